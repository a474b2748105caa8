import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { network } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

talk(
  'a message that is changed is answered anew, and once',
  asker.says('UserErrorRpCollectionLimit'),
  asker.edits('UserErrorBackupOperationInProgress'),
  bot.shows('Another backup of the VM is already running', 'What to do'),
  network.redelivers(),
  bot.repeatsItself(),
);

talk(
  'a command that is changed does its work no second time',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  asker.says('still faling'),
  asker.says('still failing'),
  bot.shows('Cause 2 of 3'),
  asker.edits('still failing!'),
  bot.shows('Cause 2 of 3'),
);

talk(
  'a command that was misspelt is obeyed when it is put right',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  asker.says('stil faling'),
  bot.shows('I don’t know this one', 'I keep your place in “The VM backup failed with an internal error”'),
  asker.edits('still failing'),
  bot.shows('Cause 2 of 3'),
);

talk(
  'steps that are put right are ticked',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  asker.says('done 1'),
  bot.shows(/Checklist: 1 of \d+ done/),
  asker.edits('done 1 and 2'),
  bot.shows(/Checklist: 2 of \d+ done/),
);

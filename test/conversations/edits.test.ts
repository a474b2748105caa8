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
  bot.shows('So far', 'cause 2 of 3'),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const linuxAgent = 'The Linux VM agent is out of date or not running';
const noSnapshot = 'The snapshot status cannot be retrieved, or no snapshot can be taken';
const lock = 'A lock on the resource group keeps Azure Backup from deleting old restore points';

talk(
  'causes are shown one after the other, and at the end what was tried',
  asker.says('Error: BackUpOperationFailedV2 (the vm runs Red Hat)'),
  bot.shows('The VM backup failed with an internal error', 'Cause 1 of 3', linuxAgent, 'What to do'),
  bot.doesNotShow('Cause 2 of 3'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3', 'The VM backup failed with an internal error', noSnapshot),
  asker.clicks('Still failing'),
  bot.shows('Cause 3 of 3', lock),
  asker.clicks('Still failing'),
  bot.shows('Everything the article knows was tried', 'What was tried', linuxAgent, noSnapshot, lock),
  bot.shows('paste the newest error message'),
  bot.offers('Talk to a person', 'Start over'),
  asker.clicks('Start over'),
  bot.shows('What went wrong?'),
);

talk(
  'each cause that did not help is told in other words',
  asker.says('BackUpOperationFailedV2 on a CentOS machine'),
  bot.shows('Cause 1 of 3'),
  asker.says('Still failing!'),
  bot.shows('Cause 2 of 3'),
  asker.says('I tried that, it is still failing'),
  bot.shows('Cause 3 of 3'),
  asker.says('same error'),
  bot.shows('Everything the article knows was tried'),
);

talk(
  'the second cause solves it',
  asker.says('ExtensionSnapshotFailedNoNetwork'),
  bot.shows('The snapshot failed because the VM has no network connectivity', 'Cause 1 of 2'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 2'),
  asker.clicks('This fixed it'),
  bot.shows('Solved', 'The snapshot failed because the VM has no network connectivity'),
  asker.says('thank you'),
  bot.shows('You are welcome'),
);

talk(
  'success is told in own words',
  asker.says('ExtensionSnapshotFailedNoNetwork'),
  asker.says('That solved it, thank you so much!'),
  bot.shows('Solved', 'The snapshot failed because the VM has no network connectivity'),
);

talk(
  'it was another problem all along',
  asker.says('BackUpOperationFailedV2 on debian'),
  asker.clicks('Not my problem'),
  bot.shows('Then it is something else', 'What to paste', 'the whole error message'),
  asker.says('the job details name UserErrorUnsupportedDiskSize'),
  bot.shows('UserErrorUnsupportedDiskSize', 'What to do'),
);

talk(
  'steps that did not help, where no cause is left',
  asker.says('UserErrorRpCollectionLimitReached'),
  bot.shows('The VM has too many restore points'),
  asker.clicks('Still failing'),
  bot.shows('Everything the article knows was tried', 'What to do next'),
);

talk(
  'an article that an answer leads to',
  asker.says('UserErrorRpCollectionLimitReached'),
  asker.follows('a lock on the resource group'),
  bot.shows(lock, 'What to do'),
);

talk(
  'where an answer comes from is folded away',
  asker.says('UserErrorBackupOperationInProgress'),
  bot.doesNotShow('Further sources'),
  asker.unfolds('Notes, links and sources'),
  bot.shows('Further sources', 'Troubleshoot Azure Backup failure'),
);

talk(
  'what has no room on a card comes when it is asked for, and the talk goes on where it was',
  asker.says('BackUpOperationFailedV2 on windows'),
  bot.shows('Cause 1 of 4', 'The Windows VM agent does not respond'),
  bot.doesNotShow('Further sources'),
  asker.clicksOnTheCard('Notes, links and sources'),
  bot.shows('The Windows VM agent does not respond', 'Good to know', 'Further sources'),
  asker.says('still failing'),
  bot.shows('Cause 2 of 4'),
);

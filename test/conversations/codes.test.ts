import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

talk(
  'a code in a line of a log',
  asker.says(
    '2031-02-03T04:05:06.789Z [WRN] job=77 vm=shop-01 result=failed code=UserErrorRpCollectionLimitReached retry=0',
  ),
  bot.shows('The VM has too many restore points (limit of 18 reached)'),
);

talk(
  'a code in XML',
  asker.says('<Error><Code>UserErrorUnsupportedDiskSize</Code><Message>no luck today</Message></Error>'),
  bot.shows('UserErrorUnsupportedDiskSize', 'What to do'),
);

talk(
  'a code in JSON inside a JSON text',
  asker.says(String.raw`{"body":"{\"error\":{\"code\":\"UserErrorBackupOperationInProgress\"}}"}`),
  bot.shows('Another backup of the VM is already running'),
);

talk(
  'a code in words',
  asker.says('user error rp collection limit reached'),
  bot.shows('The VM has too many restore points'),
);

talk(
  'a misspelt code',
  asker.says('UserErrorRpColectionLimitReached'),
  bot.shows('The VM has too many restore points'),
);

talk(
  'an error number in small letters',
  asker.says('registration of the server stops, hr=0x0001fc07 in the log of the agent'),
  bot.shows('The backup agent cannot set the encryption key'),
);

talk(
  'an error number as short as the product prints it',
  asker.says('CBEngine: upload of the catalog ended with 0x1fbd3'),
  bot.shows('0x1FBD3', 'What to do'),
);

talk(
  'a bare number that the product calls an ID',
  asker.says('The agent says (ID: 100050) and nothing more'),
  bot.shows('was unable to connect to Microsoft Azure Backup'),
);

talk(
  'an error message without any code',
  asker.says('"Snapshot operation failed due to VSS Writers in bad state"'),
  bot.shows('VSS writers on the Windows VM are in a bad state', 'vssadmin list writers'),
);

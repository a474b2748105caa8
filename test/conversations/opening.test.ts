import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { colleague } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

talk(
  'the bot says welcome, and what helps it',
  asker.joins(),
  bot.shows('What went wrong?', 'Paste the error message', 'Windows or Linux', 'no passwords or keys'),
);

talk('nobody is answered who said nothing', colleague.joins(), bot.saysNothing(), asker.types(), bot.saysNothing());

talk('a greeting', asker.says('Good morning!'), bot.shows('What went wrong?'));

talk(
  'help is given at any time, and what was open stays open',
  asker.says('ExtensionSnapshotFailedNoNetwork'),
  bot.shows('Cause 1 of 2'),
  asker.says('help'),
  bot.shows('What went wrong?', 'What helps me'),
  asker.says('still failing'),
  bot.shows('Cause 2 of 2'),
);

talk(
  'start over forgets what was open',
  asker.says('ExtensionSnapshotFailedNoNetwork on linux'),
  bot.shows('Cause 1 of 2'),
  asker.says('start over'),
  bot.shows('What went wrong?'),
  asker.says('still failing'),
  bot.doesNotShow('Cause 2 of 2', 'no network connectivity'),
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  bot.asks(/Windows or Linux\?/),
);

talk('thanks, for nothing yet', asker.says('thanks a lot'), bot.shows('You are welcome'));

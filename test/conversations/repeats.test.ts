import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { network } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

talk(
  'a message that comes twice is answered twice alike, and counts once',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  bot.shows('Cause 1 of 3'),
  asker.says('still failing'),
  bot.shows('Cause 2 of 3'),
  network.redelivers(),
  bot.repeatsItself(),
  network.redelivers(),
  bot.repeatsItself(),
  asker.says('still failing'),
  bot.shows('Cause 3 of 3'),
);

talk(
  'a click that comes twice counts once',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3'),
  network.redelivers(),
  bot.repeatsItself(),
  asker.clicks('Still failing'),
  bot.shows('Cause 3 of 3'),
);

talk(
  'a click that comes again as if it were new counts once',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  asker.ticks('Check that the agent reaches Azure'),
  asker.clicks('Save what is done'),
  bot.shows('Checklist: 1 of'),
  network.redeliversUnderANewId(),
  bot.repeatsItself(),
  asker.unticks('Check that the agent reaches Azure'),
  asker.clicks('Save what is done'),
  bot.hasTicked(),
);

talk(
  'the first message of all comes twice',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  bot.asks(/Windows or Linux\?/),
  network.redelivers(),
  bot.repeatsItself(),
  asker.clicks('Linux'),
  bot.shows('What to do'),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { world } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const fails = asker.says('BackUpOperationFailedV2 on a SUSE machine');

talk(
  'who comes back the next day is told where the talk stands',
  fails,
  asker.clicks('Still failing'),
  world.waits(20),
  asker.says('good morning'),
  bot.shows('Welcome back', 'The VM backup failed with an internal error', 'cause 2 of 3', 'Tried before'),
  bot.offers('Go on', 'This fixed it', 'Start over', 'Talk to a person'),
  asker.clicks('Go on'),
  bot.shows('Cause 2 of 3'),
);

talk(
  'who comes back with another problem gets that',
  fails,
  world.waits(20),
  asker.says('UserErrorRpCollectionLimitReached'),
  bot.shows('The VM has too many restore points', 'I keep your place'),
  bot.offersAtLeast('Back'),
  asker.clicks('Back'),
  bot.shows('Cause 1 of 3'),
);

talk(
  'who comes back with another problem and is asked first, finds the way back at each card',
  fails,
  world.waits(20),
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  bot.doesNotShow('Welcome back'),
  bot.shows('I keep your place in “The VM backup failed with an internal error”'),
);

talk(
  'who comes back with an error that nobody knows is told so, and what is open',
  fails,
  world.waits(20),
  asker.says('UserErrorOfAnotherProduct'),
  bot.shows('I know no article for UserErrorOfAnotherProduct', 'I keep your place in “The VM backup failed'),
  bot.offers('Go on', 'Start over', 'Talk to a person'),
  asker.clicks('Go on'),
  bot.shows('The VM backup failed with an internal error'),
);

talk(
  'a short pause is no silence',
  fails,
  world.waits(1),
  asker.says('hello'),
  bot.shows('What went wrong?'),
  bot.doesNotShow('Welcome back'),
);

talk(
  'who comes back and wants to begin anew, begins anew',
  fails,
  world.waits(20),
  asker.says('hello again'),
  bot.shows('Welcome back'),
  asker.clicks('Start over'),
  bot.shows('What went wrong?'),
  asker.says('what did I try'),
  bot.shows('Nothing is open at the moment'),
);

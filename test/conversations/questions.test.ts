import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const question = 'What do you back up?';
const answers = ['A whole Azure VM', 'Files, with the MARS agent', 'I don’t know'];
const proxy = 'The backup agent stops at the proxy';

talk(
  'articles that differ by what is backed up are told apart by one question, which is not asked again',
  asker.says('proxy'),
  bot.asks(question, ...answers),
  asker.clicks('Files, with the MARS agent'),
  bot.shows(proxy),
  asker.clicks('This fixed it'),
  asker.says('service is not running'),
  bot.doesNotShow(question),
);

talk(
  'the question is answered in own words',
  asker.says('proxy'),
  asker.says('it is the mars agent'),
  bot.shows(proxy),
  bot.doesNotShow(question),
);

talk('the question is answered by its number', asker.says('proxy'), asker.says('2'), bot.shows(proxy));

talk(
  'who does not know gets the list',
  asker.says('proxy'),
  asker.clicks('I don’t know'),
  bot.asks('Which of these is it?'),
  bot.shows(proxy, 'cannot reach the network'),
);

talk(
  'another problem instead of an answer',
  asker.says('proxy'),
  bot.shows(question),
  asker.says('the job says UserErrorRpCollectionLimitReached'),
  bot.shows('The VM has too many restore points', 'What to do'),
);

talk(
  'what was told is corrected, and the other article comes',
  asker.says('proxy'),
  asker.clicks('Files, with the MARS agent'),
  bot.shows(proxy),
  asker.says('sorry, it is a vm'),
  bot.doesNotShow(proxy),
  bot.shows('cannot reach the network'),
);

talk(
  'the system is corrected, and not asked again',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  asker.says('windows'),
  bot.shows('the steps for an agent that does not respond'),
  asker.says('no, Linux'),
  bot.shows('the steps for an agent that is out of date'),
  asker.says('what did I try'),
  bot.shows('The machine runs Linux'),
  asker.says('BackUpOperationFailedV2'),
  bot.doesNotShow('Windows or Linux?'),
  bot.shows('The Linux VM agent is out of date'),
);

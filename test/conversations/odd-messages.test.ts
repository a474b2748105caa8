import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const answer = 'The VM has too many restore points (limit of 18 reached)';

talk('a message without text', asker.says('   '), bot.shows('There was no text in your message', 'What to paste'));

talk(
  'a picture alone',
  asker.sendsFiles(1),
  bot.shows('I can’t read attachments', 'from a screenshot, type the code and the message'),
);

talk(
  'pictures with a text are answered by the text',
  asker.sendsFiles(2, 'see the screenshots: UserErrorRpCollectionLimitReached'),
  bot.shows(answer),
);

talk(
  '100,000 characters with a code in the middle',
  asker.says(
    `${'the job ran and then it waited, '.repeat(1_600)}UserErrorRpCollectionLimitReached${' and so on'.repeat(4_870)}`,
  ),
  bot.shows(answer),
);

talk(
  '100,000 characters that say nothing',
  asker.says('lorem ipsum '.repeat(8_400)),
  bot.shows('I don’t know this one'),
);

talk(
  'what is written as a template, Markdown or HTML is text like any other',
  asker.says(
    'UserErrorRpCollectionLimitReached ${title} ${1 + 1} **now** [here](javascript:alert(1)) <b>x</b> <at>Bot</at>',
  ),
  bot.shows(answer),
  bot.doesNotShow('${', '**', 'javascript:', '<b>', 'undefined'),
  asker.says('${title} {{DATE(2031-02-14T06:08:00Z,SHORT)}} # Title'),
  bot.shows('I don’t know this one'),
  bot.doesNotShow('${', '2031', '# Title'),
);

talk(
  'other scripts and emoji',
  asker.says('备份失败 🙁 UserErrorRpCollectionLimitReached'),
  bot.shows(answer),
  asker.says('🙁🙁🙁'),
  bot.shows('I don’t know this one'),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const refused = 'Azure Backup may not use the key vault of an encrypted VM';
const permissions = 'Key vault permissions for backing up a VM with encrypted disks';
const alike = asker.says('key vault');

talk(
  'articles that look alike are offered, and one is chosen',
  alike,
  bot.asks('Which of these is it?', refused, permissions, 'None of these'),
  asker.clicks(permissions),
  bot.shows(permissions, 'What to do'),
  bot.doesNotShow('Which of these is it?'),
);

talk(
  'none of them is it: the bot says so, and what to paste',
  alike,
  asker.clicks('None of these'),
  bot.shows('Then it is something else', 'What to paste', 'the error code', 'Windows or Linux'),
  bot.doesNotShow(refused, permissions, 'What to do'),
);

talk(
  'a no to all of them is typed',
  alike,
  asker.says('neither of them'),
  bot.shows('Then it is something else', 'What to paste'),
);

talk(
  'a choice is typed',
  alike,
  bot.shows('Which of these is it?'),
  asker.says('the second one'),
  bot.shows(permissions, 'What to do'),
);

talk(
  'a single guess is a question, and a no is taken',
  asker.says('rhel portal says agent cannot communicate'),
  bot.asks('Is it this?', 'The VM agent cannot be reached by Azure Backup', 'No, something else'),
  asker.clicks('No, something else'),
  bot.shows('Then it is something else', 'What to paste'),
);

talk(
  'a single guess is right',
  asker.says('rhel portal says agent cannot communicate'),
  bot.shows('Is it this?'),
  asker.says('yes'),
  bot.shows('The VM agent cannot be reached by Azure Backup', 'What to do'),
);

talk(
  'what no article knows is not answered',
  asker.says('the coffee machine on the third floor leaks'),
  bot.shows('I don’t know this one', 'I would rather not guess', 'What to paste', 'the whole error message'),
  bot.doesNotShow('What to do'),
);

talk(
  'an unknown code is not taken for a known one',
  asker.says('our job ends with UserErrorTheMoonIsTooBright'),
  bot.shows('I don’t know this one'),
);

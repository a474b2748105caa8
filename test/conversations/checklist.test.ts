import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const title = 'Backup of files and folders with the Azure Backup agent (MARS) fails';
const asks = asker.says(title);
const system = 'Check that the operating system is supported';
const network = 'Check that the agent reaches Azure';

talk(
  'what was checked is saved and shown',
  asks,
  bot.shows('Checklist', title, 'Check each of these', system, network),
  bot.hasTicked(),
  asker.ticks(system, network),
  asker.clicks('Save what is done'),
  bot.shows(/Checklist: 2 of \d+ done/),
  bot.hasTicked(system, network),
  asker.unticks(system),
  asker.clicks('Save what is done'),
  bot.shows(/Checklist: 1 of \d+ done/),
  bot.hasTicked(network),
);

talk(
  'what was ticked is kept when another button is clicked',
  asks,
  asker.ticks(network),
  asker.clicks('Still failing'),
  bot.shows('Everything the article knows was tried'),
  asks,
  bot.hasTicked(network),
);

talk(
  'an item leads to its article, and the list is still there',
  asks,
  asker.follows('Check that the operating system is supported and has the latest updates'),
  bot.shows('supported', 'What to do'),
  asker.scrollsTo('Check each of these'),
  asker.ticks(system),
  asker.clicks('Save what is done'),
  bot.hasTicked(system),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { world } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const agent = 'Check that Status is Running and Agent status is Ready';
const properties = 'open the VM and select Settings > Properties';

talk(
  'a checklist is there after a restart, as it was',
  asker.says('UserErrorGuestAgentStatusUnavailable on ubuntu'),
  bot.shows('Answer', 'What to do'),
  asker.ticks(agent, properties),
  asker.clicks('Save what is done'),
  bot.shows('Answer: 2 of 6 done'),
  world.restartsTheBot(),
  asker.says('what did I try?'),
  bot.shows('So far', 'The VM agent cannot be reached', '2 of 6 done', agent, 'The machine runs Linux'),
  asker.clicks('Go on'),
  bot.shows('Answer: 2 of 6 done'),
  bot.hasTicked(properties, agent),
  asker.unticks(agent),
  asker.clicks('Save what is done'),
  bot.shows('Answer: 1 of 6 done'),
);

talk(
  'a tick of a card from before the restart counts',
  asker.says('UserErrorGuestAgentStatusUnavailable on ubuntu'),
  asker.ticks(agent),
  world.restartsTheBot(),
  asker.clicks('Save what is done'),
  bot.hasTicked(agent),
);

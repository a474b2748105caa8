import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const begins = asker.says('our linux vm backup fails, is there a health check for azure vm backup, step by step');

talk(
  'the step-by-step guide goes through its four steps with all their checks, and sums up at the end',
  begins,
  bot.shows('Guided check, step 1 of 4', 'Check the health of the VM', 'no OS updates and no reboots are pending'),
  bot.doesNotShow('Check the health of the VM agent'),
  asker.clicks('Next step'),
  bot.shows('step 2 of 4', 'Check the health of the VM agent', 'Check that the agent is running'),
  bot.doesNotShow('services.msc'),
  asker.says('done 1 and 2'),
  bot.shows('step 2 of 4: 2 of 4 done'),
  asker.clicks('Next step'),
  bot.shows('step 3 of 4', 'Check the health of the VM’s extensions'.replace('’', "'")),
  asker.says('next step'),
  bot.asks('Are the disks of the VM encrypted?', 'Yes, encrypted', 'No, not encrypted', 'I don’t know'),
  asker.clicks('No, not encrypted'),
  bot.shows('step 4 of 4', 'Check that DHCP is enabled', 'If it still fails'),
  bot.doesNotShow('check that all required permissions are there'),
  asker.clicks('Still failing'),
  bot.shows(
    'Everything the article knows was tried',
    'Check the health of the VM agent',
    'Done: Check that the agent is running',
  ),
);

talk(
  'a step of the guide solves it',
  begins,
  asker.clicks('Next step'),
  asker.clicks('This fixed it'),
  bot.shows('Solved', 'Find out why an Azure VM backup fails, step by step'),
);

talk(
  'one can go back in the guide, and ticks stay',
  begins,
  asker.ticks('no OS updates'),
  asker.clicks('Next step'),
  bot.shows('step 2 of 4'),
  asker.says('back'),
  bot.shows('step 1 of 4: 1 of 2 done'),
  bot.hasTicked('no OS updates'),
);

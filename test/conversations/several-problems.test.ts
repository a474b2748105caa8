import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const points = 'The VM has too many restore points (limit of 18 reached)';
const running = 'Another backup of the VM is already running';
const both = asker.says(
  'Two machines make trouble:\n1. shop-01 says UserErrorRpCollectionLimitReached\n' +
    '2. shop-02 says UserErrorBackupOperationInProgress',
);

talk(
  'two problems in one message: each is offered, and one is begun',
  both,
  bot.asks('Which of them first?', points, running, 'None of these'),
  bot.shows('You tell of 2 problems'),
  asker.clicks(running),
  bot.shows(running, 'What to do'),
  bot.doesNotShow('Which of them first?'),
);

talk(
  'the second problem is offered when the first is solved',
  both,
  asker.clicks(running),
  asker.clicks('This fixed it'),
  bot.shows('Solved', 'Shall we go on with this?', points),
  asker.says('yes'),
  bot.shows(points, 'What to do'),
  asker.clicks('This fixed it'),
  bot.shows('Solved', 'If something else fails, just tell me'),
);

talk('one of two problems is picked by its number', both, asker.says('1'), bot.shows(points, 'What to do'));

talk(
  'two problems in sentences',
  asker.says(
    'One VM fails with UserErrorRpCollectionLimitReached. Another problem is UserErrorBackupOperationInProgress on the next.',
  ),
  bot.asks('Which of them first?', points, running, 'None of these'),
);

talk(
  'one problem told twice is one problem',
  asker.says(
    '- the job ended with UserErrorRpCollectionLimitReached\n- so UserErrorRpCollectionLimitReached it is, again',
  ),
  bot.shows(points, 'What to do'),
  bot.doesNotShow('Which of them first?'),
);

talk(
  'a pasted list of what was tried is no list of problems',
  asker.says(
    'UserErrorRpCollectionLimitReached. I tried:\n1. a restart of the machine\n2. a cup of coffee\n3. another restart',
  ),
  bot.shows(points, 'What to do'),
  bot.doesNotShow('Which of them first?'),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const fails = asker.says('BackUpOperationFailedV2 on a SUSE machine');
const points = 'The VM has too many restore points';

talk(
  'a new problem in the middle, and back',
  fails,
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3', 'One more cause is left after this one'),
  asker.says('now another one says UserErrorRpCollectionLimitReached'),
  bot.shows(points, 'I keep your place in “The VM backup failed with an internal error”'),
  asker.says('go back'),
  bot.shows('Cause 2 of 3'),
  asker.says('back'),
  bot.shows('Cause 1 of 3'),
  asker.says('back'),
  bot.shows('There is nothing to go back to'),
);

talk(
  'a misclick is taken back',
  fails,
  asker.clicks('This fixed it'),
  bot.shows('Solved'),
  asker.says('back'),
  bot.shows('Cause 1 of 3'),
);

talk(
  'a sentence that tells of an error is no command',
  fails,
  bot.shows('Cause 1 of 3'),
  asker.says('backup still failing with error UserErrorRpCollectionLimitReached'),
  bot.shows(points, 'What to do'),
  bot.doesNotShow('Cause 2 of 3'),
);

talk(
  'the same error pasted again keeps the place; with "still" it goes on',
  fails,
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3'),
  asker.says('BackUpOperationFailedV2'),
  bot.shows('Cause 2 of 3'),
  asker.says('I get the same error BackUpOperationFailedV2 still'),
  bot.shows('Cause 3 of 3', 'This is the last cause that I know'),
);

talk(
  'what did I try, before, in the middle and at the end',
  asker.says('what did I try?'),
  bot.shows('Nothing is open at the moment'),
  fails,
  asker.ticks('Update the Linux VM agent'),
  asker.clicks('Still failing'),
  asker.says('where were we?'),
  bot.shows(
    'So far',
    'cause 2 of 3',
    'Tried before',
    'The Linux VM agent is out of date',
    'Done: Update the Linux VM agent',
  ),
  bot.offers('Go on', 'This fixed it', 'Start over', 'Talk to a person'),
  asker.clicks('Go on'),
  bot.shows('Cause 2 of 3'),
  asker.clicks('Still failing'),
  asker.clicks('Still failing'),
  bot.shows('Everything the article knows was tried', 'Done: Update the Linux VM agent'),
);

talk(
  'whether it helped is asked once',
  fails,
  asker.says('thanks'),
  bot.asks('Did it help', 'This fixed it', 'Still failing', 'Show it again', 'Talk to a person'),
  asker.says('not yet, I try it now'),
  asker.says('thank you'),
  bot.shows('You are welcome'),
  bot.doesNotShow('Did it help'),
);

talk(
  'whether it helped is answered in own words',
  fails,
  asker.says('thanks'),
  asker.says('no'),
  bot.shows('Cause 2 of 3'),
);

talk(
  'steps are ticked by typing',
  fails,
  asker.says('done 1'),
  bot.shows('1 of 5 done'),
  asker.says('step 9 is done'),
  bot.shows('There is no step with that number'),
  asker.says('undo 1'),
  bot.shows('Cause 1 of 3'),
  bot.doesNotShow('1 of 5 done'),
);

talk(
  'what else fitted is shown',
  asker.says('linux vm agent is out of date'),
  asker.says('show the others'),
  bot.shows('What else fitted', 'Which of these is it?'),
  asker.says('back'),
  bot.shows('The Linux VM agent is out of date'),
);

talk('nothing else fitted', asker.says('show the others'), bot.shows('Nothing else fitted what you wrote'));

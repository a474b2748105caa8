import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const fails = asker.says('BackUpOperationFailedV2 on a SUSE machine');
const choice = asker.says('encrypted vm fails');

talk(
  'a nod keeps the place',
  fails,
  asker.says('ok, 👍'),
  bot.shows('Take your time', 'say “it worked” or “still failing”'),
  bot.offers('Go on', 'Start over'),
  asker.says('still failing'),
  bot.shows('Cause 2 of 3'),
);

talk(
  'an answer that nobody asked for changes nothing, and is not looked up',
  fails,
  ...['yes', 'no', '2', 'the second one'].flatMap((text) => [
    asker.says(text),
    bot.shows('I am not sure what you mean', 'Say “still failing”, “it worked” or “done 2”'),
    bot.doesNotShow('What to paste'),
  ]),
  asker.clicks('Go on'),
  bot.shows('Cause 1 of 3'),
);

talk(
  'where nothing is open, that is said',
  ...['yes', '3', 'ok', 'done 1', 'still failing', 'all done'].flatMap((text) => [
    asker.says(text),
    bot.shows('Nothing is open at the moment', 'Tell me what fails'),
  ]),
);

talk(
  'a number that was not offered brings the offer again',
  choice,
  bot.shows('Is it this?'),
  asker.says('9'),
  bot.shows('Is it this?'),
  asker.says('1'),
  bot.offersAtLeast('This fixed it'),
);

talk(
  'a question that is answered beside the point is asked again',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  asker.says('ok'),
  bot.asks('Does the machine run Windows or Linux?', 'Windows', 'Linux', 'Both, or I don’t know'),
  asker.says('dunno'),
  bot.shows('What to do'),
);

talk(
  'all steps are done: whether it helped is asked, and answered by typing',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  bot.shows('Checklist'),
  asker.says('all done'),
  bot.shows(/Checklist: (\d+) of \1 done/, 'Everything here is done. Did it help?'),
  asker.says('yes'),
  bot.shows('Solved'),
);

talk(
  'all steps are done, and it did not help',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  asker.says('tick all'),
  bot.shows('Did it help?'),
  asker.says('untick 1'),
  bot.shows(/Checklist: \d+ of \d+ done/),
  asker.says('done 1'),
  bot.doesNotShow('Did it help?'),
  asker.says('still failing'),
  bot.doesNotShow('Check each of these'),
);

talk(
  'whether it helped stays asked while steps are ticked',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  asker.says('thanks'),
  bot.shows('Did it help'),
  asker.says('all done'),
  bot.doesNotShow('Did it help'),
  asker.says('yes'),
  bot.shows('Solved'),
);

talk(
  'steps are ticked also while a choice is open',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  choice,
  bot.shows('Is it this?'),
  asker.says('done 1'),
  bot.shows(/Checklist: 1 of \d+ done/),
);

talk(
  'never mind begins anew',
  fails,
  asker.says('never mind'),
  bot.shows('What went wrong?'),
  asker.says('I’m back'),
  bot.shows('Nothing is open at the moment'),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { expert } from './stage/expert.js';
import { network } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const fails = asker.says('BackUpOperationFailedV2 on a SUSE machine');
const asksForAPerson = asker.says('talk to a person');

talk(
  'from question to resolved',
  fails,
  asker.ticks('Update the Linux VM agent'),
  asker.clicks('Still failing'),
  asker.clicks('Talk to a person'),
  bot.shows('Send this to support', 'What is the problem?'),
  asker.clicks('Send without answering'),
  bot.shows('Your ticket has arrived', 'I go on helping'),
  expert.reads(
    'BackUpOperationFailedV2 on a SUSE machine',
    'The VM backup failed with an internal error',
    'Update the Linux VM agent',
    '"outcome": "tried"',
    '"isDone": true',
    '"platform": "linux"',
    // Filled in by the bot, and sent with the rest.
    '"answer": "SUSE"',
  ),
  asker.says('what did I try?'),
  bot.shows('So far'),
  expert.takes(),
  bot.shows('Support engineer is here', 'I keep silent'),
  asker.tells('hello, are you there?'),
  bot.saysNothing(),
  expert.reads('hello, are you there?'),
  expert.says('Yes. Please run <b>waagent</b> -version **now**'),
  bot.shows('Support engineer', 'Yes. Please run <b>waagent</b> -version **now**'),
  asker.tells('still failing'),
  bot.saysNothing(),
  asker.sendsFiles(2, 'this is what it looks like'),
  bot.shows('passed on'),
  expert.reads('this is what it looks like'),
  expert.resolves('The agent was too old.'),
  bot.shows('closed your ticket as solved', 'The agent was too old.', 'I am back'),
  asker.says('UserErrorRpCollectionLimitReached'),
  bot.shows('The VM has too many restore points'),
);

talk(
  'two experts, one wins; what was resolved is opened again by the asker',
  asksForAPerson,
  asker.clicks('Send to support'),
  bot.shows('Say in a few words what fails'),
  asker.says('backups of our file server stopped last night'),
  bot.shows('Your ticket has arrived'),
  expert.takes(),
  expert.isRefusedToAnother('take', 'Support engineer has this ticket'),
  expert.isRefusedToAnother('resolve', 'Support engineer has this ticket'),
  expert.resolves('Works again.'),
  asker.clicks('It still fails: open it again'),
  bot.shows('Your ticket is open again'),
  expert.takes(),
  bot.shows('Support engineer is here'),
  expert.sees(1),
);

talk(
  'back to the bot, and the ticket is closed',
  asksForAPerson,
  asker.says('skip the form'),
  bot.shows('Your ticket has arrived'),
  asker.says('talk to a person'),
  bot.shows('Your ticket waits for a person'),
  expert.takes(),
  asker.says('back to the bot'),
  bot.shows('Your ticket is closed', 'I am back'),
  expert.reads('withdrawn'),
  fails,
  bot.shows('Cause 1 of 3'),
);

talk(
  'an expert gives it back, and the bot goes on helping meanwhile',
  asksForAPerson,
  asker.says('no form'),
  expert.takes(),
  expert.releases(),
  bot.shows('Somebody else will go on with your ticket'),
  fails,
  bot.shows('Cause 1 of 3'),
  expert.reads('BackUpOperationFailedV2 on a SUSE machine'),
  asker.says('my tickets'),
  bot.shows('Your ticket', 'waits for a person'),
);

talk(
  'however often the form comes, there is one ticket, and what was said before is said again',
  fails,
  asker.clicks('Talk to a person'),
  asker.clicks('Send without answering'),
  network.redelivers(),
  bot.shows('Your ticket has arrived'),
  network.redeliversUnderANewId(),
  bot.shows('Your ticket has arrived'),
  expert.sees(1),
);

talk(
  'what is said to a person arrives once, however often it comes',
  asksForAPerson,
  asker.says('skip'),
  expert.takes(),
  asker.tells('only once, please'),
  network.redelivers(),
  expert.readsOnce('only once, please'),
);

talk(
  'a secret reaches no expert',
  asker.says('backup fails, password=Tr0ub4dor&3xyz for the share'),
  bot.shows('removed'),
  asksForAPerson,
  asker.says(
    'the key is AccountKey=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYg==',
  ),
  bot.shows('Send this to support'),
  asker.clicks('Send to support'),
  expert.takes(),
  asker.tells('again password=Tr0ub4dor&3xyz'),
  expert.doesNotRead('Tr0ub4dor', 'Zm9vYmFy'),
  expert.reads('"removed": 1'),
);

talk(
  'a person is offered after two misses, and where it is urgent',
  asker.says('the coffee machine is broken'),
  bot.doesNotShow('Shall I bring in a person?'),
  asker.says('the vending machine, too'),
  bot.shows('Shall I bring in a person?'),
  asker.says('start over'),
  asker.says('UserErrorRpCollectionLimitReached and it is urgent, production is down'),
  bot.shows('The VM has too many restore points', 'This sounds urgent'),
  asker.says('UserErrorRpCollectionLimitReached, urgent!'),
  bot.doesNotShow('This sounds urgent'),
);

talk(
  'who forgets the problem still has the ticket, also after a restart',
  asksForAPerson,
  asker.says('skip'),
  asker.says('start over'),
  asker.says('my tickets'),
  bot.shows('waits for a person'),
  asker.says('take back the ticket'),
  bot.shows('Your ticket is closed'),
  asker.says('back to the bot'),
  bot.shows('Nothing is open'),
);

const opensAndTakesBack = [asksForAPerson, asker.says('skip'), asker.clicks('Take the ticket back')];

talk(
  'who opens one ticket after the other is told when the next is possible, and can open the last one again',
  ...Array.from({ length: 5 }, () => opensAndTakesBack).flat(),
  asksForAPerson,
  bot.shows('No new ticket for now', 'You have opened 5 tickets within an hour', 'The next one is possible in'),
  asker.clicks('Open it again'),
  bot.shows('Your ticket is open again'),
  asksForAPerson,
  bot.shows('Your ticket waits for a person'),
  expert.sees(5),
);

const sendsTheOldForm = [asker.scrollsToTheFirst('Send this to support'), asker.clicks('Send without answering')];

talk(
  'an old form sent again says how its ticket stands by now',
  fails,
  asker.clicks('Talk to a person'),
  asker.scrollsTo('Send this to support'),
  asker.clicks('Send without answering'),
  bot.shows('Your ticket has arrived'),
  ...sendsTheOldForm,
  bot.shows('Your ticket has arrived'),
  asker.clicks('Take the ticket back'),
  ...sendsTheOldForm,
  bot.shows('This ticket is closed already', 'It was taken back', 'Nothing was changed'),
  asker.clicks('Open it again'),
  bot.shows('Your ticket is open again'),
  expert.takes(),
  ...sendsTheOldForm,
  bot.shows('Support engineer is here'),
  expert.resolves('Works again.'),
  ...sendsTheOldForm,
  bot.shows('This ticket is closed already', 'Support engineer has closed it as solved'),
  asker.clicks('Open it again'),
  bot.shows('Your ticket is open again'),
  expert.sees(1),
);

talk(
  'old buttons that take back and open again say how it stands, and the ticket before the last one stays closed',
  asksForAPerson,
  asker.says('skip'),
  asker.scrollsTo('Your ticket has arrived'),
  asker.clicks('Take the ticket back'),
  asker.clicks('Open it again'),
  asker.scrollsToTheFirst('Your ticket has arrived'),
  asker.clicks('Take the ticket back'),
  bot.shows('Your ticket waits for a person'),
  asker.clicks('Take the ticket back'),
  bot.shows('Your ticket is closed'),
  asksForAPerson,
  asker.says('skip'),
  bot.shows('Your ticket has arrived'),
  asker.scrollsToTheFirst('Your ticket has arrived'),
  asker.clicks('Take the ticket back'),
  bot.shows('This ticket is closed already', 'You have asked again since'),
  expert.sees(2),
);

talk(
  'of a secret in a form the asker is told, and the expert sees that there was one',
  fails,
  asker.clicks('Talk to a person'),
  asker.fillsIn('What is the problem?', 'the share fails with password=Tr0ub4dor&3xyz'),
  asker.clicks('Send without answering'),
  bot.shows('Your ticket has arrived', 'I removed a password from your message'),
  expert.reads('the share fails with password=[password removed]', '"removed": 1'),
  expert.doesNotRead('Tr0ub4dor'),
);

talk(
  'what is typed while the form is open is added to it, and sent when the asker says so',
  asker.says('the coffee machine is broken, I want to talk to a human'),
  bot.shows('Send this to support'),
  asker.says('the light blinks red'),
  bot.shows('Send this to support'),
  asker.says('no wait, never mind'),
  bot.doesNotShow('Your ticket has arrived'),
  asker.says('let me talk to a human you piece of junk'),
  bot.shows('Send this to support'),
  asker.clicks('Send to support'),
  bot.shows('Your ticket has arrived'),
  expert.sees(1),
  expert.reads('the coffee machine is broken'),
);

talk(
  'a problem that is told with the wish has the form of its article',
  asker.says('UserErrorRpCollectionLimitReached since yesterday, put me through to a person'),
  bot.shows('Send this to support', 'Which VMs are affected?'),
  asker.clicks('Send without answering'),
  expert.reads('UserErrorRpCollectionLimitReached since yesterday', 'too many restore points'),
);

import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { world } from './stage/others.js';
import { openStage } from './stage/stage.js';
import { teamsExpert } from './stage/teams-expert.js';

// Each talk is played with an asker in Teams and with one in the web chat.
const talk = openStage();

const fails = asker.says('BackUpOperationFailedV2 on a SUSE machine');

talk(
  'from question to resolved, with an expert in Teams',
  teamsExpert.bringsSupportHere(),
  fails,
  asker.ticks('Update the Linux VM agent'),
  asker.clicks('Still failing'),
  asker.clicks('Talk to a person'),
  asker.clicks('Send without answering'),
  bot.shows('Your ticket has arrived'),
  teamsExpert.reads(
    'waits for somebody',
    'BackUpOperationFailedV2 on a SUSE machine',
    'The VM backup failed with an internal error',
    'did not help',
    'Update the Linux VM agent',
    'System: linux',
  ),
  asker.says('what did I try?'),
  bot.shows('So far'),
  teamsExpert.reads('what did I try?'),
  teamsExpert.clicks('Take'),
  bot.shows('Support engineer is here', 'I keep silent'),
  teamsExpert.reads('Support engineer has it', 'Support engineer has taken it'),
  teamsExpert.isRefusedToAnother('Resolve', 'Support engineer has this ticket. Nothing was changed.'),
  asker.tells('hello, are you there?'),
  bot.saysNothing(),
  teamsExpert.readsOnce('hello, are you there?'),
  teamsExpert.writes('Yes. Please run &lt;b&gt;waagent&lt;/b&gt; -version **now**'),
  bot.shows('Support engineer', 'Yes. Please run <b>waagent</b> -version **now**'),
  teamsExpert.writesAmongExperts('// it is the old agent again'),
  asker.tells('2.2.10'),
  bot.saysNothing(),
  teamsExpert.readsOnce('2.2.10'),
  teamsExpert.clicks('Send message', { reply: 'That one is too old: please update it.' }),
  bot.shows('Support engineer', 'That one is too old: please update it.'),
  bot.doesNotShow('old agent again'),
  teamsExpert.readsOnce('That one is too old: please update it.'),
  teamsExpert.doesNotRead('Yes. Please run'),
  teamsExpert.clicks('Resolve', { note: 'The agent was too old.' }),
  bot.shows('closed your ticket as solved', 'The agent was too old.', 'I am back'),
  teamsExpert.reads('resolved by Support engineer', 'Support engineer resolved it'),
  asker.clicks('It still fails: open it again'),
  bot.shows('Your ticket is open again'),
  teamsExpert.reads('open again, waits for somebody', 'opened it again'),
);

talk(
  'an answer takes the ticket; taken back by the asker, it ends for everybody',
  teamsExpert.bringsSupportHere(),
  asker.says('talk to a person'),
  asker.says('skip the form'),
  bot.shows('Your ticket has arrived'),
  teamsExpert.writes('I am looking at it.'),
  bot.shows('Support engineer', 'I am looking at it.'),
  teamsExpert.reads('Support engineer has taken it'),
  asker.says('back to the bot'),
  bot.shows('Your ticket is closed', 'I am back'),
  teamsExpert.reads('taken back by the asker'),
  teamsExpert.writesAmongExperts('one more thing'),
  teamsExpert.reads('The asker did not get your message. This ticket is closed: open it again first.'),
);

talk(
  'a secret reaches nobody in Teams',
  teamsExpert.bringsSupportHere(),
  asker.says('backup fails, password=Tr0ub4dor&3xyz for the share'),
  asker.says('talk to a person'),
  asker.says('skip the form'),
  teamsExpert.reads('1 secret was removed from what the asker wrote'),
  teamsExpert.clicks('Take'),
  asker.tells('again password=Tr0ub4dor&3xyz'),
  teamsExpert.reads('1 secret was removed from it'),
  teamsExpert.doesNotRead('Tr0ub4dor'),
  bot.keepsSecret('Tr0ub4dor&3xyz'),
);

talk(
  'an expert learns that the asker cannot be reached any more',
  teamsExpert.bringsSupportHere(),
  asker.says('talk to a person'),
  asker.says('skip the form'),
  teamsExpert.clicks('Take'),
  bot.shows('Support engineer is here'),
  world.takesTheBotOut(),
  teamsExpert.clicks('Send message', { reply: 'Is it solved?' }),
  teamsExpert.readsOnce('Not delivered to the asker', 'The bot is no longer in their chat'),
  teamsExpert.clicks('Resolve', { note: 'Gone home.' }),
  teamsExpert.reads('resolved by Support engineer'),
);

talk(
  'a ticket goes on after a restart of the bot',
  teamsExpert.bringsSupportHere(),
  asker.says('talk to a person'),
  asker.says('skip the form'),
  teamsExpert.clicks('Take'),
  bot.shows('Support engineer is here'),
  world.restartsTheBot(),
  asker.tells('are you still there?'),
  teamsExpert.readsOnce('are you still there?'),
  teamsExpert.writes('I am.'),
  bot.shows('I am.'),
);

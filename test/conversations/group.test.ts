import { expect } from '@jest/globals';
import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { expert } from './stage/expert.js';
import { colleague } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const fails = asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails');
const system = 'Check that the operating system is supported';
const network = 'Check that the agent reaches Azure';

talk(
  'in a group it is told who did what, and a card that is older takes no tick back',
  fails,
  bot.shows('Checklist'),
  asker.ticks(system),
  asker.clicks('Save what is done'),
  bot.shows(/Checklist: 1 of \d+ done/, '(done by Asker)'),
  colleague.says('go on'),
  bot.hasTicked(system),
  asker.ticks(network),
  colleague.clicks('Save what is done'),
  bot.shows(/Checklist: 2 of \d+ done/, '(done by Asker)', '(done by Colleague)'),
  bot.hasTicked(system, network),
);

talk(
  'two people tick on the same old card',
  fails,
  asker.ticks(system),
  asker.clicks('Save what is done'),
  asker.scrollsToTheFirst('Check each of these'),
  asker.unticks(system),
  asker.ticks(network),
  colleague.clicks('Save what is done'),
  bot.hasTicked(system, network),
);

talk(
  'what one tries, the other goes on with',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  colleague.says('still failing'),
  bot.shows('Cause 2 of 3'),
  asker.says('what did we try'),
  bot.shows('cause 2 of 3', 'The Linux VM agent is out of date'),
);

talk(
  'who asks for a person speaks for nobody else: the expert reads who said what',
  colleague.says('BackUpOperationFailedV2 since the proxy was changed'),
  asker.says('our file server is a SUSE machine, and BackUpOperationFailedV2 came yesterday'),
  asker.says('talk to a person'),
  asker.says('skip the form'),
  bot.shows('Your ticket has arrived'),
  expert.readsThat(({ story }) => {
    const said = story.transcript.filter(({ who }) => who === 'asker').map(({ name, text }) => [name, text]);
    expect(said).toEqual([
      ['Colleague', 'BackUpOperationFailedV2 since the proxy was changed'],
      ['Asker', 'our file server is a SUSE machine, and BackUpOperationFailedV2 came yesterday'],
      ['Asker', 'talk to a person'],
      ['Asker', 'skip the form'],
    ]);
    expect(story.words).toBe('our file server is a SUSE machine, and BackUpOperationFailedV2 came yesterday');
    expect(story.others).toMatchObject([
      { name: 'Colleague', text: 'BackUpOperationFailedV2 since the proxy was changed' },
    ]);
  }),
);

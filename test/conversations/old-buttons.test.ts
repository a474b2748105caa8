import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

const outdated = bot.shows('That button is out of date', 'Please ask again');

talk(
  'a button that names an article that is gone',
  asker.forges({ verb: 'show', topic: 'an-article-of-last-year', key: 'old-card.1' }),
  outdated,
  asker.forges({ verb: 'still-failing', topic: 'an-article-of-last-year', key: 'old-card.1' }),
  outdated,
);

talk(
  'a button that asks for something unknown',
  asker.forges({ verb: 'launch-the-rocket', topic: 'BackUpOperationFailed', key: 'card.1' }),
  outdated,
  asker.forges({ colour: 'red' }),
  outdated,
  asker.forges({ verb: 'show', topic: { deeply: ['wrong'] }, key: 7 }),
  outdated,
);

talk(
  'what was open before such a button is open after it',
  asker.says('ExtensionSnapshotFailedNoNetwork'),
  asker.forges({ verb: 'show', topic: 'an-article-of-last-year', key: 'old-card.1' }),
  outdated,
  asker.says('still failing'),
  bot.shows('Cause 2 of 2'),
);

talk(
  'a button of an earlier card still works',
  asker.says('UserErrorGuestAgentStatusUnavailable'),
  asker.clicks('Windows'),
  bot.shows('the steps for an agent that does not respond'),
  asker.says('UserErrorRpCollectionLimitReached'),
  asker.scrollsTo('Does the machine run Windows or Linux?'),
  asker.clicks('Linux'),
  bot.shows('The VM agent cannot be reached by Azure Backup', 'the steps for an agent that is out of date'),
);

talk(
  'a cause that is called tried twice counts once',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  bot.shows('Cause 1 of 3'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3'),
  asker.scrollsTo('Cause 1 of 3'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3'),
  asker.clicks('Still failing'),
  bot.shows('Cause 3 of 3'),
);

talk(
  'an old card still tells what the problem was not',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  asker.clicks('Still failing'),
  asker.scrollsTo('Cause 1 of 3'),
  asker.clicks('Not my problem'),
  bot.shows('Then it is something else'),
);

talk(
  'a tick of a step that the article no longer has: that is told, and the rest is saved',
  asker.says('Backup of files and folders with the Azure Backup agent (MARS) fails'),
  bot.shows('Checklist'),
  asker.forges({
    ...{ verb: 'tick', topic: 'mars-backup-fails', part: 'mars-backup-fails', was: '', key: 'card.1' },
    ...{ 'step-s0000000': 'true' },
  }),
  bot.shows('One of the steps that you ticked is no longer in the article', 'Check each of these'),
);

talk(
  'a card that was passed on from another chat changes nothing',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  bot.shows('Cause 1 of 3'),
  asker.forges({ verb: 'still-failing', topic: 'BackUpOperationFailed', key: 'their-turn~aaaaaa.1' }),
  bot.shows('That card belongs to another chat', 'nothing was changed'),
  asker.says('still failing'),
  bot.shows('Cause 2 of 3'),
);

talk(
  'a button that is pressed twice counts once',
  asker.says('BackUpOperationFailedV2 on a SUSE machine'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3'),
  asker.scrollsTo('Cause 1 of 3'),
  asker.clicks('Still failing'),
  bot.shows('Cause 2 of 3'),
);

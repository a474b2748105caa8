import { asker } from './stage/asker.js';
import { bot } from './stage/bot.js';
import { network } from './stage/others.js';
import { openStage } from './stage/stage.js';

const talk = openStage();

// Put together here, so that nobody and no scanner takes them for real ones.
const accountKey = Buffer.from('this is no key, but it is as long as one: 64 bytes of plain talk').toString('base64');
const password = ['correct', 'Horse', '7!'].join('-');
const connectionString = `DefaultEndpointsProtocol=https;AccountName=shopfiles;AccountKey=${accountKey};EndpointSuffix=core.windows.net`;

talk(
  'a connection string in a message is taken out, and the asker is told',
  asker.says(`UserErrorRpCollectionLimitReached, our storage is ${connectionString}`),
  bot.shows('I removed', 'account key', 'from your message', 'The VM has too many restore points'),
  bot.doesNotShow('shopfiles;'),
  bot.keepsSecret(accountKey),
);

talk(
  'a redelivered secret is as secret',
  asker.says(`UserErrorRpCollectionLimitReached password: ${password}`),
  bot.shows('I removed a password'),
  network.redelivers(),
  bot.repeatsItself(),
  bot.keepsSecret(password),
);

talk(
  'a secret and nothing else',
  asker.says(connectionString),
  bot.shows('I removed', 'What to paste'),
  bot.keepsSecret(accountKey),
  asker.says('UserErrorRpCollectionLimitReached'),
  bot.doesNotShow('I removed'),
);

talk(
  'a secret in the fields of a button',
  asker.forges({ verb: 'tick', topic: 'mars-backup-fails', key: 'card.1', note: `password=${password}` }),
  bot.keepsSecret(password),
);

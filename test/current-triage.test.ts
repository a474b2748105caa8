import { afterEach, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCurrentTriage } from '../src/current-triage.js';
import { makePack } from '../src/pack/make-pack.js';
import { Problem } from '../src/model/problem.js';
import { openMemoryStore } from '../src/storage/open-store.js';
import { createTurn } from '../src/turn/turn.js';
import { anArticle, folderOf } from './helpers/folders.js';
import { createHeardLog } from './helpers/heard-log.js';

jest.setTimeout(120_000);

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

const mailbox = (step: string) =>
  anArticle('The mailbox is full', 'codes: [MailboxFullError]', `## Steps\n\n1. ${step}`);

/** Articles that are watched; what makes the new pack is handed in. */
async function start(make: typeof makePack) {
  const folder = folderOf({ 'mailbox.md': mailbox('Empty the bin.') });
  ends.push(folder.remove);
  const log = createHeardLog();
  const current = await createCurrentTriage({
    paths: [folder.path],
    isWatching: true,
    log,
    pace: { every: 20, retry: 60 },
    make: (job) => make(job),
  });
  ends.push(current.stop);
  return { log, current, write: (step: string) => writeFileSync(join(folder.path, 'mailbox.md'), mailbox(step)) };
}

const inUse = /^info changed articles are in use/;

test('what cannot be made is told once with its advice, tried again, and taken when it can be', async () => {
  let tries = 0;
  const { log, current, write } = await start((job) => {
    tries += 1;
    if (tries < 4) throw new Problem('pack-not-made', 'the disk is on fire', 'Put it out.');
    return makePack(job);
  });
  const { version } = current.now().pack;
  write('Delete old mail.');
  await log.says(inUse);
  expect(tries).toBe(4);
  expect(log.lines).toEqual([
    'warn this keeps new articles from being used {"reason":"the disk is on fire","advice":"Put it out."}',
    `warn the articles in use stay {"version":"${version}","topics":1}`,
    expect.stringMatching(inUse),
  ]);
});

test('a card that cannot be shown keeps the new articles away', async () => {
  const badCards = [{ file: 'mailbox.md', line: 1, reason: 'its answer card is too large' }];
  const { log, current, write } = await start(async (job) => ({ ...(await makePack(job)), badCards }));
  const before = current.now();
  write('Delete old mail.');
  expect(await log.says(/^warn this keeps/)).toContain('its answer card is too large');
  await log.says(/^warn the articles in use stay/);
  expect(current.now()).toBe(before);
});

test('bytes that are damaged on the way keep the new articles away', async () => {
  const { log, current, write } = await start(async (job) => {
    const made = await makePack(job);
    return { ...made, bytes: made.bytes.slice(0, -8) };
  });
  const before = current.now();
  write('Delete old mail.');
  await log.says(/^warn the articles in use stay/);
  expect(current.now()).toBe(before);
});

test('only cards of topics that say something else are looked at', async () => {
  const jobs: unknown[] = [];
  const { log, current, write } = await start((job) => {
    jobs.push(job.known);
    return makePack(job);
  });
  const { digests } = current.now();
  write('Delete old mail.');
  await log.says(inUse);
  expect(jobs).toEqual([digests]);
  expect([...digests.keys()]).toEqual(['mailbox']);
});

test('a turn under way ends with the articles that it began with', async () => {
  const { log, current, write } = await start(makePack);
  const { store } = await openMemoryStore();
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const slow = {
    ...store,
    loadTurn: async (id: string, keys: readonly string[]) => {
      await gate;
      return store.loadTurn(id, keys);
    },
  };
  const turnOn = (on: typeof store) => createTurn({ triage: current.now, store: on, newId: () => 'id', log });
  const traits = { cards: true, universalActions: false };
  const asker = { channel: 'test', id: 'ann' };
  const talk = { conversation: 'talk', asker, traits };
  const message = { kind: 'text' as const, ...talk, text: 'MailboxFullError', attachments: 0 };
  const underWay = turnOn(slow)({ ...message, id: '1' });
  write('Delete old mail.');
  await log.says(inUse);
  const [later] = await turnOn(store)({ ...message, id: '2', conversation: 'other' });
  go();
  const [reply] = await underWay;
  expect([reply?.text, later?.text]).toEqual([
    expect.stringContaining('Empty the bin.'),
    expect.stringContaining('Delete old mail.'),
  ]);
});

import { afterAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { makePackInThread } from '../../src/pack/make-in-thread.js';
import { makePack } from '../../src/pack/make-pack.js';
import { anArticle, folderOf } from '../helpers/folders.js';

const folder = folderOf({
  'articles/mailbox.md': anArticle('The mailbox is full', 'codes: [MailboxFullError]', '## Steps\n\n1. Empty it.'),
  'hang.mjs': 'setInterval(() => undefined, 1000);',
  'spin.mjs': 'for (;;);',
  'crash.mjs': "throw new Error('the thread is on fire');",
  'end.mjs': 'process.exit(3);',
});
afterAll(() => folder.remove());
const paths = [join(folder.path, 'articles')];
const threadOf = (name: string) => ({ file: join(folder.path, name) });

test('makes in a thread what is made without', async () => {
  const told: number[] = [];
  const made = await makePackInThread({ paths }, { onProgress: (done) => void told.push(done) });
  const { bytes, ...rest } = await makePack({ paths });
  expect(Buffer.compare(made.bytes, bytes)).toBe(0);
  expect({ ...made, bytes: undefined }).toEqual({ ...rest, bytes: undefined });
  expect(told.at(-1)).toBe(1);
});

test('tells the problem that the thread met', async () => {
  await expect(makePackInThread({ paths: ['/nowhere/at/all'] })).rejects.toMatchObject({ code: 'knowledge-missing' });
});

describe('a thread that fails is a problem, and nothing else', () => {
  test.each([
    ['crash.mjs', /the thread is on fire/],
    ['end.mjs', /ended with 3/],
    ['none.mjs', /none\.mjs/],
  ])('%s', async (name, message) => {
    const made = makePackInThread({ paths }, threadOf(name));
    await expect(made).rejects.toMatchObject({ code: 'pack-not-made', message: expect.stringMatching(message) });
  });

  test.each(['hang.mjs', 'spin.mjs'])('%s is ended', async (name) => {
    const made = makePackInThread({ paths }, { ...threadOf(name), mostMs: 200 });
    await expect(made).rejects.toMatchObject({ code: 'pack-not-made', message: expect.stringMatching(/0\.2 seconds/) });
  });

  test('one that is no longer wanted is ended', async () => {
    const wanted = new AbortController();
    const made = makePackInThread({ paths }, { ...threadOf('hang.mjs'), signal: wanted.signal });
    wanted.abort();
    await expect(made).rejects.toMatchObject({ code: 'pack-not-made' });
  });
});

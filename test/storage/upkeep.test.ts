import { expect, test } from '@jest/globals';
import { openMemoryStore } from '../../src/storage/open-store.js';
import { startUpkeep } from '../../src/storage/upkeep.js';
import { aTurn, handledIn, stateIn, stateOf } from '../helpers/saved-turns.js';
import { createTestLog } from '../server/test-log.js';

const day = 24 * 60 * 60 * 1000;

test('what is older than the settings say is removed at the start', async () => {
  let now = 100 * day;
  const { store } = await openMemoryStore(() => now);
  await store.saveTurn(aTurn({ conversation: 'old' }));
  await store.saveTurn(aTurn({ conversation: 'used', keys: ['old'] }));
  now += 10 * day + 1;
  await store.saveTurn(aTurn({ conversation: 'used', state: stateOf(2), keys: ['new'] }));
  const log = createTestLog();
  const end = startUpkeep(store, { keepDays: 10, keepKeysDays: 3 }, () => now, log);
  await end();
  expect(await stateIn(store, 'old')).toBeUndefined();
  expect(await stateIn(store, 'used')).toBeDefined();
  expect(await handledIn(store, 'used', 'old')).toBeUndefined();
  expect(await handledIn(store, 'used', 'new')).toBeDefined();
  expect(log.lines).toMatchObject([{ level: 'info', fields: { removed: { conversations: 1, keys: 1 } } }]);
  await store.close();
});

test('nothing is said where nothing was old', async () => {
  const { store } = await openMemoryStore();
  const log = createTestLog();
  await startUpkeep(store, { keepDays: 10, keepKeysDays: 3 }, Date.now, log)();
  expect(log.lines).toEqual([]);
  await store.close();
});

test('a store that cannot be used is a warning', async () => {
  const { store } = await openMemoryStore();
  await store.close();
  const log = createTestLog();
  await startUpkeep(store, { keepDays: 10, keepKeysDays: 3 }, Date.now, log)();
  expect(log.lines).toMatchObject([{ level: 'warn', fields: { cause: expect.stringContaining('closed') } }]);
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../src/model/outcome.js';
import { openStore } from '../../src/storage/open-store.js';
import { readState } from '../../src/storage/read-state.js';
import { openSqlite } from '../../src/storage/sqlite/open-sqlite.js';
import { aTurn, stateOf } from '../helpers/saved-turns.js';
import { createTestLog } from '../server/test-log.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const outcome: Outcome = { topic: 'fuse', result: 'solved', part: 'fuse', tried: ['battery'], steps: ['a'] };

test('how it went is saved with its turn, once, and stays when the asker is removed', async () => {
  const { store } = await openStore({ dataDir }, createTestLog());
  const turn = aTurn({ keys: ['k'], outcomes: [outcome, { ...outcome, topic: 'steps', result: 'none-of-these' }] });
  expect(await store.saveTurn(turn)).toBe(true);
  expect(await store.saveTurn(turn)).toBe(false);
  await store.deleteAsker(turn.asker.id);
  await store.close();

  const database = openSqlite(join(dataDir, 'triage.db'));
  const rows = await database.read((db) => db.selectFrom('outcomes').selectAll().orderBy('id').execute());
  await database.close();
  expect(rows).toEqual([
    {
      ...{ id: 1, topic: 'fuse', result: 'solved', part: 'fuse', created_at: expect.any(Number) },
      json: '{"tried":["battery"],"steps":["a"]}',
    },
    expect.objectContaining({ topic: 'steps', result: 'none-of-these' }),
  ]);
  expect(JSON.stringify(rows)).not.toContain(turn.asker.id);
});

test('what somebody is called goes with them', async () => {
  const { store } = await openStore({ dataDir }, createTestLog());
  const asker = { channel: 'msteams', id: '29:ann' };
  const ticks = { ticked: { care: ['a'] }, tickedBy: { care: { a: '29:ann' } }, names: { '29:ann': 'Ann' } };
  await store.saveTurn(aTurn({ asker: { channel: 'msteams', id: '29:ben' } }));
  await store.saveTurn(aTurn({ asker, state: stateOf(2, ticks) }));
  expect(JSON.stringify(await store.exportAsker('29:ben'))).not.toMatch(/Ann|29:ann/);
  await store.deleteAsker('29:ann');
  const { state } = await store.loadTurn('a', []);
  await store.close();
  expect(JSON.stringify(state)).not.toMatch(/Ann|29:ann/);
  expect(state?.ticked).toEqual({ care: ['a'] });
});

test.each<[string, object, string | undefined, object]>([
  ['a cause is open', { topic: 'causes', tried: ['battery'] }, 'fuse', { part: 'fuse' }],
  ['a topic is open', { topic: 'steps', tried: [] }, undefined, { part: 'steps' }],
  ['everything was tried', { topic: 'steps', tried: ['steps'] }, undefined, {}],
  ['nothing is open', { tried: [] }, undefined, {}],
])('a state of the first form is brought up: %s', (_, more, cause, part) => {
  const json = JSON.stringify({ schema: 1, version: 3, ticked: {}, ...more, cause });
  expect(readState(json, 3)).toEqual({ value: { schema: 2, version: 3, ticked: {}, ...more, ...part } });
});

test.each([
  ['its form', { schema: 3 }],
  ['a place', { trail: [{ part: 'x', tried: [] }] }],
  ['a question', { pending: { kind: 'ask', topics: [] } }],
])('a state cannot be read for %s', (_, more) => {
  const json = JSON.stringify({ ...stateOf(1), ...more });
  expect(readState(json, 1)).toHaveProperty('damage');
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/storage/migrate.js';
import { migrations } from '../../src/storage/migrations/migrations.js';
import { openStore } from '../../src/storage/open-store.js';
import { openSqlite } from '../../src/storage/sqlite/open-sqlite.js';
import { createTestLog } from '../server/test-log.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const open = () => openStore({ dataDir }, createTestLog());
const file = () => join(dataDir, 'triage.db');
/** Runs SQL as somebody else's tool would. */
function run(statements: string): void {
  const database = new Libsql(file());
  database.exec(statements);
  database.close();
}

describe('the schema', () => {
  test('is made once, and left alone at the next start', async () => {
    await (await open()).store.close();
    await (await open()).store.close();
    const database = openSqlite(file());
    const applied = await database.read((db) => db.selectFrom('migrations').select('number').execute());
    expect(applied.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number));
    await database.close();
  });

  test('is numbered from 1 without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });

  test('that is newer than the program is refused, and nothing is changed', async () => {
    await (await open()).store.close();
    run("insert into migrations (number, name, applied_at) values (99, 'later', 0)");
    await expect(open()).rejects.toMatchObject({
      code: 'database-newer',
      message: expect.stringMatching(/schema 99, .* knows \d+/),
      advice: expect.stringMatching(/newer version/),
    });
    run('delete from migrations where number = 99');
    await (await open()).store.close();
  });

  test('of which a step fails stays what it was', async () => {
    const database = openSqlite(file());
    await migrate(database, migrations, 0);
    const next = migrations.length + 1;
    const failing = {
      number: next,
      name: 'failing',
      up: async ({ table }: Parameters<(typeof migrations)[0]['up']>[0]) => {
        await table('half').addColumn('id', 'text').execute();
        throw new Error('no');
      },
    };
    await expect(migrate(database, [...migrations, failing], 0)).rejects.toThrow('no');
    const found = await database.read((db) => sql`select 1 from sqlite_master where name = 'half'`.execute(db));
    expect(found.rows).toEqual([]);
    const mended = { ...failing, up: async () => undefined };
    await migrate(database, [...migrations, mended], 0);
    await expect(migrate(database, migrations, 0)).rejects.toMatchObject({ code: 'database-newer' });
    await database.close();
  });

  test('is made by one of several that start together', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    for (const { store } of opened) expect(await store.check()).toEqual({ ok: true });
    await Promise.all(opened.map(({ store }) => store.close()));
  });

  test('of version 1 is read, with all that was saved', async () => {
    run(readFileSync(new URL('fixtures/schema-1.sql', import.meta.url), 'utf8'));
    const { store } = await open();
    expect(await store.loadTurn('a:teams', ['activity 1'])).toEqual({
      state: {
        ...{
          schema: 2,
          version: 1,
          platform: 'linux',
          topic: 'care',
          part: 'care',
          tried: ['x'],
          ticked: { care: ['a'] },
        },
        pending: { kind: 'choose', topics: ['p', 'q'] },
      },
      handled: {
        key: 'activity 1',
        decisions: [{ kind: 'checklist', topic: 'care', ticked: ['a'] }],
        removed: [{ kind: 'password', count: 1 }],
        turn: 'turn-1',
      },
    });
    expect(await store.activitiesFrom('web', 0, 9)).toEqual([
      { position: 0, json: '{"text":"help"}' },
      { position: 1, json: '{"text":"welcome"}' },
    ]);
    expect(await store.findActivity('web', 'posted c1')).toMatchObject({ position: 0 });
    expect((await store.exportAsker('aad-ann')).conversations).toMatchObject([{ conversation: 'a:teams' }]);
    expect(await store.claimItems('bot-framework', undefined, Date.now(), 9)).toHaveLength(1);
    expect(await store.sharedValue('token-key', () => 'another')).toBe('k'.repeat(43));
    await store.close();
  });
});

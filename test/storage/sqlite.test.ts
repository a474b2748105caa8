import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/model/store.js';
import type { Database } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';
import { migrations } from '../../src/storage/migrations/migrations.js';
import { openStore } from '../../src/storage/open-store.js';
import { openSqlite } from '../../src/storage/sqlite/open-sqlite.js';
import { createSqlStore } from '../../src/storage/sql-store.js';
import { aTurn, anAsker, handledIn, stateIn, stateOf } from '../helpers/saved-turns.js';
import { createTestLog } from '../server/test-log.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));
const file = () => join(dataDir, 'triage.db');

describe('a file that cannot be used', () => {
  const start = () => openStore({ dataDir }, createTestLog());

  test('because it is no database, is left as it is', async () => {
    writeFileSync(file(), 'my shopping list '.repeat(100));
    await expect(start()).rejects.toMatchObject({
      code: 'database-broken',
      message: expect.stringContaining('none of SQLite'),
      advice: expect.stringMatching(/Move .*triage\.db away/),
    });
  });

  test('because another program holds it', async () => {
    const other = new Libsql(file());
    other.exec('create table x (y); begin exclusive');
    await expect(start()).rejects.toMatchObject({ code: 'database-locked', advice: expect.stringMatching(/End the/) });
    other.exec('rollback');
    other.close();
    await (await start()).store.close();
  });

  test('because its folder cannot be', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    const opened = openStore({ dataDir: join(dataDir, 'file') }, createTestLog());
    await expect(opened).rejects.toMatchObject({
      code: 'database-unusable',
      advice: expect.stringContaining('DATA_DIR'),
    });
  });
});

describe('an open file', () => {
  let database: Database;
  let store: Store;
  beforeEach(async () => {
    database = openSqlite(file());
    await migrate(database, migrations, 0);
    store = createSqlStore(database);
  });
  afterEach(() => store.close());

  test('has every commit on the disk before it counts', async () => {
    const told = await database.read(async (db) => {
      const pragma = async (name: string): Promise<unknown> =>
        Object.values((await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0]!)[0];
      return [await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')];
    });
    expect(told).toEqual(['wal', 2, 1]);
  });

  test('that another program holds is told of, and goes on afterwards', async () => {
    const other = new Libsql(file());
    other.exec('begin immediate');
    const saved = [1, 2, 3].map((number) => store.saveTurn(aTurn({ conversation: `a${number}` })));
    for (const one of await Promise.allSettled(saved)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'database-locked', status: 503 } });
    }
    expect(await store.check()).toMatchObject({ ok: false, detail: expect.stringContaining('Another program') });
    other.exec('rollback');
    other.close();
    expect(await store.saveTurn(aTurn())).toBe(true);
    expect(await store.check()).toEqual({ ok: true });
  });

  describe('on a full disk', () => {
    const pages = (count: number) => database.read((db) => sql.raw(`pragma max_page_count = ${count}`).execute(db));
    const fill = async () => {
      const { rows } = await database.read((db) => sql<{ page_count: number }>`pragma page_count`.execute(db));
      await pages(rows[0]!.page_count);
    };
    const long = (conversation: string) => aTurn({ conversation, state: stateOf(1, { topic: 'x'.repeat(100_000) }) });

    test('refuses with what to do, loses nothing, and goes on when there is room', async () => {
      await store.saveTurn(aTurn({ keys: ['k1'] }));
      await fill();
      await expect(store.saveTurn(long('b'))).rejects.toMatchObject({
        code: 'database-full',
        status: 503,
        advice: expect.stringMatching(/Make room .*triage\.db/),
      });
      expect(await store.check()).toMatchObject({ ok: expect.any(Boolean) });
      expect(await handledIn(store, 'a', 'k1')).toBeDefined();
      expect(await stateIn(store, 'b')).toBeUndefined();
      await pages(1_000_000);
      expect(await store.saveTurn(long('b'))).toBe(true);
      expect(await store.check()).toEqual({ ok: true });
    });

    test('of which not even a small row is left goes on when there is room', async () => {
      // Every row that fits is written, until not even a small one does.
      await fill();
      for (let count = 0; ; count++) {
        const saved = store.saveTurn(aTurn({ conversation: `c${count}`, keys: ['x'.repeat(400)] }));
        if (!(await saved.catch(() => false))) break;
      }
      await database
        .write((trx) => sql`create table more (x text) strict`.execute(trx))
        .catch((thrown: unknown) => expect(thrown).toMatchObject({ code: 'database-full' }));
      await pages(1_000_000);
      expect(await store.check()).toEqual({ ok: true });
    });

    test('fails the turn that has no room, and not those that are saved with it', async () => {
      await store.openDirectLine('a', anAsker);
      await store.saveTurn(aTurn());
      await fill();
      const results = await Promise.allSettled([
        store.saveTurn(aTurn({ state: stateOf(2, { platform: 'linux' }) })),
        store.saveTurn(long('b')),
      ]);
      expect(results).toMatchObject([
        { status: 'fulfilled', value: true },
        { status: 'rejected', reason: { code: 'database-full' } },
      ]);
      expect(await stateIn(store, 'a')).toMatchObject({ platform: 'linux' });
    });
  });

  test.each<[string, unknown]>([
    ['true', true],
    ['undefined', undefined],
    ['a number that is none', Number.NaN],
    ['infinity', Infinity],
    ['an integer that loses digits', 2 ** 53],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['U+0000', 'a\0b'],
    ['half a surrogate pair', '\udc00'],
  ])('refuses %s instead of changing it', async (_, value) => {
    const asked = database.read((db) => sql`select ${value} as told`.execute(db));
    await expect(asked).rejects.toThrow(/value 1 of a statement cannot be stored/);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['the largest integer', Number.MAX_SAFE_INTEGER],
    ['the smallest', Number.MIN_SAFE_INTEGER],
    ['a fraction', 0.1 + 0.2],
    ['emoji', '👩‍💻 東 ä'],
  ])('keeps %s', async (_, value) => {
    const { rows } = await database.read((db) => sql<{ told: unknown }>`select ${value} as told`.execute(db));
    expect(rows[0]?.told).toBe(value);
  });

  test('writes what comes in together as one', async () => {
    const frames = async () => {
      const { rows } = await database.read((db) => sql<{ log: number }>`pragma wal_checkpoint(passive)`.execute(db));
      return rows[0]!.log;
    };
    const before = await frames();
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.write(async (trx) => {
          await trx
            .insertInto('shared_values')
            .values({ name: 'x', value: 'y' })
            .onConflict((on) => on.doNothing())
            .execute();
        }),
      ),
    );
    // Each commit of its own would write the pages anew.
    expect((await frames()) - before).toBeLessThan(10);
  });
});

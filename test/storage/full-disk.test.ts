import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';
import { migrations } from '../../src/storage/migrations/migrations.js';
import { createSqlStore } from '../../src/storage/sql-store.js';
import { openSqlite } from '../../src/storage/sqlite/open-sqlite.js';
import { replyOf, startDirectLine } from '../channels/direct-line/talk.js';

let dataDir: string;
let database: Database;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
  database = openSqlite(join(dataDir, 'triage.db'));
  await migrate(database, migrations, 0);
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

const pages = (count: number) => database.read((db) => sql.raw(`pragma max_page_count = ${count}`).execute(db));

test('whoever writes on a full disk is told so, and when there is room the same post counts once', async () => {
  const kept = { store: createSqlStore(database), notifications: database.notifications };
  const long = 'x'.repeat(20_000);
  const line = await startDirectLine({ kept, turn: async () => [replyOf(long)] });
  const session = await line.admit();
  await line.start(session);
  const { activities: before } = await line.list(session);
  const message = { type: 'message', text: 'help', channelData: { clientActivityID: 'c1' } };

  // SQLite takes the least that there is already.
  await pages(1);
  const { status, body } = await line.say(session, message);
  expect([status, body]).toEqual([503, { error: expect.objectContaining({ code: 'database-full' }) }]);
  expect(JSON.stringify(body)).not.toContain(dataDir);
  const told = line.log.lines.find(({ level }) => level === 'error');
  expect(told?.fields).toMatchObject({ advice: expect.stringMatching(/Make room on the disk of .*triage\.db/) });
  expect((await line.list(session)).activities).toEqual(before);

  await pages(1_000_000);
  expect((await line.say(session, message)).status).toBe(200);
  expect((await line.say(session, message)).status).toBe(200);
  expect((await line.list(session)).activities).toHaveLength(before.length + 2);
  await line.stop();
});

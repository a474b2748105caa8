// What a database holds after a run, read as the program itself reads it.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { databaseFile, openStore } from '../../../dist/storage/open-store.js';
import { openSqlite } from '../../../dist/storage/sqlite/open-sqlite.js';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Compares how many turns each talk has with how many it should have.
 * @returns what is wrong, one line for each talk
 */
export async function compareTurns(settings, talks) {
  const { store } = await openStore({ dataDir: '', ...settings }, quiet);
  const problems = [];
  try {
    for (const { id, turns } of talks) {
      const { state } = await store.loadTurn(id, []);
      const saved = state?.version ?? 0;
      if (saved < turns) problems.push(`${turns - saved} of ${turns} turns of ${id} are lost`);
      if (saved > turns) problems.push(`${saved - turns} turns of ${id} happened twice`);
    }
    return problems;
  } finally {
    await store.close();
  }
}

/** Puts a talk of long ago into the database of a folder, and makes it time to remove what is old. */
export async function addOldTalk(dataDir) {
  const { store } = await openStore({ dataDir }, quiet, () => 1);
  await store.openDirectLine(`old-${randomUUID()}`, { channel: 'test', id: 'long-ago' });
  await store.close();
  const database = openSqlite(join(dataDir, databaseFile));
  await database.write((trx) => trx.deleteFrom('chores').execute());
  await database.close();
}

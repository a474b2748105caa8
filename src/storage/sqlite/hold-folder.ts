import Libsql from 'libsql';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, Problem } from '../../model/problem.js';
import { isLocked } from './problems.js';

/** How often it is tried, and the milliseconds in between: the bot before may just be ending. */
const mostTries = 10;
const waitMs = 200;

/**
 * Makes sure that one bot at a time serves from a data folder: two would not hear each other, and send what the other one
 * is sending. The lock is a file that SQLite locks; it ends with the process, however that ends.
 * @returns what gives the folder free.
 * @throws Problem `already-running`, or `database-unusable`.
 */
export async function holdFolder(dataDir: string): Promise<() => void> {
  const file = join(dataDir, 'triage.lock');
  for (let tries = 1; ; tries++) {
    try {
      return hold(dataDir, file);
    } catch (thrown) {
      if (!isLocked(thrown)) {
        const advice = `Make ${dataDir} writable, or set DATA_DIR to another folder (${messageOf(thrown)}).`;
        throw new Problem('database-unusable', 'The data folder cannot be used.', advice, 503);
      }
      if (tries === mostTries) {
        const message = `Another bot serves from the data folder ${dataDir}.`;
        const advice = 'End it, set DATA_DIR to another folder, or set DATABASE_URL: processes can share PostgreSQL.';
        throw new Problem('already-running', message, advice, 503);
      }
      await delay(waitMs);
    }
  }
}

function hold(dataDir: string, file: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  const database = new Libsql(file);
  try {
    // Nothing is written to it.
    database.exec('pragma journal_mode = off; begin exclusive');
  } catch (thrown) {
    database.close();
    throw thrown;
  }
  return () => {
    if (!database.open) return;
    database.exec('rollback');
    database.close();
  };
}

import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../model/problem.js';
import type { Db } from '../tables.js';

/** How often it is tried, and the milliseconds in between: a bot at work reads for moments only. */
const mostTries = 5;
const waitMs = 200;

/**
 * Empties the file in which SQLite keeps changes (`-wal`) before they come into the file of the database: until then the
 * pages stand there as they were.
 * @throws Problem `not-wiped` while another program reads without an end.
 */
export async function wipeLog(db: Db, file: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy !== 1) return;
    if (tries === mostTries) {
      const message = `It was removed, and copies of it are still in ${file}-wal: another program reads the database.`;
      throw new Problem('not-wiped', message, 'End that program (a backup, a shell), and do the same again.', 503);
    }
    await delay(waitMs);
  }
}

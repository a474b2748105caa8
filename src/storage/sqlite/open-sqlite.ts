import { Kysely, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, Problem } from '../../model/problem.js';
import type { Database } from '../database.js';
import { createHealth } from '../health.js';
import { createLocalNews } from '../local-news.js';
import { tryToWrite } from '../probe.js';
import type { Tables } from '../tables.js';
import { createGroupCommit } from './group-commit.js';
import { guarded } from './guarded-database.js';
import { sqliteProblem } from './problems.js';
import { wipeLog } from './wipe-log.js';

/** Milliseconds to wait for a lock of another program. This program stands still meanwhile, so it is not long. */
const lockMs = 2_000;

/**
 * Opens a database file, and makes it and its folder where they are missing; `:memory:` is one that ends with the
 * program. Every commit is on the disk before it counts (`synchronous = full`): a power cut takes nothing back that was
 * told to somebody.
 * @throws Problem `database-locked`, `database-broken` or `database-unusable`.
 */
export function openSqlite(file: string): Database {
  const driver = open(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: guarded(driver) }) });
  const news = createLocalNews();
  const write = createGroupCommit(db, (command) => driver.exec(command), news.tell);
  const health = createHealth((thrown) => sqliteProblem(thrown, file));
  let closing: Promise<void> | undefined;

  return {
    dialect: 'sqlite',
    read: (operation) => health.watch(() => operation(db)),
    write: (operation) => health.watch(() => write(operation)),
    notifications: { tell: async (one) => news.tell(one), listen: news.listen },
    // BEGIN IMMEDIATE has locked everything.
    lockSchema: async () => undefined,
    check: () =>
      health.check(
        () => sql`select 1`.execute(db),
        () => write(tryToWrite),
      ),
    wipe: () => health.watch(() => wipeLog(db, file)),
    close() {
      closing ??= health.close().then(() => db.destroy());
      return closing;
    },
  };
}

function open(file: string): Libsql.Database {
  const isFile = file !== ':memory:';
  try {
    if (isFile) makeFile(file);
    const database = new Libsql(file, { timeout: lockMs });
    try {
      if (isFile) database.pragma('journal_mode = wal');
      database.exec('pragma synchronous = full; pragma foreign_keys = on');
      // What is removed or replaced is overwritten: whoever asks to be forgotten is not to be found in the file.
      database.exec('pragma secure_delete = on');
      // Reads the file's head, so that what is no database is found out now.
      database.prepare('select 1 from sqlite_master').all([]);
    } catch (thrown) {
      database.close();
      throw thrown;
    }
    return database;
  } catch (thrown) {
    const meant = sqliteProblem(thrown, file);
    if (meant instanceof Problem) throw meant;
    const advice = `Make the folder of ${file} writable, or set DATA_DIR to another one (${messageOf(thrown)}).`;
    throw new Problem('database-unusable', 'The database cannot be opened.', advice, 503);
  }
}

/** What people said is for this program's account alone; SQLite gives the files beside it the same rights. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
}

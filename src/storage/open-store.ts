import { join } from 'node:path';
import { around, type Reach } from '../model/failpoint.js';
import type { Log } from '../model/log.js';
import type { Notifications } from '../model/notifications.js';
import type { Store } from '../model/store.js';
import type { Database } from './database.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/migrations.js';
import { createSqlStore } from './sql-store.js';
import { holdFolder } from './sqlite/hold-folder.js';
import { openSqlite } from './sqlite/open-sqlite.js';
import { databaseWithFailpoints, storeWithFailpoints } from './with-failpoints.js';

/** The name of the file of SQLite in the data folder. */
export const databaseFile = 'triage.db';

/** Where everything is kept. */
export interface StoreSettings {
  /** Where the file of SQLite is, if there is no `databaseUrl`. */
  dataDir: string;
  /** A database of PostgreSQL. */
  databaseUrl?: string | undefined;
}

/** A store that is ready, and the news of the processes that share it. */
export interface OpenStore {
  store: Store;
  notifications: Notifications;
}

/**
 * Opens the store and brings its schema to the newest form.
 * @param clock milliseconds since 1970.
 * @throws Problem when it cannot be used: `database-locked`, `database-broken`, `database-newer` and others.
 */
export async function openStore(settings: StoreSettings, log: Log, clock: () => number = Date.now): Promise<OpenStore> {
  return prepare(await open(settings, log), clock);
}

async function open({ dataDir, databaseUrl }: StoreSettings, log: Log): Promise<Database> {
  if (databaseUrl === undefined) return openSqlite(join(dataDir, databaseFile));
  // Its driver takes memory that a bot on a file needs not give.
  const { openPostgres } = await import('./postgres/open-postgres.js');
  return openPostgres(databaseUrl, log);
}

/**
 * The same for the bot itself: a file is held for it alone until the store is closed.
 * @param reach is told of everything that is changed, where the program is to be ended at such a moment.
 * @throws Problem as `openStore` does, and `already-running` when another bot has the folder.
 */
export async function openStoreToServe(settings: StoreSettings, log: Log, reach?: Reach): Promise<OpenStore> {
  const openIt = async () => prepare(await open(settings, log), Date.now, reach);
  if (settings.databaseUrl) return openIt();
  const release = await holdFolder(settings.dataDir);
  try {
    const { store, notifications } = await openIt();
    const close = () => store.close().finally(release);
    return { store: { ...store, close }, notifications };
  } catch (thrown) {
    release();
    throw thrown;
  }
}

/** A store in memory, which ends with the program. */
export async function openMemoryStore(clock: () => number = Date.now): Promise<OpenStore> {
  return prepare(openSqlite(':memory:'), clock);
}

async function prepare(opened: Database, clock: () => number, reach?: Reach): Promise<OpenStore> {
  const database = reach ? databaseWithFailpoints(opened, reach) : opened;
  try {
    await around(reach, 'migrate', () => migrate(database, migrations, clock()));
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
  const store = createSqlStore(database, clock);
  return { store: reach ? storeWithFailpoints(store, reach) : store, notifications: database.notifications };
}

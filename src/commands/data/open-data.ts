import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../settings/config.js';
import { Problem } from '../../model/problem.js';
import type { Store } from '../../model/store.js';
import { createLog } from '../../server/log.js';
import { databaseFile, openStore } from '../../storage/open-store.js';

/**
 * Does something with the store that the settings name, also while the bot runs.
 * @throws Problem `no-data` where there is none yet, so that a misspelt folder is not taken for an empty store
 */
export async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  if (config.databaseUrl === undefined) await checkFile(join(config.dataDir, databaseFile));
  const { store } = await openStore(config, createLog('silent'));
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function checkFile(file: string): Promise<void> {
  try {
    await access(file);
  } catch {
    const advice = 'Set DATA_DIR, or DATABASE_URL, as they are set for the bot.';
    throw new Problem('no-data', `there is no database at ${file}`, advice);
  }
}

import { afterAll, beforeAll } from '@jest/globals';
import { openStore } from '../../src/storage/open-store.js';
import { storeContract } from '../contracts/store.js';
import { type Postgres, startPostgres } from '../helpers/postgres.mjs';
import { createTestLog } from '../server/test-log.js';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.close());

storeContract('PostgreSQL', () => {
  let databaseUrl: string;
  const open = async (now: () => number) => (await openStore({ dataDir: '', databaseUrl }, createTestLog(), now)).store;
  return {
    async open(now) {
      databaseUrl = await postgres.createDatabase();
      return open(now);
    },
    reopen: open,
    remove: async () => undefined,
  };
});

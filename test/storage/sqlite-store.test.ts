import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/storage/open-store.js';
import { storeContract } from '../contracts/store.js';
import { createTestLog } from '../server/test-log.js';

storeContract('SQLite in a file', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
  const open = async (now: () => number) => (await openStore({ dataDir }, createTestLog(), now)).store;
  return { open, reopen: open, remove: async () => rmSync(dataDir, { recursive: true }) };
});

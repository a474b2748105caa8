import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Libsql from 'libsql';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deleteData } from '../../src/commands/data/delete.js';
import { exportData } from '../../src/commands/data/export.js';
import type { Store } from '../../src/model/store.js';
import { createLog } from '../../src/server/log.js';
import { openStore } from '../../src/storage/open-store.js';
import { aTurn, stateOf } from '../helpers/saved-turns.js';
import { fakeTerminal } from '../helpers/terminal.js';
import { aNewTicket, aStory } from '../helpers/tickets.js';

const before = process.env.DATA_DIR;
const asker = { channel: 'test', id: 'asker-1', name: 'wombatique-name' };
let dataDir: string;
/** That of a bot at work. */
let store: Store;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-data-'));
  process.env.DATA_DIR = dataDir;
  store = (await openStore({ dataDir }, createLog('silent'))).store;
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
  if (before === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = before;
});

/** The files in which a text stands. */
function filesWith(text: string): string[] {
  return readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes(text));
}

/** Somebody talks, has a ticket and sends a file, beside others. */
async function talks(): Promise<void> {
  for (let count = 1; count <= 30; count++) {
    const words = `wombatique ${count} ${'x'.repeat(count * 100)}`;
    const handled = { said: words, decisions: [], removed: [], turn: `t${count}` };
    await store.saveTurn(aTurn({ asker, keys: [`k${count}`], state: stateOf(count, { words }), handled }));
    await store.saveTurn(aTurn({ conversation: `b${count}`, asker: { ...asker, id: 'other' }, keys: ['k'] }));
  }
  const data = Buffer.from('wombatique file '.repeat(2_000));
  const note = { name: 'wombatique.log', type: 'text/plain', size: data.length };
  const opened = aNewTicket({ asker });
  await store.saveChange({ ...opened, story: aStory({ words: 'wombatique' }), files: [{ id: 'f', note, data }] });
  // Half of it stands in the file of the database, half of it beside it.
  const other = new Libsql(join(dataDir, 'triage.db'));
  other.exec('pragma wal_checkpoint(truncate)');
  other.close();
  await store.saveTurn(aTurn({ asker, keys: ['last'], state: stateOf(31, { words: 'wombatique 1' }) }));
}

async function deleted(id: string): Promise<string> {
  const terminal = fakeTerminal();
  await deleteData(id, terminal);
  return terminal.written();
}

describe('triage data delete, while the bot runs', () => {
  test('leaves nothing on the disk, and says what is elsewhere', async () => {
    await talks();
    expect(filesWith('wombatique')).not.toEqual([]);
    const said = await deleted('asker-1');
    expect(said).toMatch(/Removed:\n- 1 conversations.*\n- 31 notes.*\n- 1 tickets/);
    expect(said).toContain('Not removed, as it is no longer here');
    expect(said).toContain('webhooks');
    expect(filesWith('wombatique 1')).toEqual([]);
    expect(filesWith('wombatique file')).toEqual([]);
    // What others have stays, and the bot goes on.
    expect(filesWith('wombatique-name')).not.toEqual([]);
    await deleted('other');
    expect(filesWith('wombatique')).toEqual([]);
    expect(await store.saveTurn(aTurn())).toBe(true);
    expect(await deleted('nobody')).toBe('Nothing is kept of this person.\n');
  });

  test('says so where another program keeps copies, and does it when it is asked again', async () => {
    await talks();
    const other = new Libsql(join(dataDir, 'triage.db'));
    other.exec('begin');
    other.prepare('select count(*) from handled').all([]);
    await expect(deleted('asker-1')).rejects.toMatchObject({
      code: 'not-wiped',
      advice: expect.stringMatching(/again/),
    });
    expect(filesWith('wombatique 1')).toContain('triage.db-wal');
    other.exec('rollback');
    other.close();
    expect(await deleted('asker-1')).toBe('Nothing is kept of this person.\n');
    expect(filesWith('wombatique 1')).toEqual([]);
  }, 60_000);
});

test('triage data export prints what is kept, as JSON', async () => {
  await talks();
  const terminal = fakeTerminal();
  await exportData('asker-1', terminal);
  const told = JSON.parse(terminal.written()) as Record<string, unknown[]>;
  expect(told).toMatchObject({ askers: [{ id: 'asker-1' }], tickets: [{ files: [{ name: 'wombatique.log' }] }] });
  expect(told.spoken).toEqual([]);
});

import { afterEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReach } from '../src/failpoints.js';
import { around, failpoints } from '../src/model/failpoint.js';
import { endAllTriage, startTriage } from './helpers/triage-process.js';

const dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
afterEach(async () => {
  await endAllTriage();
  rmSync(dataDir, { recursive: true, force: true });
});

test('there are two of each effect, and none is twice', () => {
  expect(new Set(failpoints).size).toBe(failpoints.length);
  expect(failpoints).toEqual(expect.arrayContaining(['save-turn:before', 'save-turn:after', 'commit:before']));
});

test('nothing is reached where nothing is planned', () => {
  expect(createReach(undefined)).toBeUndefined();
  expect(createReach([])).toBeUndefined();
});

test('a planned fault happens the time it was planned for, and no other', async () => {
  const reach = createReach([{ failpoint: 'send:before', time: 2, action: 'throw' }]);
  const done: number[] = [];
  const send = (number: number) => around(reach, 'send', async () => void done.push(number));
  await send(1);
  await expect(send(2)).rejects.toThrow('the failpoint send:before');
  await send(3);
  expect(done).toEqual([1, 3]);
});

test('a process ends at its failpoint as it does when it is killed', async () => {
  const settings = { PORT: '0', DATA_DIR: dataDir, TRIAGE_FAILPOINTS: 'take-over:after' };
  const triage = startTriage(['serve'], settings);
  expect(await triage.ended).toBe('SIGKILL');
  expect(triage.err()).toBe('failpoint take-over:after\n');
  expect(triage.out()).not.toContain('Open the chat');
});

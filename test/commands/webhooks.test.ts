import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../src/knowledge.js';
import { openStore } from '../../src/storage/open-store.js';
import { createTargets } from '../../src/support/webhooks/targets.js';
import { createTestLog } from '../server/test-log.js';
import { secretOf } from '../helpers/webhook-target.mjs';

const run = promisify(execFile);
const urls = ['https://a.example/hook/token', 'https://b.example/hook'];
const secrets = [secretOf('a'), secretOf('b')];
const [first] = createTargets(urls.map((url, index) => ({ url, secrets: [secrets[index]!] })));

let dataDir: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'triage-test-'));
  const { store } = await openStore({ dataDir }, createTestLog());
  await store.switchTargetOff(first!.id, 'gone', 0);
  await store.close();
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const webhooks = (...args: string[]) =>
  run(process.execPath, ['dist/main.js', 'webhooks', ...args], {
    cwd: projectFolder,
    env: { ...process.env, DATA_DIR: dataDir, WEBHOOK_URLS: urls.join(), WEBHOOK_SECRETS: secrets.join() },
  });

describe('triage webhooks', () => {
  test('shows what is off and switches it on', async () => {
    const before = (await webhooks()).stdout;
    expect(before.split('\n')).toEqual([
      'Webhook target 1 (https://a.example) is off since 1970-01-01T00:00:00.000Z: it answered 410, it wants nothing more.',
      'Webhook target 2 (https://b.example): all is well.',
      '',
    ]);
    expect((await webhooks('on', '1')).stdout).toMatch(/target 1 \(https:\/\/a\.example\) is on/);
    expect((await webhooks()).stdout).toMatch(/^Webhook target 1 .*: all is well\.$/m);
  });

  test.each(['0', '3', 'x'])('%s is no target', async (number) => {
    await expect(webhooks('on', number)).rejects.toMatchObject({
      stderr: expect.stringMatching(/no webhook target .*\n.*triage webhooks shows/),
    });
  });
});

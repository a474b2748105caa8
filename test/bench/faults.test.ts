import { afterAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failpoints } from '../../src/model/failpoint.js';
import { ofTalks, ofTickets } from './faults/required-failpoints.mjs';

const command = fileURLToPath(new URL('faults.mjs', import.meta.url));

/** Some fifty processes are started, each of which takes seconds where others are at work. */
const patience = 15 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'triage-test-'));
// A database server that does not run as root has to enter.
chmodSync(folder, 0o755);
const started = new Set<ChildProcess>();
afterAll(() => {
  for (const child of started) child.kill('SIGTERM');
  rmSync(folder, { recursive: true });
});

/** Runs the command; all its temporary files are in `folder`. */
async function run(...args: string[]): Promise<{ code: unknown; out: string }> {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (out += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  started.delete(child);
  return { code, out };
}

test(
  'faults of all kinds lose nothing and do nothing twice, and leave nothing behind',
  async () => {
    const { code, out } = await run('--short');
    expect([code, out]).toEqual([0, expect.stringMatching(/^SIGKILL of a process under load, SQLite +8 +0 /m)]);
    const rows = out.split('\n').filter((line) => / \d+ +\d+ +\d+ s$/.test(line));
    expect(rows).toHaveLength(12);
    expect(out).toMatch(/^ {2}6 failpoints hit; [1-9]\d* replies reached and [1-9]\d* ticks confirmed/m);
    expect(out).toMatch(/^ {2}0 tickets lost, 0 doubled; /m);
    expect(out).toMatch(/^ {2}experts' channels: [1-9]\d* cards begun, [1-9]\d* messages told, \d+ again in doubt$/m);
    expect(out).toMatch(/^ {2}stand-in: .*\btaken \d+.*; killed \d times$/m);
    expect(out).toMatch(
      /^ {2}expert to Teams asker +ms p50 \d+, p99 \d+; the channel's own \d+, \d+; p99 beyond -?\d+$/m,
    );
    expect(out).toMatch(/^ {2}4 tickets; [1-9]\d* tries refused in /m);
    expect(out).not.toMatch(/NaN|undefined/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    expect(readdirSync(folder)).toEqual([]);
  },
  patience,
);

test('each failpoint belongs to a group', () => {
  expect([...new Set([...ofTalks, ...ofTickets])].sort()).toEqual([...failpoints].sort());
});

test(
  'a failpoint that was never hit fails the run, and is named',
  async () => {
    const { code, out } = await run('--only', 'kills', '--kills', '1');
    expect(code).toBe(1);
    expect(out).toMatch(/^kills: the failpoint [a-z-]+:(before|after) was never hit$/m);
  },
  patience,
);

test.each([
  [['--only', 'lunch'], 'Unknown: lunch. There are kills,'],
  [['--kills', 'some'], '--kills wants a number'],
])('%j is refused with what to do', async (args, advice) => {
  expect(await run(...args)).toEqual({ code: 1, out: expect.stringContaining(advice) });
});

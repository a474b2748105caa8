import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../src/model/problem.js';
import { readOrMakeTokenKey } from '../../src/storage/token-key.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('is made once, long, and readable by its owner only', async () => {
  const dataDir = join(folder, 'new', 'data');
  const key = await readOrMakeTokenKey(dataDir);
  expect(key.length).toBeGreaterThanOrEqual(32);
  expect((await stat(join(dataDir, 'token.key'))).mode & 0o777).toBe(0o600);
  expect(await readOrMakeTokenKey(dataDir)).toBe(key);
});

test('processes that start together get the same', async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => readOrMakeTokenKey(folder)));
  expect(new Set(keys).size).toBe(1);
});

test('a file that was left empty by a process that ended while it made the key is filled', async () => {
  await writeFile(join(folder, 'token.key'), '');
  const keys = await Promise.all(Array.from({ length: 5 }, () => readOrMakeTokenKey(folder)));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]!.length).toBeGreaterThanOrEqual(32);
  expect(await readOrMakeTokenKey(folder)).toBe(keys[0]);
});

test('a file with a bad key, or a folder that is none, is told with advice', async () => {
  await writeFile(join(folder, 'token.key'), 'short');
  const bad = await readOrMakeTokenKey(folder).catch((thrown: unknown) => thrown);
  expect(bad).toBeInstanceOf(Problem);
  expect(bad).toMatchObject({ code: 'token-key' });
  expect((bad as Problem).advice).toMatch(/DATA_DIR|TOKEN_KEY/);
  await expect(readOrMakeTokenKey(join(folder, 'token.key'))).rejects.toThrow(/cannot be used/);
});

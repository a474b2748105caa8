import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf, Problem } from '../model/problem.js';

const shortestKey = 32;

/**
 * The key that signs the tokens of the web chat: read from `token.key` in the data folder, and made there at the first
 * start (mode 0600, so that only this program's account reads it).
 * @throws Problem `token-key` when the folder cannot be used or the file holds no good key.
 */
export async function readOrMakeTokenKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'token.key');
  try {
    await mkdir(dataDir, { recursive: true });
    await makeOnce(file);
    if ((await readKey(file)) === '') {
      // Whoever made it ended before the key was in it.
      await rm(file, { force: true });
      await makeOnce(file);
    }
    const key = await readKey(file);
    if (key.length < shortestKey) throw new Error(`it holds fewer than ${shortestKey} characters`);
    return key;
  } catch (thrown) {
    throw new Problem(
      'token-key',
      `The token key ${file} cannot be used: ${messageOf(thrown)}.`,
      'Make the folder writable, set DATA_DIR to another one, or set TOKEN_KEY to at least 32 random characters.',
    );
  }
}

/** A key that nobody can guess. */
export function newTokenKey(): string {
  return randomBytes(32).toString('base64url');
}

/** `wx` fails where the file exists, so of two processes that start together only one makes the key. */
async function makeOnce(file: string): Promise<void> {
  try {
    await writeFile(file, `${newTokenKey()}\n`, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
}

/** Waits up to half a second for a whole key, because the process that made the file may not have written it yet. */
async function readKey(file: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const key = (await readFile(file, 'utf8')).trim();
    if (key.length >= shortestKey || attempt === 10) return key;
    await wait(50);
  }
}

import { open, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { messageOf, Problem } from '../model/problem.js';

/**
 * Writes a saved pack so that nobody ever reads half of it: beside its place, to the disk, and then in one step there.
 * @throws Problem `pack-not-written`
 */
export async function writePackFile(path: string, bytes: Uint8Array): Promise<void> {
  // In the same folder, because only within one file system a file is renamed in one step.
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Problem(
      'pack-not-written',
      `${path} cannot be written: ${messageOf(thrown)}`,
      'Name a file in a folder that exists, with room, where you may write.',
    );
  }
}

/**
 * All bytes of a saved pack, from the beginning of a buffer of their own.
 * @throws Problem `pack-missing` when it cannot be read
 */
export async function readPackFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const bytes = new Uint8Array(size);
      let filled = 0;
      while (filled < size) {
        const { bytesRead } = await file.read(bytes, filled, Math.min(size - filled, 2 ** 30), filled);
        // Cut while it is read: its length will tell.
        if (bytesRead === 0) return bytes.slice(0, filled);
        filled += bytesRead;
      }
      return bytes;
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw new Problem(
      'pack-missing',
      `the saved pack ${path} cannot be read: ${messageOf(thrown)}`,
      'Name a file that triage compile wrote, or a folder of articles.',
    );
  }
}

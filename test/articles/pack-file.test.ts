import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackFile, writePackFile } from '../../src/articles/pack-file.js';
import { folderOf } from '../helpers/folders.js';

const folder = folderOf({ 'old.pack': 'old' });
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);

test('is written and read', async () => {
  const bytes = new Uint8Array(3_000_000).map((_none, index) => index % 251);
  await writePackFile(at('new.pack'), bytes);
  const read = await readPackFile(at('new.pack'));
  expect(Buffer.compare(read, bytes)).toBe(0);
  expect([read.byteOffset, read.buffer.byteLength]).toEqual([0, bytes.length]);
});

test('takes the place of another in one step', async () => {
  const before = readFileSync(at('old.pack'));
  await writePackFile(at('old.pack'), Buffer.from('new'));
  expect([before.toString(), readFileSync(at('old.pack'), 'utf8')]).toEqual(['old', 'new']);
});

describe('what cannot be written', () => {
  test.each(['nowhere/at.pack', 'a-folder'])('%s is told, and nothing is left', async (name) => {
    mkdirSync(at('a-folder/below'), { recursive: true });
    const before = readdirSync(folder.path);
    await expect(writePackFile(at(name), Buffer.from('new'))).rejects.toMatchObject({
      code: 'pack-not-written',
      message: expect.stringContaining(name),
    });
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

test('an empty file is read as it is, a missing one is told', async () => {
  writeFileSync(at('empty.pack'), '');
  expect((await readPackFile(at('empty.pack'))).length).toBe(0);
  await expect(readPackFile(at('none.pack'))).rejects.toMatchObject({ code: 'pack-missing' });
});

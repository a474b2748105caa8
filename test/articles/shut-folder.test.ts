import { afterAll, expect, it, jest } from '@jest/globals';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf } from '../helpers/folders.js';

// Whoever runs the tests may be allowed to read everything, so what is shut is made up.
jest.unstable_mockModule('node:fs/promises', () => ({
  ...files,
  readdir: (path: string, options: { withFileTypes: true }) =>
    path.endsWith('shut')
      ? Promise.reject(new Error(`EACCES: permission denied, scandir '${path}'`))
      : files.readdir(path, options),
}));
const { readFolder } = await import('../../src/articles/read-folder.js');

const folder = folderOf({ 'a.md': '# A', 'shut/b.md': '# B', 'z/c.md': '# C' });
afterAll(folder.remove);

it('refuses a folder below that cannot be read, and reads the others', async () => {
  const { files: found, refused } = await readFolder(folder.path);
  expect(found.map(({ article }) => article)).toEqual(['a', 'z/c']);
  const reason = expect.stringMatching(/^the folder cannot be read: EACCES/);
  expect(refused).toEqual([{ file: join(folder.path, 'shut'), line: 1, reason }]);
});

it('says of a folder that it was given what it says of a missing one', async () => {
  await expect(readFolder(join(folder.path, 'shut'))).rejects.toMatchObject({ code: 'knowledge-missing' });
});

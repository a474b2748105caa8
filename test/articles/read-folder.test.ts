import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../src/articles/read-folder.js';

describe('readFolder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
    await mkdir(join(folder, 'b', 'c'), { recursive: true });
    await mkdir(join(folder, 'folder.md'));
    await writeFile(join(folder, 'b', 'c', 'deep.MD'), '\uFEFF# Deep\r\n', 'utf16le');
    await writeFile(join(folder, 'a.md'), '# A');
    await writeFile(join(folder, 'b', 'README.md'), '# For keepers');
    await writeFile(join(folder, 'b', 'lock.png'), 'x');
    await symlink(join(folder, 'gone.md'), join(folder, 'broken.md'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('reads articles in the order of their paths', async () => {
    const { files } = await readFolder(folder);
    expect(files).toEqual([
      { article: 'a', file: join(folder, 'a.md'), text: '# A' },
      { article: 'b/c/deep', file: join(folder, 'b', 'c', 'deep.MD'), text: '# Deep\n' },
    ]);
  });

  it('counts and names the other files', async () => {
    const { skipped, others, refused } = await readFolder(folder);
    expect([skipped, [...others], refused]).toEqual([2, ['b/README.md', 'b/lock.png'], []]);
  });

  it('says what is wrong with a folder that it cannot read', async () => {
    await expect(readFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'knowledge-missing' });
    await expect(readFolder(join(folder, 'a.md'))).rejects.toMatchObject({ code: 'knowledge-no-folder' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../src/articles/compile.js';
import { readFolder } from '../../src/articles/read-folder.js';

describe('readFolder', () => {
  let folder: string;
  let outside: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
    await mkdir(join(folder, 'b', 'c'), { recursive: true });
    await mkdir(join(folder, 'folder.md'));
    await writeFile(join(folder, 'b', 'c', 'deep.MD'), '\uFEFF# Deep\r\n', 'utf16le');
    await writeFile(join(folder, 'a.md'), '# A');
    await writeFile(join(folder, 'b', 'README.md'), '# For keepers');
    await writeFile(join(folder, 'b', 'lock.png'), 'x');
    outside = await mkdtemp(join(tmpdir(), 'others-'));
    await writeFile(join(outside, 'far.md'), '# Far');
    await symlink(join(folder, 'gone.md'), join(folder, 'broken.md'));
    await symlink(join(outside, 'far.md'), join(folder, 'far.md'));
    await symlink(outside, join(folder, 'b', 'linked'));
    await symlink(join(outside, 'far.md'), join(folder, 'far.txt'));
    await symlink(join(folder, 'a.md'), join(folder, 'same.md'));
    await symlink(folder, join(folder, 'b', 'circle'));
  });

  afterAll(() => Promise.all([folder, outside].map((path) => rm(path, { recursive: true }))));

  it('reads articles in the order of their paths', async () => {
    const { files } = await readFolder(folder);
    expect(files).toEqual([
      { article: 'a', file: join(folder, 'a.md'), text: '# A' },
      { article: 'b/c/deep', file: join(folder, 'b', 'c', 'deep.MD'), text: '# Deep\n' },
    ]);
  });

  it('counts and names the other files', async () => {
    const { skipped, others, refused } = await readFolder(folder);
    expect([skipped, [...others], refused]).toEqual([8, ['b/README.md', 'b/lock.png'], []]);
  });

  it('warns of articles that links hide, and not of links to what it reads anyway', async () => {
    const warnings = (await readFolder(folder)).warnings;
    expect(warnings).toEqual([
      { file: join(folder, 'b', 'linked'), line: 1, reason: expect.stringContaining('links are not followed') },
      { file: join(folder, 'broken.md'), line: 1, reason: 'the link leads nowhere' },
      { file: join(folder, 'far.md'), line: 1, reason: expect.stringContaining(join(outside, 'far.md')) },
    ]);
    expect(compile([await readFolder(folder)]).warnings).toEqual(expect.arrayContaining(warnings));
  });

  it('says what is wrong with a folder that it cannot read', async () => {
    await expect(readFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'knowledge-missing' });
    await expect(readFolder(join(folder, 'a.md'))).rejects.toMatchObject({ code: 'knowledge-no-folder' });
  });
});

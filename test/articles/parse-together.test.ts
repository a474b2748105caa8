import { afterAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { compile, compileTogether } from '../../src/articles/compile.js';
import { parseTogether } from '../../src/articles/parse-together.js';
import { topicsOf } from '../../src/model/pack.js';
import { projectFolder } from '../../src/knowledge.js';
import { folderOf as realFolderOf } from '../helpers/folders.js';
import { folderOf, ours, selfHelp } from './told.js';

// The thread runs built code: npm run build.
const thread = join(projectFolder, 'dist/articles/parse-thread.js');
const scripts = realFolderOf({
  'crash.mjs':
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error(); });",
  'end.mjs': "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));",
});
afterAll(() => scripts.remove());

/** Articles of all kinds, and some that are none. */
const texts = Object.fromEntries(
  Array.from({ length: 450 }, (_none, index) => [
    `${index % 7}/article-${index}`,
    [
      selfHelp(`## Orbit copy ${index} fails\n\n### **Recommended Steps**\n\n1. Look at disk ${index}.`),
      ours('Text.\n\n## Steps\n\n1. Restart.', `codes: [OrbitCopy${index}Failed]`, `Orbit ${index}`),
      '',
      `# Page ${index}\n\n[!INCLUDE [part](article-${index - 2}.md)]\n\n## Fix\n\n1. Go on.`,
    ][index % 4] ?? '',
  ]),
);

test('many threads make of articles what one makes', async () => {
  const folders = [folderOf(texts), folderOf({ '0/article-0': texts['0/article-0'] ?? '' })];
  const [alone, together] = [compile(folders), await compileTogether(folders, thread, undefined, 1)];
  expect([...topicsOf(together.pack)]).toEqual([...topicsOf(alone.pack)]);
  expect({ ...together, pack: 0, kept: 0 }).toEqual({ ...alone, pack: 0, kept: 0 });
  expect(alone.pack.ids.length).toBeGreaterThan(200);
  expect(alone.refused.length).toBeGreaterThan(100);
});

describe('files whose thread fails', () => {
  const { files } = folderOf(texts);

  test.each(['crash.mjs', 'end.mjs', 'none.mjs'])('(%s) are left to whoever asked', async (name) => {
    const parsed = await parseTogether(files, join(scripts.path, name), undefined, 2);
    for (const [file, result] of parsed) expect([file.article, Object.keys(result).length]).toEqual([file.article, 1]);
    expect(parsed.size).toBeLessThan(files.length);
    const { pack } = await compileTogether([folderOf(texts)], join(scripts.path, name), undefined, 1);
    expect([...topicsOf(pack)]).toEqual([...topicsOf(compile([folderOf(texts)]).pack)]);
  });
});

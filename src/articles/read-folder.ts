import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { messageOf, Problem } from '../model/problem.js';
import { decode } from './decode.js';
import type { ArticleFile, Finding } from './parsed-article.js';

/** The files of a knowledge folder. */
export interface Folder {
  files: ArticleFile[];
  /** How many other files there were. */
  skipped: number;
  refused: Finding[];
  /** Every other file by its path in the folder, for pictures and includes. */
  others: Set<string>;
}

/** Files for the people who keep a folder; they are no articles. */
const isForKeepers = (name: string) => /^(readme|contributing|changelog|license)\.md$/i.test(name);

/**
 * Reads every article (`.md`) below a folder, in the order of their paths. `inFindings` is how the folder is called
 * in messages.
 * @throws Problem when the folder is missing or is no folder.
 */
export async function readFolder(folder: string): Promise<Folder> {
  await mustBeFolder(folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const result: Folder = { files: [], skipped: 0, refused: [], others: new Set() };
  for (const path of paths) {
    const inFolder = relative(folder, path).split(sep).join('/');
    if (!path.toLowerCase().endsWith('.md') || isForKeepers(basename(path))) {
      result.skipped += 1;
      result.others.add(inFolder);
      continue;
    }
    try {
      result.files.push({ article: inFolder.slice(0, -3), file: path, text: decode(await readFile(path)) });
    } catch (thrown) {
      result.refused.push({ file: path, line: 1, reason: `the file cannot be read: ${messageOf(thrown)}` });
    }
  }
  return result;
}

async function mustBeFolder(folder: string): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(folder)).isDirectory();
  } catch (thrown) {
    throw new Problem(
      'knowledge-missing',
      `the knowledge folder ${folder} cannot be read: ${messageOf(thrown)}`,
      'Name a folder that holds articles (.md files).',
    );
  }
  if (!isFolder)
    throw new Problem('knowledge-no-folder', `${folder} is no folder`, 'Name the folder that holds the articles.');
}

import { type Dirent, readFile as readFileThen } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Form } from '../model/form.js';
import { messageOf, Problem } from '../model/problem.js';
import type { Question } from '../model/question.js';
import { noTerms, type Terms } from '../model/terms.js';
import { foldersOf } from '../model/topic.js';
import { decode } from './decode.js';
import type { ArticleFile, Finding } from './parsed-article.js';
import { readForms } from './read-forms.js';
import { readQuestions } from './read-questions.js';
import { readTerms } from './read-terms.js';

/** The files of a knowledge folder. */
export interface Folder {
  files: ArticleFile[];
  /** How many other files there were. */
  skipped: number;
  refused: Finding[];
  warnings: Finding[];
  /** Every other file by its path in the folder, for pictures and includes. */
  others: Set<string>;
  /** What its files say of words. */
  terms: Terms;
  /** What its askers may be asked. */
  questions: Question[];
  /** What they are asked before experts get their problem. */
  forms: Form[];
}

/** Takes a third of the time that `readFile` of node:fs/promises takes for small files. */
const readFile = promisify(readFileThen);

/** Files for the people who keep a folder; they are no articles. */
const isForKeepers = (name: string) => /^(readme|contributing|changelog|license)\.md$/i.test(name);

const isArticle = (path: string) => path.toLowerCase().endsWith('.md') && !isForKeepers(basename(path));

/**
 * Reads every article (`.md`) below a folder, in the order of their paths. What cannot be read below it is refused and
 * disturbs nothing else; links are not followed.
 * @throws Problem when the folder is missing, is no folder, or cannot be read.
 */
export async function readFolder(folder: string): Promise<Folder> {
  await mustBeFolder(folder);
  const lists = { files: [], refused: [], warnings: [], questions: [], forms: [] };
  const result: Folder = { ...lists, skipped: 0, others: new Set(), terms: noTerms };
  const { files, links } = await walk(folder, await listOf(folder), result.refused);
  const paths = files.sort();
  for (let from = 0; from < paths.length; from += readAtOnce) {
    await readSome(folder, paths.slice(from, from + readAtOnce), result);
  }
  const { terms, refused } = await readTerms(folder);
  result.terms = terms;
  const asked = await readQuestions(folder);
  result.questions = asked.questions;
  const known = new Set(result.files.flatMap(({ article }) => foldersOf(article)));
  const before = await readForms(folder, known);
  result.forms = before.forms;
  result.refused.push(...refused, ...asked.refused, ...before.refused);
  const home = await realpath(folder);
  for (const path of links.sort()) {
    result.skipped += 1;
    const reason = await whyMissed(path, home);
    if (reason !== undefined) result.warnings.push({ file: path, line: 1, reason });
  }
  return result;
}

/** One after the other, the processor waits for the disk most of the time. */
const readAtOnce = 64;

/** Reads some files of a folder, and notes what became of them in their order. */
async function readSome(folder: string, paths: readonly string[], result: Folder): Promise<void> {
  const texts = await Promise.allSettled(
    paths.map(async (path) => (isArticle(path) ? decode(await readFile(path)) : undefined)),
  );
  texts.forEach((text, index) => {
    const path = paths[index] ?? '';
    const inFolder = relative(folder, path).split(sep).join('/');
    if (text.status === 'rejected') {
      result.refused.push({ file: path, line: 1, reason: `the file cannot be read: ${messageOf(text.reason)}` });
    } else if (text.value === undefined) {
      result.skipped += 1;
      result.others.add(inFolder);
    } else {
      result.files.push({ article: inFolder.slice(0, -3), file: path, text: text.value });
    }
  });
}

interface Found {
  files: string[];
  /** Symbolic links. */
  links: string[];
}

/** Collects what is below a folder. @param refused gets the folders that cannot be read. */
async function walk(folder: string, entries: readonly Dirent[], refused: Finding[]): Promise<Found> {
  const found: Found = { files: [], links: [] };
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) found.files.push(path);
    else if (entry.isSymbolicLink()) found.links.push(path);
    else if (entry.isDirectory()) {
      try {
        const below = await walk(path, await readdir(path, { withFileTypes: true }), refused);
        found.files.push(...below.files);
        found.links.push(...below.links);
      } catch (thrown) {
        refused.push({ file: path, line: 1, reason: `the folder cannot be read: ${messageOf(thrown)}` });
      }
    }
  }
  return found;
}

/** What a keeper must know of a link that is not followed; undefined when no article is missed by that. */
async function whyMissed(path: string, home: string): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    // What stands in the folder is read there.
    if (`${target}${sep}`.startsWith(home + sep)) return undefined;
    const isFolder = (await stat(target)).isDirectory();
    return isFolder || isArticle(path) ? `links are not followed: put ${target} into the folder itself` : undefined;
  } catch {
    return isArticle(path) ? 'the link leads nowhere' : undefined;
  }
}

async function mustBeFolder(folder: string): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(folder)).isDirectory();
  } catch (thrown) {
    throw unreadable(folder, thrown);
  }
  if (!isFolder)
    throw new Problem('knowledge-no-folder', `${folder} is no folder`, 'Name the folder that holds the articles.');
}

async function listOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    throw unreadable(folder, thrown);
  }
}

function unreadable(folder: string, thrown: unknown): Problem {
  return new Problem(
    'knowledge-missing',
    `the knowledge folder ${folder} cannot be read: ${messageOf(thrown)}`,
    'Name a folder that holds articles (.md files), or a file that triage compile wrote.',
  );
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileTogether, type Compilation, type Progress } from './articles/compile.js';
import { readPackFile } from './articles/pack-file.js';
import { readFolder } from './articles/read-folder.js';
import { readTerms, termFiles } from './articles/read-terms.js';
import { type OpenedPack, openPack, savePack } from './articles/saved-pack.js';
import { buildIndex } from './match/build-index.js';
import { type MatchIndex, matchIndexVersion } from './match/match-index.js';
import { type Pack, topicsOf } from './model/pack.js';
import { Problem } from './model/problem.js';
import { joinTerms, type Terms } from './model/terms.js';

/** The project's folder, the same for src/ and dist/. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The articles that come with the program. */
export const ownKnowledge = join(projectFolder, 'knowledge');

/** Built code, also where the sources run: a thread of Node reads no TypeScript. */
const parseThread = join(projectFolder, 'dist/articles/parse-thread.js');

/** Where articles come from: folders of them, or one saved pack. */
export type Knowledge = { kind: 'folders'; folders: readonly string[] } | { kind: 'pack'; file: string };

/**
 * Tells a saved pack from folders: it is a file. Without paths, our own articles are meant.
 * @throws Problem when a saved pack is named beside something else
 */
export async function knowledgeAt(paths: readonly string[]): Promise<Knowledge> {
  const isFile = async (path: string) => (await stat(path).catch(() => undefined))?.isFile() ?? false;
  const files = await Promise.all(paths.map(isFile));
  const [file] = paths.filter((_path, index) => files[index]);
  if (file === undefined) return { kind: 'folders', folders: paths.length > 0 ? paths : [ownKnowledge] };
  if (paths.length === 1) return { kind: 'pack', file };
  throw new Problem(
    'knowledge-mixed',
    `${file} is a file, and a saved pack stands alone`,
    'Name one saved pack, or folders: triage compile makes one pack of all of them.',
  );
}

/** The files and folders that knowledge is read from: where folders are, our words of the field serve them, too. */
export function watchedPaths(knowledge: Knowledge): string[] {
  if (knowledge.kind === 'pack') return [knowledge.file];
  const { folders } = knowledge;
  return folders.includes(ownKnowledge)
    ? [...folders]
    : [...folders, ...termFiles.map((file) => join(ownKnowledge, file))];
}

/**
 * Reads and compiles articles.
 * @throws Problem when a folder is missing
 */
export async function compileKnowledge(folders: readonly string[], onProgress?: Progress): Promise<Compilation> {
  const named = folders.length > 0 ? folders : [ownKnowledge];
  const compilation = await compileTogether(await Promise.all(named.map(readFolder)), parseThread, onProgress);
  if (named.includes(ownKnowledge)) return compilation;
  // What a folder says of words comes on top.
  return { ...compilation, terms: joinTerms([compilation.terms, await ownTerms()]) };
}

/** Our words of the field, which serve every folder. */
export async function ownTerms(): Promise<Terms> {
  return (await readTerms(ownKnowledge)).terms;
}

/** Articles and what they say, before it is known how sure to be of it; parameters and errors as above. */
export async function loadIndexed(
  paths: readonly string[],
  onProgress?: Progress,
): Promise<{ pack: Pack; index: MatchIndex; articles: number }> {
  const knowledge = await knowledgeAt(paths);
  if (knowledge.kind === 'pack') {
    const { pack, index, articles } = openSaved(await readPackFile(knowledge.file), knowledge.file);
    return { pack, index: index as MatchIndex, articles };
  }
  const { pack, articles, terms } = await compileKnowledge(knowledge.folders, onProgress);
  return { pack, index: buildIndex([...topicsOf(pack)], terms), articles };
}

/**
 * Reads what a saved pack holds.
 * @param name of the file, for what is told
 * @throws Problem when it is damaged or was saved by another version
 */
export function openSaved(bytes: Uint8Array, name: string): OpenedPack {
  return openPack(bytes, matchIndexVersion, name);
}

/** The saved form of compiled articles, with the index of their topics. */
export function saveTriage({ pack, articles, terms }: Compilation): Uint8Array<ArrayBuffer> {
  const index = buildIndex([...topicsOf(pack)], terms);
  return savePack({ pack, articles, index, indexVersion: matchIndexVersion });
}

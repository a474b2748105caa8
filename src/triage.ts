import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileTogether, type Compilation, type Progress } from './articles/compile.js';
import { readPackFile } from './articles/pack-file.js';
import { readFolder } from './articles/read-folder.js';
import { type OpenedPack, openPack, savePack } from './articles/saved-pack.js';
import { readTerms, termFiles } from './articles/read-terms.js';
import { buildIndex } from './match/build-index.js';
import type { Fit } from './match/fit.js';
import { type MatchIndex, matchIndexVersion } from './match/match-index.js';
import { createMatcher } from './match/match.js';
import { readFit } from './match/read-fit.js';
import { type Pack, topicsOf } from './model/pack.js';
import { messageOf, Problem } from './model/problem.js';
import { joinTerms, type Terms } from './model/terms.js';
import type { TopicId } from './model/topic.js';
import { createCardTemplates, type CardTemplates } from './render/card-templates.js';
import { createRenderer } from './render/render.js';
import type { TriageParts } from './turn.js';

/** The project's folder, the same for src/ and dist/. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The articles that come with the program. */
export const ownKnowledge = join(projectFolder, 'knowledge');

/** Built code, also where the sources run: a thread of Node reads no TypeScript. */
const parseThread = join(projectFolder, 'dist/articles/parse-thread.js');

/** How evidence makes confidence, from `triage fit`. */
export const ownFit = join(ownKnowledge, 'fit.json');

/** What is needed to answer besides articles: it comes with the program. */
export interface TriageTools {
  templates: CardTemplates;
  fit: Fit;
}

/** What is needed to answer, with what it was made of. */
export interface Triage extends TriageParts {
  index: MatchIndex;
  /** How many articles the pack was compiled from. */
  articles: number;
}

/** An opened pack, ready to answer. */
export interface OpenedTriage extends Triage {
  /** Two packs that have the same number here for a topic say the same about it. */
  digests: ReadonlyMap<TopicId, number>;
}

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

/**
 * Joins articles, matching and cards.
 * @param paths folders, or one saved pack
 * @throws Problem when one is missing or cannot be used
 */
export async function loadTriage(paths: readonly string[], onProgress?: Progress): Promise<Triage> {
  const [{ pack, index, articles }, tools] = await Promise.all([loadIndexed(paths, onProgress), loadTools()]);
  return joinTriage(pack, index, articles, tools);
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
 * Reads what answers besides articles.
 * @throws Problem when one of its files is missing or broken
 */
export async function loadTools(): Promise<TriageTools> {
  const [templates, fit] = await Promise.all([loadTemplates(), loadFit()]);
  return { templates, fit };
}

/**
 * Reads what a saved pack holds.
 * @param name of the file, for what is told
 * @throws Problem when it is damaged or was saved by another version
 */
export function openSaved(bytes: Uint8Array, name: string): OpenedPack {
  return openPack(bytes, matchIndexVersion, name);
}

/** Opens a saved pack to answer from it; parameters and errors as above. */
export function openTriage(bytes: Uint8Array, name: string, tools: TriageTools): OpenedTriage {
  const { pack, index, articles, digests } = openSaved(bytes, name);
  return { ...joinTriage(pack, index as MatchIndex, articles, tools), digests };
}

/** The saved form of compiled articles, with the index of their topics. */
export function saveTriage({ pack, articles, terms }: Compilation): Uint8Array<ArrayBuffer> {
  const index = buildIndex([...topicsOf(pack)], terms);
  return savePack({ pack, articles, index, indexVersion: matchIndexVersion });
}

function joinTriage(pack: Pack, index: MatchIndex, articles: number, { templates, fit }: TriageTools): Triage {
  return { pack, index, match: createMatcher(index, fit), render: createRenderer(pack, templates), articles };
}

/**
 * Reads how evidence makes confidence.
 * @throws Problem when the file is missing, broken, or made for other evidence
 */
export async function loadFit(): Promise<Fit> {
  return readFit(await readFitFile(), ownFit);
}

async function readFitFile(): Promise<string> {
  try {
    return await readFile(ownFit, 'utf8');
  } catch (thrown) {
    throw new Problem('fit-missing', `${ownFit} cannot be read: ${messageOf(thrown)}`, 'Restore the file.');
  }
}

/**
 * Reads the card templates of cards/.
 * @throws Problem when one is no JSON
 */
export async function loadTemplates(): Promise<CardTemplates> {
  const folder = join(projectFolder, 'cards');
  const [cards, rows] = await Promise.all([readJsonFiles(folder), readJsonFiles(join(folder, 'rows'))]);
  return createCardTemplates(cards, rows);
}

async function readJsonFiles(folder: string): Promise<Map<string, unknown>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const read = async (name: string): Promise<[string, unknown]> => {
    const path = join(folder, name);
    try {
      return [name.slice(0, -'.json'.length), JSON.parse(await readFile(path, 'utf8'))];
    } catch (thrown) {
      throw new Problem('card-template-broken', `${path} cannot be read: ${messageOf(thrown)}`, 'Restore the file.');
    }
  };
  return new Map(await Promise.all(names.map(read)));
}

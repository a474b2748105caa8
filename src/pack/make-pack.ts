import { readPackFile } from '../articles/pack-file.js';
import type { Progress } from '../articles/compile.js';
import type { Finding } from '../articles/parsed-article.js';
import type { TopicId } from '../model/topic.js';
import { compileKnowledge, knowledgeAt, openSaved, saveTriage } from '../knowledge.js';

/** What is asked of the making of a pack. */
export interface PackJob {
  /** Folders, or one saved pack. */
  paths: readonly string[];
  /** Digests of topics whose cards are known to be good; when left out, no card is checked. */
  known?: ReadonlyMap<TopicId, number>;
}

/** A pack as it is saved, and what became of the articles. */
export interface MadePack {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many articles were compiled. */
  articles: number;
  topics: number;
  forms: number;
  skipped: number;
  /** The files of those articles; none where a saved pack was read. */
  files: string[];
  refused: Finding[];
  warnings: Finding[];
  /** Cards that cannot be shown, of the topics that are new or changed. */
  badCards: Finding[];
}

/**
 * Compiles folders to the saved form of a pack, or reads a saved pack, and looks whether it can be used.
 * @throws Problem when a folder is missing, or the saved pack cannot be used
 */
export async function makePack({ paths, known }: PackJob, onProgress?: Progress): Promise<MadePack> {
  const knowledge = await knowledgeAt(paths);
  const made =
    knowledge.kind === 'pack' ? await readMade(knowledge.file) : await compileMade(knowledge.folders, onProgress);
  return known ? { ...made, badCards: await badCardsOf(made.bytes, known) } : made;
}

async function readMade(file: string): Promise<MadePack> {
  const bytes = await readPackFile(file);
  const { pack, articles } = openSaved(bytes, file);
  const none = { skipped: 0, files: [], refused: [], warnings: [], badCards: [] };
  return { ...none, bytes, articles, topics: pack.ids.length, forms: pack.formCount };
}

async function compileMade(folders: readonly string[], onProgress?: Progress): Promise<MadePack> {
  const compilation = await compileKnowledge(folders, onProgress);
  const { pack, articles, skipped, files, refused, warnings } = compilation;
  const counts = { articles, topics: pack.ids.length, forms: pack.formCount, skipped };
  return { bytes: saveTriage(compilation), ...counts, files, refused, warnings, badCards: [] };
}

/** Cards are checked of at most this many topics: rendering every card of one takes ten milliseconds. */
const mostChecked = 1_000;

/** Only of topics that say something else than before. */
async function badCardsOf(bytes: Uint8Array, known: ReadonlyMap<TopicId, number>): Promise<Finding[]> {
  const { pack, digests } = openSaved(bytes, 'the new pack');
  // What renders takes a while to load, and compiling alone needs none of it.
  const [{ checkCards }, { loadTemplates }] = await Promise.all([import('./check-cards.js'), import('../triage.js')]);
  const changed = pack.ids.filter((id) => digests.get(id) !== known.get(id)).slice(0, mostChecked);
  return checkCards(pack, await loadTemplates(), () => undefined, changed).findings;
}

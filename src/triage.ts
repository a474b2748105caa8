import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from './articles/compile.js';
import { type Indexed, loadIndexed, openSaved, ownKnowledge, projectFolder } from './knowledge.js';
import type { Fit } from './match/fit.js';
import type { MatchIndex } from './match/match-index.js';
import { createMatcher } from './match/match.js';
import { readFit } from './match/read-fit.js';
import type { Pack } from './model/pack.js';
import { messageOf, Problem } from './model/problem.js';
import type { TopicId } from './model/topic.js';
import { createCardTemplates, type CardTemplates } from './render/card-templates.js';
import { createRenderer } from './render/render.js';
import type { TriageParts } from './turn/turn.js';

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

/**
 * Joins articles, matching and cards.
 * @param paths folders, or one saved pack
 * @throws Problem when one is missing or cannot be used
 */
export async function loadTriage(
  paths: readonly string[],
  onProgress?: Progress,
): Promise<Triage & Pick<Indexed, 'refused'>> {
  const [{ pack, index, articles, refused }, tools] = await Promise.all([loadIndexed(paths, onProgress), loadTools()]);
  return { ...joinTriage(pack, index, articles, tools), refused };
}

/**
 * Reads what answers besides articles.
 * @throws Problem when one of its files is missing or broken
 */
export async function loadTools(): Promise<TriageTools> {
  const [templates, fit] = await Promise.all([loadTemplates(), loadFit()]);
  return { templates, fit };
}

/** Opens a saved pack to answer from it; parameters and errors as above. */
export function openTriage(bytes: Uint8Array, name: string, tools: TriageTools): OpenedTriage {
  const { pack, index, articles, digests } = openSaved(bytes, name);
  return { ...joinTriage(pack, index as MatchIndex, articles, tools), digests };
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

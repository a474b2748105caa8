import type { Compilation, Progress } from '../articles/compile.js';
import { readPackFile } from '../articles/pack-file.js';
import { noTerms } from '../model/terms.js';
import { compileKnowledge, knowledgeAt, openSaved } from '../knowledge.js';
import { loadTemplates } from '../triage.js';
import { checkCards } from '../pack/check-cards.js';
import { noArticles, print } from './findings.js';
import { progressOn, type Terminal } from './terminal.js';

export interface CheckOptions {
  json: boolean;
}

/** Warnings that are printed; machines get all of them. */
const mostPrinted = 25;

/**
 * `triage check`: compiles articles, renders every card of every topic, and prints what is wrong.
 * @returns the exit code: 0 when there are articles and nothing was refused
 * @param folders folders of articles, or one saved pack
 * @throws Problem when one is missing
 */
export async function check(folders: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const compilation = await readKnowledge(folders, progressOn(terminal, 'articles'));
  const { pack, articles, skipped, warnings } = compilation;
  const cards = checkCards(pack, await loadTemplates(), progressOn(terminal, 'cards'));
  const refused = [...compilation.refused, ...cards.findings];
  const code = refused.length === 0 && articles > 0 ? 0 : 1;
  if (options.json) {
    const topics = pack.ids;
    terminal.out(`${JSON.stringify({ articles, skipped, topics, refused, warnings }, null, 2)}\n`);
    return code;
  }
  const kept = compilation.kept();
  const worst = [...kept].sort((one, other) => one.share - other.share)[0];
  const below = kept.filter(({ share }) => share < 0.99).length;
  print(warnings, 'warning', mostPrinted, terminal);
  print(refused, 'refused', Infinity, terminal);
  terminal.out(
    [
      `${articles} articles became ${pack.ids.length} topics and ${pack.formCount} forms; ${skipped} other files were skipped.`,
      `${cards.count} cards were rendered; the largest has ${Math.ceil(cards.largest / 1024)} KB (28 are allowed).`,
      ...(worst
        ? [
            `Words of the sources that stand in their topics: at least ${percent(worst.share)} (${worst.file}); below 99 %: ${below} articles.`,
          ]
        : []),
      `${warnings.length} warnings, ${refused.length} refused.`,
      ...(articles === 0 && refused.length === 0 ? [noArticles] : []),
      '',
    ].join('\n'),
  );
  return code;
}

/** Of a saved pack only its cards can be checked: what was wrong with its articles was said when it was compiled. */
async function readKnowledge(paths: readonly string[], onProgress: Progress): Promise<Compilation> {
  const knowledge = await knowledgeAt(paths);
  if (knowledge.kind === 'folders') return compileKnowledge(knowledge.folders, onProgress);
  const { pack, articles } = openSaved(await readPackFile(knowledge.file), knowledge.file);
  return { pack, articles, skipped: 0, files: [], refused: [], warnings: [], terms: noTerms, kept: () => [] };
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

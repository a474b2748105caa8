import { compileKnowledge, loadTemplates } from '../app.js';
import type { Finding } from '../articles/parsed-article.js';
import { checkCards } from './check-cards.js';
import { progressOn, type Terminal } from './terminal.js';

export interface CheckOptions {
  json: boolean;
}

/** Warnings that are printed; machines get all of them. */
const mostPrinted = 25;

const noArticles =
  'No article was found: an article is a Markdown file (its name ends in .md), other than a README, in the folder or below it.';

/**
 * `triage check`: compiles articles, renders every card of every topic, and prints what is wrong.
 * @returns the exit code: 0 when there are articles and nothing was refused
 * @throws Problem when a folder is missing
 */
export async function check(folders: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const compilation = await compileKnowledge(folders, progressOn(terminal, 'articles'));
  const { pack, articles, skipped, warnings, kept } = compilation;
  const cards = checkCards(pack, await loadTemplates(), progressOn(terminal, 'cards'));
  const refused = [...compilation.refused, ...cards.findings];
  const code = refused.length === 0 && articles > 0 ? 0 : 1;
  if (options.json) {
    const topics = pack.topics.map((topic) => topic.id);
    terminal.out(`${JSON.stringify({ articles, skipped, topics, refused, warnings }, null, 2)}\n`);
    return code;
  }
  const worst = [...kept].sort((one, other) => one.share - other.share)[0];
  const below = kept.filter(({ share }) => share < 0.99).length;
  print(warnings, 'warning', mostPrinted, terminal);
  print(refused, 'refused', Infinity, terminal);
  terminal.out(
    [
      `${articles} articles became ${pack.topics.length} topics and ${pack.forms.length} forms; ${skipped} other files were skipped.`,
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

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

function print(findings: readonly Finding[], label: string, most: number, terminal: Terminal): void {
  for (const { file, line, reason } of findings.slice(0, most)) terminal.out(`${file}:${line}: ${label}: ${reason}\n`);
  if (findings.length > most) terminal.out(`... and ${findings.length - most} more; --json prints all\n`);
}

import type { Finding } from '../articles/parsed-article.js';
import type { Terminal } from './terminal.js';

export const noArticles =
  'No article was found: an article is a Markdown file (its name ends in .md), other than a README, in the folder or below it.';

/** Prints what was found, a line each with file, line and reason. */
export function print(findings: readonly Finding[], label: string, most: number, terminal: Terminal): void {
  for (const { file, line, reason } of findings.slice(0, most)) terminal.out(`${file}:${line}: ${label}: ${reason}\n`);
  if (findings.length > most) terminal.out(`... and ${findings.length - most} more; --json prints all\n`);
}

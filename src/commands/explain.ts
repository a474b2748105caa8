import type { Evidence, Match } from '../model/match.js';
import type { Pack } from '../model/pack.js';

/** How many topics are explained. */
const mostExplained = 5;

/** Why topics matched, in words: a line for each of the best, the strongest evidence first. */
export function explain(matches: readonly Match[], pack: Pack): string {
  const lines = matches.slice(0, mostExplained).flatMap(({ topic, confidence, evidence }) => {
    const title = pack.get(topic)?.title ?? topic;
    return [`${(100 * confidence).toFixed(0).padStart(3)} %  ${title} (${topic})`, `       ${reasons(evidence)}`];
  });
  return ['Why', ...(lines.length > 0 ? lines : ['nothing in the text stands in any article'])].join('\n');
}

function reasons(evidence: readonly Evidence[]): string {
  return evidence.map(inWords).join('; ');
}

function inWords({ kind, found }: Evidence): string {
  switch (kind) {
    case 'code':
      return `the code ${found}`;
    case 'near-code':
      return `something close to the code ${found}`;
    case 'message':
      return `most of "${found}"`;
    case 'words':
      return `the words ${found.split(' ').join(', ')}`;
  }
}

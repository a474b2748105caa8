import { type Match, reasonsOf } from '../model/match.js';
import type { Pack } from '../model/pack.js';

/** How many topics are explained. */
const mostExplained = 5;

/** Why topics matched, in words: a line for each of the best, the strongest evidence first. */
export function explain(matches: readonly Match[], pack: Pack): string {
  const lines = matches.slice(0, mostExplained).flatMap(({ topic, confidence, evidence }) => {
    const title = pack.get(topic)?.title ?? topic;
    return [`${(100 * confidence).toFixed(0).padStart(3)} %  ${title} (${topic})`, `       ${reasonsOf(evidence)}`];
  });
  return ['Why', ...(lines.length > 0 ? lines : ['nothing in the text stands in any article'])].join('\n');
}

import { createHash } from 'node:crypto';
import { ratiosOf, valuesOf } from '../../match/confidence.js';
import type { MatchIndex } from '../../match/match-index.js';
import { createRanker } from '../../match/match.js';
import { type Pack, topicsOf } from '../../model/pack.js';
import { understand } from '../../understand/understand.js';
import type { Question } from '../eval/questions.js';
import { isGold, namesOf } from '../eval/scores.js';
import type { Row } from './row.js';

/** Asks each question and keeps what the evidence came to. @param name what the pack is called in the rows */
export function askRows(questions: readonly Question[], pack: Pack, index: MatchIndex, name: string): Row[] {
  const rank = createRanker(index);
  const names = new Set(Array.from(topicsOf(pack), namesOf).flat());
  return questions.map((question): Row => {
    const { gold, text } = question;
    const { topics, text: about } = rank(understand(text));
    const isRight = topics.map(({ topic }) => {
      const known = pack.get(topic);
      return known !== undefined && isGold(gold, known);
    });
    const isCovered = gold.some((name) => names.has(name.toLowerCase()));
    return {
      pack: name,
      group: groupOf(question),
      scope: gold.length === 0 ? 'out' : isCovered ? 'in' : 'uncovered',
      place: isRight.indexOf(true) + 1,
      ratios: ratiosOf(topics).slice(0, 3).map(rounded),
      codes: topics.slice(0, 3).map(({ evidence }) => evidence.code?.closeness === 1),
      values: (valuesOf(topics, about) ?? []).map(rounded),
    };
  });
}

/** A thread and its comments are one source: what stands in brackets behind it does not count. Ours stand alone. */
export function groupOf({ id, source, origin }: Question): string {
  const thread = source?.replace(/\s*\(.*$/s, '') ?? '';
  return createHash('sha256')
    .update(thread === '' || origin === 'project' ? `question ${id}` : thread)
    .digest('hex')
    .slice(0, 8);
}

/** Enough digits for a fit, and few enough to read changes of the file. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

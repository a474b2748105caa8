import type { Evidence } from '../model/match.js';
import type { TopicEvidence } from './confidence.js';
import type { LineHit } from './line-index.js';
import { isMeaning } from './synonyms.js';
import { wordsByToken } from './tokens.js';

/** A line counts as said when more of it stands in the text than this. */
const saidFrom = 0.5;

/** At most so many words of a line are told. */
const mostWords = 8;

/**
 * Tells evidence in the asker's own words, the strongest first.
 * @param vocabulary the words of the index by their numbers
 */
export function createTeller(text: string, vocabulary: readonly string[]) {
  let words: ReadonlyMap<string, string> | undefined;
  const asWritten = (number: number): string[] => {
    const token = vocabulary[number] ?? '';
    // What several words mean together is no word that anybody wrote.
    if (isMeaning(token)) return [];
    words ??= wordsByToken(text);
    return [words.get(token) ?? token];
  };
  const phrase = (hit: LineHit | undefined): Evidence[] =>
    hit && hit.ofLine > saidFrom && hit.text !== '' ? [{ kind: 'message', found: hit.text }] : [];
  return ({ code, message, symptom, line, words: hit }: TopicEvidence): Evidence[] => {
    const lineWords = line && line.ofLine > saidFrom ? line.words.flatMap(asWritten).slice(0, mostWords) : [];
    const single = hit.terms.flatMap(asWritten);
    return [
      ...(code ? [{ kind: code.closeness === 1 ? ('code' as const) : ('near-code' as const), found: code.code }] : []),
      ...phrase(message),
      ...(symptom?.text === message?.text ? [] : phrase(symptom)),
      ...(lineWords.length > 1 ? [{ kind: 'line' as const, found: lineWords.join(' ') }] : []),
      ...(single.length > 0 ? [{ kind: 'words' as const, found: [...new Set(single)].join(' ') }] : []),
    ];
  };
}

import { addScores, partIn, type Postings, rarity, weightsOf } from './postings.js';

/** The terms (words or pairs of words) of a text, as numbers of an index. */
export interface AskedTerms {
  /** Those that the index knows, each once. */
  known: number[];
  /** What all of them weigh, those that no topic has among them. */
  weight: number;
}

/** What the terms of a text say about one topic. */
export interface TermHit {
  /** BM25F: 0 and up, the higher the better; grows with the text. */
  score: number;
  /** The part of the highest score that the text could have, from 0 to 1. */
  share: number;
  /** How much the shared terms weigh. */
  weight: number;
  /** The terms that count most, the strongest first, six at most. */
  terms: number[];
}

/** The terms of topics, ready to be asked. */
export interface TermIndex {
  /** @param terms numbers of terms, -1 for each that no topic has */
  ask(terms: readonly number[]): AskedTerms;
  /** Adds the score of every topic, times `factor`, to `scores`, which has a place for each topic. */
  addScores(asked: AskedTerms, factor: number, scores: Float64Array): void;
  /** What the terms say about one topic. */
  look(asked: AskedTerms, topic: number): TermHit;
  /** How telling a term is; rarest where no topic has it. */
  weightOf(term: number): number;
}

/** Terms kept as the reason of a hit. */
const mostTerms = 6;

export function createTermIndex(postings: Postings): TermIndex {
  const weights = weightsOf(postings);
  const rarest = rarity(postings.count, 0);
  const weightOf = (term: number) => weights[term] ?? rarest;
  return {
    weightOf,
    ask(terms) {
      const known = new Set<number>();
      let weight = 0;
      for (const term of terms) {
        if (term < 0) weight += rarest;
        else if (!known.has(term)) {
          known.add(term);
          weight += weightOf(term);
        }
      }
      return { known: [...known], weight };
    },
    addScores(asked, factor, scores) {
      for (const term of asked.known) addScores(postings, term, factor * weightOf(term), scores);
    },
    look(asked, topic) {
      const parts: { term: number; part: number }[] = [];
      let score = 0;
      let weight = 0;
      for (const term of asked.known) {
        const part = weightOf(term) * partIn(postings, term, topic);
        if (part === 0) continue;
        score += part;
        weight += weightOf(term);
        parts.push({ term, part });
      }
      const share = asked.weight > 0 ? score / asked.weight : 0;
      parts.sort((one, other) => other.part - one.part);
      return { score, share, weight, terms: parts.slice(0, mostTerms).map(({ term }) => term) };
    },
  };
}

/**
 * BM25F: fields are weighted and normalised by their length before they saturate together.
 * Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004).
 */

/** One field of all documents. */
export interface Field {
  weight: number;
  /** How much longer fields are held against them, from 0 (not at all) to 1 (fully). */
  lengthPenalty: number;
  /** The field's words, by document number. */
  documents: readonly (readonly string[])[];
}

/** What the words of a text say about a document. */
export interface WordHit {
  document: number;
  /** The share of the text's weight that the document carries, from 0 to 1. */
  score: number;
  /** How much the shared words weigh. */
  weight: number;
  /** The words that count most, the strongest first. */
  words: string[];
}

export interface WordIndex {
  find(tokens: readonly string[]): WordHit[];
  /** How telling a word is: the logarithm of how rare it is; rarest where no document has it. */
  weightOf(token: string): number;
  has(token: string): boolean;
  vocabulary(): IterableIterator<string>;
}

/** Saturation: how soon a word's further occurrences stop to count. */
const saturation = 1.2;

interface Posting {
  document: number;
  /** Weighted and normalised occurrences over all fields. */
  occurrences: number;
}

export function createWordIndex(count: number, fields: readonly Field[]): WordIndex {
  const occurring = new Map<string, Map<number, number>>();
  for (const { weight, lengthPenalty, documents } of fields) {
    const average = documents.reduce((total, tokens) => total + tokens.length, 0) / Math.max(1, count) || 1;
    documents.forEach((tokens, document) => {
      const length = 1 - lengthPenalty + (lengthPenalty * tokens.length) / average;
      for (const token of tokens) {
        let documentsWith = occurring.get(token);
        if (!documentsWith) occurring.set(token, (documentsWith = new Map<number, number>()));
        documentsWith.set(document, (documentsWith.get(document) ?? 0) + weight / length);
      }
    });
  }
  const postings = new Map<string, Posting[]>();
  for (const [token, documentsWith] of occurring) {
    postings.set(
      token,
      [...documentsWith].map(([document, occurrences]) => ({ document, occurrences })),
    );
  }
  const rarity = (holding: number) => Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
  const weights = new Map([...postings].map(([token, list]) => [token, rarity(list.length)]));
  const rarest = rarity(0);
  const weightOf = (token: string) => weights.get(token) ?? rarest;

  return {
    weightOf,
    has: (token) => postings.has(token),
    vocabulary: () => postings.keys(),
    find(tokens) {
      const unique = [...new Set(tokens)];
      const total = unique.reduce((sum, token) => sum + weightOf(token), 0);
      const scores = new Map<number, { score: number; weight: number; words: { token: string; part: number }[] }>();
      for (const token of unique) {
        const weight = weightOf(token);
        for (const { document, occurrences } of postings.get(token) ?? []) {
          const part = (weight * occurrences) / (saturation + occurrences);
          const known = scores.get(document) ?? { score: 0, weight: 0, words: [] };
          known.score += part;
          known.weight += weight;
          known.words.push({ token, part });
          scores.set(document, known);
        }
      }
      return [...scores].map(([document, { score, weight, words }]) => ({
        document,
        weight,
        score: total > 0 ? score / total : 0,
        words: words
          .sort((one, other) => other.part - one.part)
          .slice(0, 6)
          .map(({ token }) => token),
      }));
    },
  };
}

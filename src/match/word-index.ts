/**
 * BM25F: the words of all fields are weighted and counted together before they saturate, and a document is held to the
 * length of all its fields. Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields"
 * (CIKM 2004).
 */

/** One field of all documents. */
export interface Field {
  weight: number;
  /** The field's words, by document number. */
  documents: readonly (readonly string[])[];
}

/** What the words of a text say about a document. */
export interface WordHit {
  /** BM25F: 0 and up, the higher the better; grows with the text. */
  score: number;
  /** The part of the highest score that the text could have, from 0 to 1. */
  share: number;
  /** How much the shared words weigh. */
  weight: number;
  /** The words that count most, the strongest first. */
  words: string[];
}

export interface WordIndex {
  /** Adds the score of every document, times `factor`, to `scores`, which has a place for each document. */
  addScores(tokens: readonly string[], scores: Float64Array, factor: number): void;
  /** What the words say about one document; undefined where they share none. */
  look(tokens: readonly string[], document: number): WordHit | undefined;
  /** How telling a word is: the logarithm of how rare it is; rarest where no document has it. */
  weightOf(token: string): number;
  has(token: string): boolean;
  vocabulary(): IterableIterator<string>;
}

/** Saturation: how soon a word's further occurrences stop to count. */
const saturation = 1.2;

/** Words kept as the reason of a hit. */
const mostWords = 6;

/** The documents that hold a word, in rising order, and what its occurrences in each come to: from 0 to 1, saturated. */
interface Posting {
  weight: number;
  documents: Uint32Array;
  parts: Float32Array;
}

/** @param lengthPenalty how much longer documents are held against them, from 0 (not at all) to 1 (fully). */
export function createWordIndex(count: number, fields: readonly Field[], lengthPenalty: number): WordIndex {
  const lengths = Array.from({ length: count }, (_, document) =>
    fields.reduce((total, { documents }) => total + (documents[document]?.length ?? 0), 0),
  );
  const average = lengths.reduce((total, length) => total + length, 0) / Math.max(1, count) || 1;
  const slowness = lengths.map((length) => saturation * (1 - lengthPenalty + (lengthPenalty * length) / average));
  const rarity = (holding: number) => Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
  const postings = new Map<string, Posting>();
  for (const [token, occurrences] of countWords(fields)) {
    const documents = Uint32Array.from(occurrences.keys()).sort();
    const parts = Float32Array.from(documents, (document) => {
      const times = occurrences.get(document) ?? 0;
      return times / (times + (slowness[document] ?? saturation));
    });
    postings.set(token, { weight: rarity(documents.length), documents, parts });
  }
  const rarest = rarity(0);
  const weightOf = (token: string) => postings.get(token)?.weight ?? rarest;

  return {
    weightOf,
    has: (token) => postings.has(token),
    vocabulary: () => postings.keys(),
    addScores(tokens, scores, factor) {
      for (const token of new Set(tokens)) {
        const posting = postings.get(token);
        if (!posting) continue;
        const { documents, parts } = posting;
        const weight = factor * weightOf(token);
        for (let at = 0; at < documents.length; at++) {
          const document = documents[at] ?? 0;
          scores[document] = (scores[document] ?? 0) + weight * (parts[at] ?? 0);
        }
      }
    },
    look(tokens, document) {
      const words: { token: string; part: number }[] = [];
      let total = 0;
      let shared = 0;
      for (const token of new Set(tokens)) {
        const weight = weightOf(token);
        total += weight;
        const part = partIn(postings.get(token), document);
        if (part === 0) continue;
        shared += weight;
        words.push({ token, part: weight * part });
      }
      if (words.length === 0) return undefined;
      const score = words.reduce((sum, { part }) => sum + part, 0);
      return { score, weight: shared, share: total > 0 ? score / total : 0, words: strongest(words) };
    },
  };
}

/** Looks a document up by halving. */
function partIn(posting: Posting | undefined, document: number): number {
  if (!posting) return 0;
  let low = 0;
  let high = posting.documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((posting.documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return posting.documents[low] === document ? (posting.parts[low] ?? 0) : 0;
}

function strongest(words: { token: string; part: number }[]): string[] {
  return words
    .sort((one, other) => other.part - one.part)
    .slice(0, mostWords)
    .map(({ token }) => token);
}

/** For each word the documents that hold it, with its weighted occurrences. */
function countWords(fields: readonly Field[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const { weight, documents } of fields) {
    documents.forEach((tokens, document) => {
      for (const token of tokens) {
        let holding = counts.get(token);
        if (!holding) counts.set(token, (holding = new Map<number, number>()));
        holding.set(document, (holding.get(document) ?? 0) + weight);
      }
    });
  }
  return counts;
}

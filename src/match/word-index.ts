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
  document: number;
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
  find(tokens: readonly string[]): WordHit[];
  /** How telling a word is: the logarithm of how rare it is; rarest where no document has it. */
  weightOf(token: string): number;
  has(token: string): boolean;
  vocabulary(): IterableIterator<string>;
}

/** Saturation: how soon a word's further occurrences stop to count. */
const saturation = 1.2;

/** Words kept as the reason of a hit. */
const mostWords = 6;

interface Posting {
  document: number;
  /** What the word's weighted occurrences come to once they are saturated, from 0 to 1. */
  part: number;
}

/** @param lengthPenalty how much longer documents are held against them, from 0 (not at all) to 1 (fully). */
export function createWordIndex(count: number, fields: readonly Field[], lengthPenalty: number): WordIndex {
  const lengths = Array.from({ length: count }, (_, document) =>
    fields.reduce((total, { documents }) => total + (documents[document]?.length ?? 0), 0),
  );
  const average = lengths.reduce((total, length) => total + length, 0) / Math.max(1, count) || 1;
  const slowness = lengths.map((length) => saturation * (1 - lengthPenalty + (lengthPenalty * length) / average));
  const postings = new Map<string, Posting[]>();
  for (const [token, occurrences] of countWords(fields)) {
    const list = [...occurrences].map(([document, times]) => {
      return { document, part: times / (times + (slowness[document] ?? saturation)) };
    });
    postings.set(token, list);
  }
  const rarity = (holding: number) => Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
  const rarest = rarity(0);
  const weightOf = (token: string) => {
    const list = postings.get(token);
    return list ? rarity(list.length) : rarest;
  };

  return {
    weightOf,
    has: (token) => postings.has(token),
    vocabulary: () => postings.keys(),
    find(tokens) {
      const hits = new Map<number, Hit>();
      let total = 0;
      for (const token of new Set(tokens)) {
        const weight = weightOf(token);
        total += weight;
        for (const { document, part } of postings.get(token) ?? []) {
          let hit = hits.get(document);
          if (!hit) hits.set(document, (hit = { score: 0, weight: 0, words: [] }));
          hit.score += weight * part;
          hit.weight += weight;
          hit.words.push({ token, part: weight * part });
        }
      }
      return [...hits].map(([document, { score, weight, words }]) => {
        return { document, score, weight, share: total > 0 ? score / total : 0, words: strongest(words) };
      });
    },
  };
}

interface Hit {
  score: number;
  weight: number;
  words: { token: string; part: number }[];
}

function strongest(words: Hit['words']): string[] {
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

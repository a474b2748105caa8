import { growing } from './growing.js';

/**
 * BM25F: the words of all fields are weighted and counted together before they saturate, and a document is held to the
 * length of all its fields. Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields"
 * (CIKM 2004).
 */

/**
 * For each term the documents that hold it, in rising order, and what its occurrences in each come to. Terms and
 * documents are numbers from 0. Plain data, to be saved as it is.
 */
export interface Postings {
  /** The number of all documents. */
  count: number;
  /** The entries of term `t` stand from `starts[t]` up to `starts[t + 1]`. */
  starts: Uint32Array;
  documents: Uint16Array | Uint32Array;
  /** What the term's occurrences come to in the document, saturated: from 0 (nothing) to 255 (all that they could). */
  parts: Uint8Array;
}

/** The highest part. */
export const wholePart = 255;

/** Saturation: how soon a term's further occurrences stop to count. */
const saturation = 1.2;

/** Collects what documents hold, one document after the other. */
export interface PostingsBuilder {
  /**
   * @param terms the document's terms with their weighted occurrences
   * @param length the number of all its occurrences, unweighted
   */
  add(terms: ReadonlyMap<number, number>, length: number): void;
  /** @param termCount the number of all terms */
  build(termCount: number): Postings;
}

/** @param lengthPenalty how much longer documents are held against them, from 0 (not at all) to 1 (fully) */
export function createPostingsBuilder(lengthPenalty: number): PostingsBuilder {
  const entries = { terms: growing(Uint32Array), times: growing(Float32Array) };
  const ends: number[] = [];
  const lengths: number[] = [];
  return {
    add(terms, length) {
      for (const [term, times] of terms) {
        entries.terms.push(term);
        entries.times.push(times);
      }
      ends.push(entries.terms.size());
      lengths.push(length);
    },
    build(termCount) {
      const average = lengths.reduce((total, length) => total + length, 0) / Math.max(1, lengths.length) || 1;
      const starts = new Uint32Array(termCount + 1);
      const terms = entries.terms.values();
      const times = entries.times.values();
      for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
      for (let term = 0; term < termCount; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
      const documents = new (ends.length <= 0x10000 ? Uint16Array : Uint32Array)(terms.length);
      const parts = new Uint8Array(terms.length);
      const next = starts.slice(0, termCount);
      let entry = 0;
      ends.forEach((end, document) => {
        const slowness = saturation * (1 - lengthPenalty + (lengthPenalty * (lengths[document] ?? 0)) / average);
        for (; entry < end; entry++) {
          const term = terms[entry] ?? 0;
          const place = next[term] ?? 0;
          next[term] = place + 1;
          const count = times[entry] ?? 0;
          documents[place] = document;
          parts[place] = Math.max(1, Math.round((wholePart * count) / (count + slowness)));
        }
      });
      return { count: ends.length, starts, documents, parts };
    },
  };
}

/** The same postings with their terms in another order: term `t` of the new ones is term `places[t]` of the old. */
export function inOrderOf({ count, starts, documents, parts }: Postings, places: Uint32Array): Postings {
  const ordered = {
    count,
    starts: new Uint32Array(starts.length),
    documents: documents.slice(),
    parts: parts.slice(),
  };
  let end = 0;
  places.forEach((place, term) => {
    const from = starts[place] ?? 0;
    const to = starts[place + 1] ?? 0;
    ordered.documents.set(documents.subarray(from, to), end);
    ordered.parts.set(parts.subarray(from, to), end);
    end += to - from;
    ordered.starts[term + 1] = end;
  });
  return ordered;
}

/** What a word counts that every document has: it still tells that a text is about what they are about. */
const commonest = 0.25;

/** How telling a term is: the logarithm of how rare it is. @param holding how many of all documents have it */
export function rarity(count: number, holding: number): number {
  return commonest + Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
}

/** How telling each term is. */
export function weightsOf({ count, starts }: Postings): Float32Array {
  const weights = new Float32Array(starts.length - 1);
  weights.forEach((_, term) => (weights[term] = rarity(count, (starts[term + 1] ?? 0) - (starts[term] ?? 0))));
  return weights;
}

/** Adds what a term is worth in each document, times `factor`, to `scores`, which has a place for each document. */
export function addScores({ starts, documents, parts }: Postings, term: number, factor: number, scores: Float64Array) {
  const end = starts[term + 1] ?? 0;
  const worth = factor / wholePart;
  for (let entry = starts[term] ?? 0; entry < end; entry++) {
    const document = documents[entry] ?? 0;
    scores[document] = (scores[document] ?? 0) + worth * (parts[entry] ?? 0);
  }
}

/** What a term's occurrences come to in a document, from 0 to 1; looked up by halving. */
export function partIn({ starts, documents, parts }: Postings, term: number, document: number): number {
  let low = starts[term] ?? 0;
  const end = starts[term + 1] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low < end && documents[low] === document ? (parts[low] ?? 0) / wholePart : 0;
}

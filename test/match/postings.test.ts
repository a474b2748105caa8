import { describe, expect, test } from '@jest/globals';
import {
  addScores,
  createPostingsBuilder,
  inOrderOf,
  partIn,
  type Postings,
  rarity,
  weightsOf,
  wholePart,
} from '../../src/match/postings.js';
import { numbers } from '../helpers/random.js';

/** A document: its terms with their weighted occurrences, and how many occurrences it has in all. */
interface Document {
  terms: Map<number, number>;
  length: number;
}

function postingsOf(documents: readonly Document[], termCount: number, lengthPenalty = 0.75): Postings {
  const builder = createPostingsBuilder(lengthPenalty);
  for (const { terms, length } of documents) builder.add(terms, length);
  return builder.build(termCount);
}

/** BM25F as its authors write it, one document and one term at a time. */
function obviousPart(documents: readonly Document[], term: number, document: number, lengthPenalty: number): number {
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const { terms, length } = documents[document]!;
  const times = terms.get(term) ?? 0;
  return times / (times + 1.2 * (1 - lengthPenalty + (lengthPenalty * length) / average));
}

function randomDocuments(seed: number, count: number, termCount: number): Document[] {
  const next = numbers(seed);
  return Array.from({ length: count }, () => {
    const terms = new Map<number, number>();
    // Terms come in any order, and some documents are empty.
    for (let each = next(12); each > 0; each--) terms.set(next(termCount), (1 + next(8)) / 2);
    return { terms, length: [...terms.values()].reduce((sum, times) => sum + Math.ceil(times), 0) };
  });
}

/** What is saved of a part is one of 256 steps. */
const step = 0.5 / wholePart + 1e-6;

describe('postings say what the slow and obvious way says', () => {
  test.each([
    [1, 1, 5, 0.75],
    [2, 30, 12, 0.75],
    [3, 200, 40, 0.3],
    [4, 50, 10, 0],
    [5, 50, 10, 1],
  ])('of random documents %s: %s of %s terms, penalty %s', (seed, count, termCount, lengthPenalty) => {
    const documents = randomDocuments(seed, count, termCount);
    const postings = postingsOf(documents, termCount, lengthPenalty);
    expect(postings.count).toBe(count);
    const weights = weightsOf(postings);
    for (let term = 0; term < termCount; term++) {
      const scores = new Float64Array(count);
      addScores(postings, term, 2, scores);
      const held = documents.filter(({ terms }) => terms.has(term)).length;
      expect(weights[term]).toBeCloseTo(rarity(count, held), 5);
      documents.forEach(({ terms }, document) => {
        const part = partIn(postings, term, document);
        if (!terms.has(term)) expect([part, scores[document]]).toEqual([0, 0]);
        else {
          expect(Math.abs(part - obviousPart(documents, term, document, lengthPenalty))).toBeLessThan(step);
          expect(scores[document]).toBeCloseTo(2 * part, 10);
        }
      });
    }
  });
});

test('the documents of a term rise', () => {
  const { starts, documents } = postingsOf(randomDocuments(8, 100, 20), 20);
  for (let term = 0; term < 20; term++) {
    const own = [...documents.subarray(starts[term], starts[term + 1])];
    expect(own).toEqual([...new Set(own)].sort((one, other) => one - other));
  }
});

test('the highest part of all is nearly the whole, and the smallest is something', () => {
  const documents = [1e9, 1e-6].map((times) => ({ terms: new Map([[0, times]]), length: 1 }));
  expect([...postingsOf(documents, 1).parts]).toEqual([wholePart, 1]);
});

test('a rare term weighs more than a common one, and what all documents hold still weighs', () => {
  for (let holding = 0; holding < 100; holding++)
    expect(rarity(100, holding)).toBeGreaterThan(rarity(100, holding + 1));
  expect(rarity(100, 100)).toBeGreaterThan(0.2);
});

test('in another order, the terms hold what they held', () => {
  const postings = postingsOf(randomDocuments(9, 40, 15), 15);
  const places = Uint32Array.from({ length: 15 }, (_, term) => (term * 4 + 7) % 15);
  const ordered = inOrderOf(postings, places);
  places.forEach((place, term) => {
    for (let document = 0; document < 40; document++)
      expect(partIn(ordered, term, document)).toBe(partIn(postings, place, document));
  });
  const back = Uint32Array.from(places, (_, term) => places.indexOf(term));
  expect(inOrderOf(ordered, back)).toEqual(postings);
});

test('more documents than 16 bits can count have their own numbers', () => {
  const count = 0x10000 + 3;
  const builder = createPostingsBuilder(0.75);
  for (let document = 0; document < count; document++)
    builder.add(new Map(document % 1000 === 2 || document === count - 1 ? [[0, 1]] : []), 1);
  const postings = builder.build(1);
  expect(postings.documents.at(-1)).toBe(count - 1);
  expect(partIn(postings, 0, count - 1)).toBeGreaterThan(0);
  expect(partIn(postings, 0, 2)).toBeGreaterThan(0);
  expect(partIn(postings, 0, 3)).toBe(0);
});

test('no documents and no terms are nothing', () => {
  const postings = postingsOf([], 0);
  expect([postings.count, [...weightsOf(postings)], partIn(postings, 0, 0)]).toEqual([0, [], 0]);
});

import { describe, expect, test } from '@jest/globals';
import { createWordIndex, type Field, type WordHit, type WordIndex } from '../../src/match/word-index.js';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
/** An index with a way to ask it for every document. */
interface Asked extends WordIndex {
  find(tokens: readonly string[]): (WordHit & { document: number })[];
}

function asked(count: number, fields: readonly Field[], lengthPenalty: number): Asked {
  const index = createWordIndex(count, fields, lengthPenalty);
  return {
    ...index,
    find: (tokens) =>
      Array.from({ length: count }, (_, document) => document).flatMap((document) => {
        const hit = index.look(tokens, document);
        return hit ? [{ ...hit, document }] : [];
      }),
  };
}

const indexOf = (...documents: string[]) =>
  asked(documents.length, [{ weight: 1, documents: documents.map(words) }], 0.75);
const order = (hits: (WordHit & { document: number })[]) =>
  [...hits].sort((one, other) => other.score - one.score).map(({ document }) => document);
const scoreOf = (hits: (WordHit & { document: number })[], document: number) =>
  hits.find((hit) => hit.document === document)?.score ?? 0;

describe('BM25F', () => {
  test('a rare word counts more than common ones', () => {
    const index = indexOf('disk agent', 'disk snapshot', 'disk vault', 'disk quota');
    expect(index.weightOf('vault')).toBeGreaterThan(3 * index.weightOf('disk'));
    expect(order(index.find(words('disk vault')))[0]).toBe(2);
  });

  test('one rare word beats two common ones', () => {
    const index = indexOf('disk agent', 'disk agent', 'disk agent', 'disk agent', 'disk agent', 'vault other');
    expect(order(index.find(words('disk agent vault')))[0]).toBe(5);
  });

  test('a word that no document has is the rarest', () => {
    const index = indexOf('disk agent', 'disk snapshot');
    expect(index.weightOf('nowhere')).toBeGreaterThan(index.weightOf('agent'));
  });

  test('of two documents with a word, the shorter is more about it', () => {
    const index = indexOf('vault one two three four five six seven', 'vault one');
    expect(order(index.find(['vault']))).toEqual([1, 0]);
  });

  test('length counts for nothing without a penalty', () => {
    const documents = [words('vault one two three four five six'), words('vault one')];
    const hits = asked(2, [{ weight: 1, documents }], 0).find(['vault']);
    expect(scoreOf(hits, 0)).toBeCloseTo(scoreOf(hits, 1), 10);
  });

  test('repeating a word helps, but less each time', () => {
    const rest = ['x', 'y', 'z'].join(' ');
    const flat = (text: string) => words(text);
    const documents = [`vault ${rest}`, `vault vault ${rest}`, `vault vault vault ${rest}`, rest].map(flat);
    const hits = asked(4, [{ weight: 1, documents }], 0).find(['vault']);
    const [one, two, three] = [0, 1, 2].map((document) => scoreOf(hits, document)) as [number, number, number];
    expect(two).toBeGreaterThan(one);
    expect(three - two).toBeLessThan(two - one);
    expect(three - two).toBeGreaterThan(0);
  });

  test('a word in a heavier field counts more', () => {
    const fields = [
      { weight: 4, documents: [['vault'], ['disk']] },
      { weight: 1, documents: [['disk'], ['vault']] },
    ];
    const hits = asked(2, fields, 0.3).find(['vault']);
    expect(order(hits)).toEqual([0, 1]);
  });

  test('fields saturate together', () => {
    const field = (weight: number) => ({ weight, documents: [['vault'], ['disk']] });
    const split = asked(2, [field(1), field(1)], 0).find(['vault']);
    const whole = asked(2, [field(2)], 0).find(['vault']);
    expect(scoreOf(split, 0)).toBeCloseTo(scoreOf(whole, 0), 10);
  });
});

describe('a hit', () => {
  test('has a share between 0 and 1: how much of the text the document carries', () => {
    const index = indexOf('disk agent vault', 'quota');
    const shareOf = (text: string) => index.find(words(text))[0]?.share ?? 0;
    const all = shareOf('disk agent vault');
    const half = shareOf('disk agent vault printer paper jam');
    expect(all).toBeLessThan(1);
    expect(half).toBeLessThan(0.6 * all);
    expect(half).toBeGreaterThan(0);
  });

  test('names the words that count most, the strongest first and six at most', () => {
    const index = indexOf('a b c d e f g h', 'b', 'b', 'b a', 'c');
    const [hit] = index.find(words('b a d d h'));
    expect(hit?.words[0]).toMatch(/[dh]/);
    expect(hit?.words.at(-1)).toBe('b');
    expect(index.find(words('a b c d e f g h'))[0]?.words).toHaveLength(6);
  });

  test('does not count a word of the text twice', () => {
    const index = indexOf('disk agent', 'disk snapshot');
    expect(index.find(words('agent agent agent disk'))).toEqual(index.find(words('agent disk')));
  });

  test('is there only for documents that share a word', () => {
    const index = indexOf('disk agent', 'vault');
    expect(index.find(['vault']).map(({ document }) => document)).toEqual([1]);
    expect(index.find([])).toEqual([]);
  });
});

test('an index knows its words', () => {
  const index = indexOf('disk agent', 'vault');
  expect([...index.vocabulary()].sort()).toEqual(['agent', 'disk', 'vault']);
  expect([index.has('disk'), index.has('quota')]).toEqual([true, false]);
});

test('all documents are scored at once as each would be alone', () => {
  const index = indexOf('disk agent vault', 'vault quota', 'paper');
  const scores = new Float64Array(3);
  index.addScores(words('vault disk'), scores, 1);
  index.addScores(words('vault disk'), scores, 2);
  const alone = [0, 1, 2].map((document) => index.look(words('vault disk'), document)?.score ?? 0);
  scores.forEach((score, document) => expect(score).toBeCloseTo(3 * (alone[document] ?? 0), 6));
});

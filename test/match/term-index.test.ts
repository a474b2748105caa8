import { describe, expect, test } from '@jest/globals';
import { numbering } from '../../src/match/numbering.js';
import { createPostingsBuilder } from '../../src/match/postings.js';
import { createTermIndex, type TermHit } from '../../src/match/term-index.js';
import { numbers } from '../helpers/random.js';

const words = (text: string) => text.split(' ').filter((word) => word !== '');

/** A part of all documents, with the weight of its words. */
interface Field {
  weight: number;
  documents: readonly (readonly string[])[];
}

/** An index of documents' words with a way to ask it for every document. */
function asked(count: number, fields: readonly Field[], lengthPenalty: number) {
  const number = numbering<string>();
  const builder = createPostingsBuilder(lengthPenalty);
  for (let document = 0; document < count; document++) {
    const terms = new Map<number, number>();
    let length = 0;
    for (const { weight, documents } of fields)
      for (const word of documents[document] ?? []) {
        terms.set(number.of(word), (terms.get(number.of(word)) ?? 0) + weight);
        length++;
      }
    builder.add(terms, length);
  }
  const vocabulary = number.values();
  const index = createTermIndex(builder.build(vocabulary.length));
  const termsOf = (tokens: readonly string[]) => tokens.map((token) => vocabulary.indexOf(token));
  return {
    weightOf: (word: string) => index.weightOf(vocabulary.indexOf(word)),
    ask: (tokens: readonly string[]) => index.ask(termsOf(tokens)),
    addScores: index.addScores,
    look: (tokens: readonly string[], document: number) => index.look(index.ask(termsOf(tokens)), document),
    wordsOf: (hit: TermHit | undefined) => hit?.terms.map((term) => vocabulary[term]),
    /** The documents that share a word, with what the words say about them. */
    find(tokens: readonly string[]) {
      const asking = index.ask(termsOf(tokens));
      return Array.from({ length: count }, (_, document) => ({ ...index.look(asking, document), document })).filter(
        ({ score }) => score > 0,
      );
    },
  };
}

type Found = TermHit & { document: number };
const indexOf = (...documents: string[]) =>
  asked(documents.length, [{ weight: 1, documents: documents.map(words) }], 0.75);
const order = (hits: Found[]) =>
  [...hits].sort((one, other) => other.score - one.score).map(({ document }) => document);
const scoreOf = (hits: Found[], document: number) => hits.find((hit) => hit.document === document)?.score ?? 0;

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
    const documents = ['vault x y z', 'vault vault x y z', 'vault vault vault x y z', 'x y z'].map(words);
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
    expect(order(asked(2, fields, 0.3).find(['vault']))).toEqual([0, 1]);
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
    const shareOf = (text: string) => index.look(words(text), 0).share;
    const all = shareOf('disk agent vault');
    const half = shareOf('disk agent vault printer paper jam');
    expect(all).toBeLessThan(1);
    expect(half).toBeLessThan(0.6 * all);
    expect(half).toBeGreaterThan(0);
  });

  test('weighs as much as the words that it shares', () => {
    const index = indexOf('disk agent vault', 'quota agent');
    expect(index.look(words('agent vault quota'), 0).weight).toBeCloseTo(
      index.weightOf('agent') + index.weightOf('vault'),
      6,
    );
  });

  test('names the words that count most, the strongest first and six at most', () => {
    const index = indexOf('a b c d e f g h', 'b', 'b', 'b a', 'c');
    const named = index.wordsOf(index.look(words('b a d d h'), 0));
    expect(named?.[0]).toMatch(/[dh]/);
    expect(named?.at(-1)).toBe('b');
    expect(index.look(words('a b c d e f g h'), 0).terms).toHaveLength(6);
  });

  test('does not count a word of the text twice', () => {
    const index = indexOf('disk agent', 'disk snapshot');
    expect(index.find(words('agent agent agent disk'))).toEqual(index.find(words('agent disk')));
  });

  test('is there only for documents that share a word', () => {
    const index = indexOf('disk agent', 'vault');
    expect(index.find(['vault']).map(({ document }) => document)).toEqual([1]);
    expect(index.look(['vault'], 0)).toEqual({ score: 0, share: 0, weight: 0, terms: [] });
    expect(index.find([])).toEqual([]);
    expect(index.look([], 0).share).toBe(0);
  });
});

describe('all documents are scored at once as each would be alone', () => {
  test('of a few', () => {
    const index = indexOf('disk agent vault', 'vault quota', 'paper');
    const scores = new Float64Array(3);
    index.addScores(index.ask(words('vault disk')), 1, scores);
    index.addScores(index.ask(words('vault disk')), 2, scores);
    const alone = [0, 1, 2].map((document) => index.look(words('vault disk'), document).score);
    expect(alone[0]).toBeGreaterThan(alone[1]!);
    scores.forEach((score, document) => expect(score).toBeCloseTo(3 * (alone[document] ?? 0), 6));
  });

  test('of many', () => {
    const next = numbers(31);
    const text = () => Array.from({ length: next(15) }, () => `w${next(40)}`).join(' ');
    const index = indexOf(...Array.from({ length: 80 }, text));
    for (let round = 0; round < 20; round++) {
      const tokens = words(`${text()} unknown`);
      const scores = new Float64Array(80);
      index.addScores(index.ask(tokens), 1, scores);
      scores.forEach((score, document) => expect(score).toBeCloseTo(index.look(tokens, document).score, 6));
    }
  });
});

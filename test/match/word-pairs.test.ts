import { expect, test } from '@jest/globals';
import { mostWords, pairOf, wordPairs } from '../../src/match/word-pairs.js';

const [agent, cannot, reach, vault] = [0, 7, 3, 12];

test('pairs neighbours and next neighbours in their order', () => {
  expect(wordPairs([agent, cannot, reach, vault])).toEqual([
    pairOf(agent, cannot),
    pairOf(agent, reach),
    pairOf(cannot, reach),
    pairOf(cannot, vault),
    pairOf(reach, vault),
  ]);
  expect(wordPairs([agent])).toEqual([]);
  expect(wordPairs([])).toEqual([]);
});

test('pairs have one number each, whatever words they are of', () => {
  const words = [0, 1, 2, 41, mostWords - 2, mostWords - 1];
  const pairs = words.flatMap((first) => words.map((second) => pairOf(first, second)));
  expect(new Set(pairs).size).toBe(words.length ** 2);
  for (const pair of pairs) expect(Number.isSafeInteger(pair)).toBe(true);
});

test('the order of two words is another pair', () => {
  expect(pairOf(cannot, reach)).not.toBe(pairOf(reach, cannot));
});

test('a word that no topic has is in no pair of one', () => {
  expect([pairOf(-1, 5), pairOf(5, -1), pairOf(-1, -1)]).toEqual([-1, -1, -1]);
  expect(wordPairs([agent, -1, reach])).toEqual([-1, pairOf(agent, reach), -1]);
});

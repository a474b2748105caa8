import { expect, test } from '@jest/globals';
import { wordPairs } from '../../src/match/word-pairs.js';

test('pairs neighbours and next neighbours in their order', () => {
  expect(wordPairs(['agent', 'cannot', 'reach', 'vault'])).toEqual([
    'agent cannot',
    'agent reach',
    'cannot reach',
    'cannot vault',
    'reach vault',
  ]);
  expect(wordPairs(['agent'])).toEqual([]);
  expect(wordPairs([])).toEqual([]);
});

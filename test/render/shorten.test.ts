import { expect, test } from '@jest/globals';
import { shorten } from '../../src/render/shorten.js';

test.each([
  ['a short text', 'one two', 7, 'one two'],
  ['between words', 'one two three', 10, 'one two…'],
  ['within a word where there is no other place', 'aaaaaaaaaa', 6, 'aaaaa…'],
  ['within a long last word rather than losing most', 'a bbbbbbbbbbbbbbb', 10, 'a bbbbbbb…'],
  ['not within a character', 'aaaa😀bbbb', 6, 'aaaa…'],
  ['nothing', '', 5, ''],
])('%s', (_, text, most, short) => {
  expect(shorten(text, most)).toBe(short);
  expect(shorten(text, most).length).toBeLessThanOrEqual(most);
});

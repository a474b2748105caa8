import { expect, test } from '@jest/globals';
import { growing } from '../../src/match/growing.js';
import { numbering } from '../../src/match/numbering.js';

test('values are numbered in the order of their coming, each once', () => {
  const numbers = numbering<string>();
  expect(['b', 'a', 'b', 'c', 'a'].map(numbers.of)).toEqual([0, 1, 0, 2, 1]);
  expect(numbers.values()).toEqual(['b', 'a', 'c']);
});

test('a growing list keeps what was put into it', () => {
  const list = growing(Uint32Array);
  for (let value = 0; value < 5000; value++) list.push(value * 7);
  expect(list.size()).toBe(5000);
  expect([...list.values()]).toEqual(Array.from({ length: 5000 }, (_, value) => value * 7));
  expect(growing(Float32Array).values()).toHaveLength(0);
});

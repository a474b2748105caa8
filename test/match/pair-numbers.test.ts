import { expect, test } from '@jest/globals';
import { createPairNumbers } from '../../src/match/pair-numbers.js';
import { numbers } from '../helpers/random.js';

test('every pair is found at its place, and no other', () => {
  const next = numbers(5);
  for (const size of [0, 1, 2, 3, 64, 501]) {
    const held = new Set<number>();
    while (held.size < size) held.add(next(5000) * 2_000_000 + next(3));
    const pairs = Float64Array.from(held).sort();
    const numberOf = createPairNumbers(pairs);
    pairs.forEach((pair, place) => expect(numberOf(pair)).toBe(place));
    for (const pair of [-1, 0.5, ...[...pairs].map((each) => each + 0.5), 2 ** 50]) expect(numberOf(pair)).toBe(-1);
  }
});

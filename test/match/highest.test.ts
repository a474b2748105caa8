import { describe, expect, test } from '@jest/globals';
import { highest } from '../../src/match/highest.js';
import { numbers } from '../helpers/random.js';

/** The same, slow and obvious. */
function sorted(scores: Float64Array, most: number, leastShare = 0): number[] {
  const least = leastShare * Math.max(0, ...scores);
  return [...scores.keys()]
    .filter((place) => scores[place]! > 0 && scores[place]! >= least)
    .sort((one, other) => scores[other]! - scores[one]! || one - other)
    .slice(0, most);
}

describe('the highest scores are those that sorting finds', () => {
  const next = numbers(17);
  const shapes: [string, (place: number) => number][] = [
    ['all different', () => next(1_000_000) + 1],
    ['many equal', () => next(4)],
    ['mostly nothing', () => (next(20) === 0 ? next(50) : 0)],
    ['all equal', () => 1],
    ['rising', (place) => place],
    ['falling', (place) => 10_000 - place],
    ['below nothing', () => next(9) - 6],
  ];
  test.each(shapes)('%s', (_, score) => {
    for (const count of [0, 1, 3, 11, 12, 13, 40, 999])
      for (const most of [1, 3, 10])
        for (const share of [0, 0.5, 1]) {
          const scores = Float64Array.from({ length: count }, (_, place) => score(place));
          expect(highest(scores, most, share)).toEqual(sorted(scores, most, share));
        }
  });
});

test('nothing is not a score', () => {
  expect(highest(new Float64Array(5), 3)).toEqual([]);
});

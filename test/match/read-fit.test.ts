import { describe, expect, test } from '@jest/globals';
import { evidenceNames, valuesOf } from '../../src/match/confidence.js';
import { probability } from '../../src/match/fit.js';
import { fitVersion, readFit } from '../../src/match/read-fit.js';
import { Problem } from '../../src/model/problem.js';

const good = { version: fitVersion, names: evidenceNames, base: -2, weights: evidenceNames.map((_, i) => i / 10) };

function refusal(text: string): Problem {
  try {
    readFit(text, 'my.json');
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('it was read');
}

test('a saved fit is read as it was written', () => {
  expect(readFit(JSON.stringify({ ...good, rows: ['whatever'] }), 'my.json')).toEqual({
    base: good.base,
    weights: good.weights,
  });
});

test.each([
  ['another version', { ...good, version: fitVersion + 1 }],
  ['other evidence', { ...good, names: ['luck', ...evidenceNames.slice(1)] }],
  ['the same evidence in another order', { ...good, names: [...evidenceNames].reverse() }],
  ['evidence that is no more', { ...good, names: [...evidenceNames, 'luck'], weights: [...good.weights, 1] }],
  ['a weight too few', { ...good, weights: good.weights.slice(1) }],
])('a fit of %s is refused, and it is told what to do', (_, fit) => {
  const problem = refusal(JSON.stringify(fit));
  expect(problem.code).toBe('fit-outdated');
  expect(problem.message).toContain('my.json');
  expect(problem.advice).toContain('triage fit');
});

test.each([
  ['no JSON', '{"version": 1,'],
  ['a list', '[]'],
  ['without weights', JSON.stringify({ ...good, weights: undefined })],
  ['with words for weights', JSON.stringify({ ...good, weights: evidenceNames })],
])('what is %s is refused', (_, text) => {
  expect(refusal(text).code).toBe('fit-broken');
});

describe('probability', () => {
  test('is the logistic function of base and weighed values', () => {
    expect(probability({ base: 0, weights: [1, 1] }, [0, 0])).toBe(0.5);
    expect(probability({ base: -1, weights: [2, 3] }, [1, 1])).toBeCloseTo(1 / (1 + Math.exp(-4)));
  });
});

test('nothing has no values', () => {
  expect(valuesOf([], { hasUnknownCode: false, hasOtherProduct: false, length: 0, rarest: 1 })).toBeUndefined();
});

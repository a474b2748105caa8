import { describe, expect, test } from '@jest/globals';
import { randomOf } from '../../../src/commands/fit/random.js';
import { type Example, fitLogistic } from '../../../src/commands/fit/regression.js';
import { solve } from '../../../src/commands/fit/solve.js';
import { probability } from '../../../src/match/fit.js';

test('a system of equations is solved', () => {
  const a = [
    [4, 2, 1],
    [2, 5, 3],
    [1, 3, 6],
  ];
  const x = [1, -2, 3];
  const b = a.map((row) => row.reduce((sum, each, i) => sum + each * x[i]!, 0));
  solve(a, b).forEach((each, i) => expect(each).toBeCloseTo(x[i]!, 10));
});

describe('a logistic regression', () => {
  const truth = { base: -1, weights: [2, -3, 0.5] };

  /** Examples that come true as often as the truth says. */
  function drawn(count: number, seed: number): Example[] {
    const random = randomOf(seed);
    return Array.from({ length: count }, () => {
      const values = truth.weights.map(random);
      return { values, isRight: random() < probability(truth, values), weight: 1 };
    });
  }

  test('finds the weights that examples were drawn with', () => {
    const { base, weights } = fitLogistic(drawn(40_000, 1), { expected: [0, 0, 0], strength: 0.01 });
    expect(Math.abs(base - truth.base)).toBeLessThan(0.1);
    weights.forEach((weight, i) => expect(Math.abs(weight - truth.weights[i]!)).toBeLessThan(0.1));
  });

  test('counts an example of weight 3 as three of it', () => {
    const examples = drawn(60, 2);
    const prior = { expected: [0, 0, 0], strength: 1 };
    const thrice = fitLogistic([...examples, ...examples, ...examples], prior);
    const weighed = fitLogistic(
      examples.map((each) => ({ ...each, weight: 3 })),
      prior,
    );
    expect(weighed.base).toBeCloseTo(thrice.base, 6);
    weighed.weights.forEach((weight, i) => expect(weight).toBeCloseTo(thrice.weights[i]!, 6));
  });

  test('stays finite where one value tells everything', () => {
    const examples = [0, 0.1, 0.2, 0.8, 0.9, 1].map((value) => ({
      values: [value],
      isRight: value > 0.5,
      weight: 100,
    }));
    const {
      base,
      weights: [weight],
    } = fitLogistic(examples, { expected: [0], strength: 0.3 });
    expect(weight).toBeGreaterThan(5);
    expect(weight).toBeLessThan(100);
    expect(Math.abs(base)).toBeLessThan(100);
  });

  test('stays finite where all examples are alike', () => {
    const examples = [0, 0.5, 1].map((value) => ({ values: [value], isRight: false, weight: 1 }));
    const { base, weights } = fitLogistic(examples, { expected: [0], strength: 1 });
    expect(probability({ base, weights }, [0.5])).toBeLessThan(0.1);
    expect(Math.abs(base)).toBeLessThan(20);
  });

  test('keeps what is expected of values that were never seen', () => {
    const examples = drawn(200, 3).map((each) => ({ ...each, values: [...each.values, 0] }));
    const { weights } = fitLogistic(examples, { expected: [0, 0, 0, -2.5], strength: 1 });
    expect(weights[3]).toBeCloseTo(-2.5, 6);
  });

  test('is held to what is expected the harder, the greater the strength', () => {
    const far = (strength: number) =>
      Math.abs(fitLogistic(drawn(200, 4), { expected: [0, 0, 0], strength }).weights[1]!);
    expect(far(0.1)).toBeGreaterThan(far(1));
    expect(far(1)).toBeGreaterThan(far(10));
    expect(far(10_000)).toBeLessThan(0.05);
  });
});

import type { Fit } from '../../match/fit.js';
import { solve } from './solve.js';

/** What was seen of one question, and whether the first topic was right. */
export interface Example {
  values: readonly number[];
  isRight: boolean;
  /** How much it counts. */
  weight: number;
}

/** What is believed of the weights before anything is seen. */
export interface Prior {
  /** The weights where the examples say nothing. */
  expected: readonly number[];
  /** How hard weights are held to what is expected, 0 and up: one over the variance of the prior. */
  strength: number;
  /** How many times harder each weight is held than that; 1 where nothing is said. */
  firmness?: readonly number[];
}

/** The base is hardly held: only so that it stays finite where all examples are alike. */
const baseStrength = 0.01;

/** Newton's steps double the right digits; more than this are never needed. */
const mostSteps = 50;

/**
 * Logistic regression with a Gaussian prior (L2), by Newton's method on all examples, halving steps that overshoot. Source:
 * Hastie, Tibshirani, Friedman, "The elements of statistical learning" (2009), sections 4.4.1 and 18.3.2.
 */
export function fitLogistic(examples: readonly Example[], { expected, strength, firmness = [] }: Prior): Fit {
  const held: Held = {
    prior: [0, ...expected],
    hold: [baseStrength, ...expected.map((_, index) => strength * (firmness[index] ?? 1))],
  };
  const rows = examples.map(({ values, ...rest }) => ({ x: [1, ...values], ...rest }));
  let beta: readonly number[] = held.prior;
  let before = loss(rows, beta, held);
  for (let step = 0; step < mostSteps; step++) {
    const direction = newtonStep(rows, beta, held);
    let part = 1;
    let next = move(beta, direction, part);
    let after = loss(rows, next, held);
    while (after > before && part > 1e-6) {
      next = move(beta, direction, (part /= 2));
      after = loss(rows, next, held);
    }
    if (after >= before) break;
    beta = next;
    if (before - after < 1e-10 * (1 + after)) break;
    before = after;
  }
  const [base = 0, ...weights] = beta;
  return { base, weights };
}

interface Row {
  /** 1 for the base, then the values. */
  x: readonly number[];
  isRight: boolean;
  weight: number;
}

/** The prior with that of the base first. */
interface Held {
  prior: readonly number[];
  hold: readonly number[];
}

/** What the weights cost: -log of how likely they make what was seen, and of how likely they were before. */
function loss(rows: readonly Row[], beta: readonly number[], { prior, hold }: Held): number {
  let sum = 0;
  for (let i = 0; i < beta.length; i++) sum += 0.5 * (hold[i] ?? 0) * ((beta[i] ?? 0) - (prior[i] ?? 0)) ** 2;
  for (const { x, isRight, weight } of rows) {
    const odds = dot(x, beta);
    sum += weight * softplus(isRight ? -odds : odds);
  }
  return sum;
}

/** Gradient and curvature of the loss, solved for the step to its least. */
function newtonStep(rows: readonly Row[], beta: readonly number[], { prior, hold }: Held): number[] {
  const gradient = beta.map((value, i) => (hold[i] ?? 0) * (value - (prior[i] ?? 0)));
  const curvature = beta.map((_, i) => beta.map((__, j) => (i === j ? (hold[i] ?? 0) : 0)));
  for (const { x, isRight, weight } of rows) {
    const said = 1 / (1 + Math.exp(-dot(x, beta)));
    const miss = weight * (said - (isRight ? 1 : 0));
    const bend = weight * said * (1 - said);
    for (let i = 0; i < beta.length; i++) {
      const xi = x[i] ?? 0;
      if (xi === 0) continue;
      gradient[i] = (gradient[i] ?? 0) + miss * xi;
      const line = curvature[i] ?? [];
      // It is symmetric: `solve` reads what is left of the diagonal.
      for (let j = 0; j <= i; j++) line[j] = (line[j] ?? 0) + bend * xi * (x[j] ?? 0);
    }
  }
  return solve(curvature, gradient);
}

function move(beta: readonly number[], direction: readonly number[], part: number): number[] {
  return beta.map((value, i) => value - part * (direction[i] ?? 0));
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** log(1 + e^x), also for large x. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

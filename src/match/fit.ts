/** What each number of evidence adds to the log-odds that the first topic is the answer. */
export interface Fit {
  base: number;
  /** One for each evidence value, in their order. */
  weights: readonly number[];
}

/** The logistic function of the weighed values: the probability, from 0 to 1, that the first topic is the answer. */
export function probability({ base, weights }: Fit, values: readonly number[]): number {
  const sum = values.reduce((total, value, index) => total + value * (weights[index] ?? 0), base);
  return 1 / (1 + Math.exp(-sum));
}

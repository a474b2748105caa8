/** Probabilities are kept this far from 0 and 1, or one mistake would cost without end. */
const least = 1e-4;

/** The mean of -log of the probability that was given to what came true. */
export function logLoss(said: readonly number[], isTrue: readonly boolean[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const loss = said.reduce((sum, each, index) => {
    const given = isTrue[index] ? each : 1 - each;
    return sum - (weights[index] ?? 1) * Math.log(Math.max(least, given));
  }, 0);
  return loss / total;
}

/** The mean squared distance of what was said from what came true. Source: Brier (1950), half of his score. */
export function brier(said: readonly number[], isTrue: readonly boolean[]): number {
  return said.reduce((sum, each, index) => sum + (each - (isTrue[index] ? 1 : 0)) ** 2, 0) / said.length;
}

/** What was said between two tenths: how often, on average what, and how often it came true. */
export interface Bin {
  from: number;
  count: number;
  said: number;
  right: number;
}

/** The ten bins of a reliability diagram; shares of empty ones are NaN. Source: Murphy and Winkler (1977). */
export function reliability(said: readonly number[], isTrue: readonly boolean[]): Bin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = said.flatMap((each, index) => (Math.min(9, Math.floor(each * 10)) === tenth ? [index] : []));
    const count = inside.length;
    return {
      from: tenth / 10,
      count,
      said: inside.reduce((sum, index) => sum + (said[index] ?? 0), 0) / count,
      right: inside.filter((index) => isTrue[index]).length / count,
    };
  });
}

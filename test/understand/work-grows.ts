import { removeSecrets } from '../../src/understand/remove-secrets.js';

const ROUNDS = 6;

function timed(work: (text: string) => unknown, text: string): number {
  const start = performance.now();
  work(text);
  return performance.now() - start;
}

/**
 * How many times as long four times the text takes: about four, but sixteen where the work grows with the square.
 * Whatever else runs on the machine can make any one measurement longer, so it is measured again while it is too much.
 */
export function growth(unit: string, work: (text: string) => unknown = removeSecrets): number {
  const repeated = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const short = repeated(25_000);
  const long = repeated(100_000);
  // The constant is for what takes hardly any time.
  const once = (): number => timed(work, long) / (Math.min(timed(work, short), timed(work, short)) + 5);
  let least = once();
  for (let round = 1; round < ROUNDS && least >= MOST_GROWTH; round++) least = Math.min(least, once());
  return least;
}

/** Between four and sixteen. */
export const MOST_GROWTH = 9;

/** The shortest of several runs in milliseconds: what else the machine does only makes runs longer. */
export function millisecondsOf(work: () => unknown, runs = 3): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Below this many milliseconds the clock and the engine's warm-up say more than the work. */
const tooShort = 4;

/**
 * How many times longer work takes each time its size is doubled, between `size / 4` and `size`: 2 is linear, 4 is
 * quadratic. The best of some tries, because a busy machine can spoil one of them, but hardly all.
 */
export function growth(work: (size: number) => unknown, size: number): number {
  let best = Infinity;
  for (let attempt = 0; attempt < 4 && best >= 3; attempt++) {
    const small = Math.max(
      tooShort,
      millisecondsOf(() => work(size / 4)),
    );
    const large = Math.max(
      tooShort,
      millisecondsOf(() => work(size)),
    );
    best = Math.min(best, Math.sqrt(large / small));
  }
  return best;
}

/** A small generator of numbers below a limit, always the same: a test that fails must fail again. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** A word of small letters that no language has. */
export function inventedWord(next: (below: number) => number, length = 8): string {
  return Array.from({ length }, () => 'bcdfghjklmnpqrstvwxz'.charAt(next(20))).join('');
}

import type { Terminal } from '../../src/commands/terminal.js';

/** A terminal that remembers what was written. */
export function fakeTerminal(
  input = '',
  isWatched = false,
): Terminal & { written: () => string; errors: () => string } {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    isWatched,
    read: async () => input,
    written: () => out.join(''),
    errors: () => err.join(''),
  };
}

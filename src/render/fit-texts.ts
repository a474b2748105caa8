import { shorten } from './shorten.js';
import type { InputRow } from './view.js';

/** Bytes that what was typed may take in a card of questions, whose inputs cannot be spread over several cards. */
const mostBytes = 14_000;

/**
 * Rows whose values have room in one card: as long as they have not, the longest is cut. What is filled in with the limits of
 * the inputs always has room in scripts of one byte a letter.
 */
export function fitTexts<T extends InputRow>(rows: readonly T[]): T[] {
  const fitted = [...rows];
  for (;;) {
    const sizes = fitted.map(({ value, longest }) => (longest === undefined ? 0 : bytesOf(value)));
    const most = Math.max(...sizes);
    const at = sizes.indexOf(most);
    const row = fitted[at];
    const isFit = sizes.reduce((sum, size) => sum + size, 0) <= mostBytes;
    if (isFit || !row || most === 0) return fitted;
    fitted[at] = { ...row, value: shorten(row.value, Math.floor(row.value.length * 0.9)) };
  }
}

function bytesOf(value: string): number {
  return Buffer.byteLength(JSON.stringify(value));
}

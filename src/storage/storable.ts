import { isStorableText } from './keys.js';

/** What may be handed to a database. */
export type Storable = string | number | Buffer | null;

/**
 * Lets only those values through that both databases keep as they are. libsql aborts the process at `true`, takes
 * `undefined` for NULL, cuts text at U+0000 and rounds large integers; PostgreSQL's driver makes a sign of its own of half
 * a surrogate pair: all in silence.
 * @throws TypeError that names the kind of the value, and nothing of what an asker wrote.
 */
export function checkStorable(values: readonly unknown[]): Storable[] {
  for (const [index, value] of values.entries()) {
    if (!isStorable(value)) throw new TypeError(`value ${index + 1} of a statement cannot be stored: ${nameOf(value)}`);
  }
  return values as Storable[];
}

function isStorable(value: unknown): value is Storable {
  switch (typeof value) {
    case 'string':
      return isStorableText(value);
    case 'number':
      return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    default:
      return value === null || Buffer.isBuffer(value);
  }
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return 'text with U+0000 or half a surrogate pair';
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}

import { keyMark } from './text-runs.js';

/** Which parts of shared cards hold a mark; asked again at every turn, found once. */
const marked = new WeakMap<object, boolean>();

/**
 * A card with `key` in the place of every mark. Only what holds a mark is copied: the rest is shared with the card it was
 * made of, which must not be changed.
 */
export function withKey<T>(card: T, key: string): T {
  return fill(card, key) as T;
}

function fill(node: unknown, key: string): unknown {
  if (typeof node === 'string') return node.includes(keyMark) ? node.replaceAll(keyMark, key) : node;
  if (typeof node !== 'object' || node === null || !holdsMark(node)) return node;
  if (Array.isArray(node)) return node.map((each) => fill(each, key));
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, fill(value, key)]));
}

function holdsMark(node: object): boolean {
  const known = marked.get(node);
  if (known !== undefined) return known;
  const found = Object.values(node).some((value: unknown) =>
    typeof value === 'string'
      ? value.includes(keyMark)
      : typeof value === 'object' && value !== null && holdsMark(value),
  );
  marked.set(node, found);
  return found;
}

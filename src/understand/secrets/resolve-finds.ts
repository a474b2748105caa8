import type { Find } from './detector.js';
import type { TextSpan } from './placeholder.js';

/** What is left of a secret beside a placeholder is worth removing from this many letters and digits on. */
const SMALLEST_REST = 3;

/**
 * Turns finds that may overlap into finds that do not, in order of their place. Finds that overlap become one, for
 * half a secret left behind is worse than a word too many removed; its kind is that of the longest of them, and
 * among equals of the one that was found first. Nothing of a placeholder is ever part of a find.
 */
export function resolveFinds(finds: readonly Find[], placeholders: readonly TextSpan[], text: string): Find[] {
  const byPlace = finds.map(({ start, end, kind, yields }, order) => {
    return { start, end, kind, yields, order, longest: end - start };
  });
  byPlace.sort((a, b) => a.start - b.start || a.order - b.order);
  const joined: typeof byPlace = [];
  for (const find of byPlace) {
    if (find.end <= find.start) continue;
    const last = joined.at(-1);
    if (!last || find.start >= last.end) {
      joined.push(find);
      continue;
    }
    if (find.yields) continue;
    if (last.yields) {
      joined[joined.length - 1] = find;
      continue;
    }
    const isBetter = find.longest > last.longest || (find.longest === last.longest && find.order < last.order);
    last.end = Math.max(last.end, find.end);
    if (isBetter) {
      last.kind = find.kind;
      last.longest = find.longest;
      last.order = find.order;
    }
  }
  return withoutPlaceholders(joined, placeholders, text);
}

function withoutPlaceholders(finds: readonly Find[], placeholders: readonly TextSpan[], text: string): Find[] {
  const result: Find[] = [];
  let next = 0;
  for (const { start, end, kind } of finds) {
    let from = start;
    let isCut = false;
    while (next < placeholders.length && (placeholders[next]?.end ?? 0) <= start) next++;
    for (let index = next; index < placeholders.length; index++) {
      const span = placeholders[index];
      if (!span || span.start >= end) break;
      isCut = true;
      if (span.start > from) pushRest(result, { start: from, end: span.start, kind }, text);
      from = Math.max(from, span.end);
    }
    if (!isCut) result.push({ start, end, kind });
    else if (from < end) pushRest(result, { start: from, end, kind }, text);
  }
  return result;
}

function pushRest(result: Find[], rest: Find, text: string): void {
  const letters = text.slice(rest.start, rest.end).replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length >= SMALLEST_REST) result.push(rest);
}

/** A stretch of text, from `start` up to but not including `end`. */
export interface TextSpan {
  start: number;
  end: number;
}

const PLACEHOLDER = /\[[A-Za-z][A-Za-z0-9 -]{1,40} removed\]/g;

/** What stands where a secret of this kind stood. */
export function placeholderFor(kind: string): string {
  return `[${kind} removed]`;
}

/**
 * The text without its placeholders, for reading: the word "password" in one says nothing about the problem. What a secret
 * was glued to goes with it, as the other parts of a connection string are no description either.
 */
export function withoutPlaceholders(text: string): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of placeholderSpans(text)) {
    if (start < from) continue;
    const isGlued = text[start - 1] === '=';
    rest += `${text.slice(from, isGlued ? beginOfGlued(text, from, start) : start)} `;
    from = isGlued ? endOfGlued(text, end) : end;
  }
  return rest + text.slice(from);
}

const glueEnds = /[\s"'<>,(){}[\]]/;

function beginOfGlued(text: string, from: number, start: number): number {
  let begin = start;
  while (begin > from && !glueEnds.test(text.charAt(begin - 1))) begin -= 1;
  return begin;
}

function endOfGlued(text: string, from: number): number {
  let end = from;
  while (end < text.length && !glueEnds.test(text.charAt(end))) end += 1;
  return end;
}

/** Where the placeholders of a text stand, in order. */
export function placeholderSpans(text: string): TextSpan[] {
  if (!text.includes(' removed]')) return [];
  return Array.from(text.matchAll(PLACEHOLDER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

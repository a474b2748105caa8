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

/** The text without its placeholders, for reading: the word "password" in one says nothing about the problem. */
export function withoutPlaceholders(text: string): string {
  return text.replace(PLACEHOLDER, ' ');
}

/** Where the placeholders of a text stand, in order. */
export function placeholderSpans(text: string): TextSpan[] {
  if (!text.includes(' removed]')) return [];
  return Array.from(text.matchAll(PLACEHOLDER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

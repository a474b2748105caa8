import type { TextSpan } from './placeholder.js';

/** A row of a table. */
export interface Row {
  /** Without the quotes, spaces and marks around them. */
  cells: TextSpan[];
  /** Where the line ends in which the row ends. */
  end: number;
}

/** So far behind the beginning of a row a quote may close; behind that it is taken for one that nothing closes. */
const LONGEST_QUOTED = 4096;
const QUOTE = 0x22;
const MARKS = ' \t"\'`*';

/**
 * Reads the row that begins at `start`: cells with one delimiter between them, also in quotes, where delimiters and line
 * ends belong to the cell and a quote is written twice. A quote that is never closed is a character like others, and so is
 * every quote between pipes. Takes time in proportion to the length of the row.
 * Format: RFC 4180; other delimiters are read in the same way.
 */
export function readRow(text: string, start: number, delimiter: string): Row {
  const cells: TextSpan[] = [];
  const sign = delimiter.charCodeAt(0);
  for (let from = start; ; from++) {
    const opening = delimiter === '|' ? -1 : openingQuote(text, from, sign);
    const closing = opening < 0 ? undefined : closingQuote(text, opening + 1, sign, start + LONGEST_QUOTED);
    const end = cellEnd(text, closing ?? from, sign);
    cells.push(closing === undefined ? withoutMarks(text, from, end) : { start: opening + 1, end: closing });
    from = end;
    if (text.charCodeAt(end) !== sign) return { cells, end };
  }
}

/** Where a line ends. */
export function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return end;
}

/** Where the line begins that holds a position; nothing before `from` is looked at. */
export function lineStart(text: string, position: number, from: number): number {
  let start = position;
  while (start > from && !isLineBreak(text, start - 1)) start--;
  return start;
}

/** Where the next line begins, behind the end of one; whether there are empty ones between does not matter. */
export function nextLine(text: string, end: number): number {
  let start = end;
  while (start < text.length && isLineBreak(text, start)) start++;
  return start;
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || code === 0x0d;
}

function openingQuote(text: string, from: number, sign: number): number {
  let at = from;
  while (isSpace(text, at) && text.charCodeAt(at) !== sign) at++;
  return text.charCodeAt(at) === QUOTE ? at : -1;
}

function closingQuote(text: string, from: number, sign: number, limit: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0 && at < limit; at = text.indexOf('"', at)) {
    if (text.charCodeAt(at + 1) === QUOTE) {
      at += 2;
      continue;
    }
    let behind = at + 1;
    while (isSpace(text, behind) && text.charCodeAt(behind) !== sign) behind++;
    const isEnd = behind >= text.length || isLineBreak(text, behind) || text.charCodeAt(behind) === sign;
    return isEnd ? at : undefined;
  }
  return undefined;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

function cellEnd(text: string, from: number, sign: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== sign && !isLineBreak(text, end)) end++;
  return end;
}

function withoutMarks(text: string, from: number, to: number): TextSpan {
  let start = from;
  while (start < to && MARKS.includes(text.charAt(start))) start++;
  let end = to;
  while (end > start && MARKS.includes(text.charAt(end - 1))) end--;
  return { start, end };
}

import type { Find } from './detector.js';
import { looksSecret } from './looks-secret.js';
import type { TextSpan } from './placeholder.js';
import { lineEnd, nextLine } from './table-rows.js';

const LONGEST_LINE = 600;
const RULER = /^[ -]+$/;

/**
 * Reads the rows of a table with columns of fixed width, as PowerShell's Format-Table prints it: the head, a line of
 * hyphens below it, and a value in each row that begins below its heading.
 *
 * @param head the line that may be the head of one
 * @returns where what is no row of the table begins: where the head ends when it is none
 */
export function readFixedRows(text: string, head: TextSpan, heading: RegExp, finds: Find[]): number {
  const ruler = lineBelow(text, head.end);
  const isRuled = head.end - head.start <= LONGEST_LINE && ruler && RULER.test(text.slice(ruler.start, ruler.end));
  if (!isRuled) return head.end;
  const headings = text.slice(head.start, head.end).matchAll(/\S+(?: \S+)*/g);
  const column = Array.from(headings).find(([name]) => heading.test(name))?.index;
  if (column === undefined || text.charAt(ruler.start + column) !== '-') return head.end;
  for (let end = ruler.end; ;) {
    const row = lineBelow(text, end);
    const line = row ? text.slice(row.start, row.end) : '';
    const isRow = RULER.test(line) || column === 0 || line.charAt(column - 1) === ' ';
    if (!row || !isRow) return end;
    end = row.end;
    const start = row.start + column;
    const value = /^\S*/.exec(line.slice(column))?.[0] ?? '';
    if (looksSecret(value, 'weak')) finds.push({ start, end: start + value.length, kind: 'password' });
  }
}

/** The line below, when it is no longer than a row can be. */
function lineBelow(text: string, end: number): TextSpan | undefined {
  const start = nextLine(text, end);
  if (start >= text.length) return undefined;
  const to = lineEnd(text, start);
  return to - start <= LONGEST_LINE ? { start, end: to } : undefined;
}

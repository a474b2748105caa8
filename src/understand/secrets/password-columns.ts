import type { Detector, Find } from './detector.js';
import { readFixedRows } from './fixed-columns.js';
import { looksSecret } from './looks-secret.js';
import type { TextSpan } from './placeholder.js';
import { lineEnd, lineStart, nextLine, readRow, type Row } from './table-rows.js';

const LONGEST_HEAD = 600;
const LONGEST_VALUE = 600;
const NAME = /pass|pwd|kennwort/gi;
/** The heading of a column: up to two words and what a password is called. */
const HEADING = /^(?:[\w.-]{1,20}[ _.-]){0,2}[a-z]{0,12}(?:password|passwort|kennwort|passphrase|passwd|pwd)$/i;
const ANY_HEADING = /^[\p{L}\p{N}][\p{L}\p{N} _./()#-]{0,40}$/u;
const RULE = /^[\s|:=+-]{3,}$/;
/** An empty line. */
const GAP = /\n\r?\n|\r\r/;
const DELIMITERS = ['|', '\t', ';', ','] as const;
/** So many rows in succession that do not fit are no longer of the table. */
const MOST_MISFITS = 5;

/** The head of a table whose cells have a delimiter between them. */
interface Head {
  delimiter: string;
  /** The number of its cells. */
  width: number;
  /** Which of them are headed as passwords. */
  columns: number[];
}

/**
 * Passwords in a column of a table that is headed so: Markdown, values separated by commas, semicolons or tabs
 * (RFC 4180), and the columns of fixed width that PowerShell's Format-Table prints.
 */
export const passwordColumns: Detector = {
  name: 'password columns of tables',
  triggers: ['pass', 'pwd', 'kennwort'],
  find: ({ text }) => {
    const finds: Find[] = [];
    let done = 0;
    for (const { index } of text.matchAll(NAME)) {
      if (index < done) continue;
      const start = lineStart(text, index, done);
      const end = lineEnd(text, index);
      const head = headIn(text.slice(start, Math.min(end, start + LONGEST_HEAD + 1)));
      done = head ? readRows(text, end, head, finds) : readFixedRows(text, { start, end }, HEADING, finds);
    }
    return finds;
  },
};

function headIn(line: string): Head | undefined {
  if (line.length > LONGEST_HEAD) return undefined;
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter)) continue;
    const names = readRow(line, 0, delimiter).cells.map(({ start, end }) => line.slice(start, end));
    const columns = names.flatMap((name, column) => (HEADING.test(name) ? [column] : []));
    // Two headings at least: a list in a program has one word in each line, and a comma behind it.
    const headed = names.filter((name) => name !== '');
    if (headed.length < 2 || columns.length === 0 || !headed.every((name) => ANY_HEADING.test(name))) continue;
    return { delimiter, width: names.length, columns };
  }
  return undefined;
}

/**
 * Reads the rows below a head whose line ends at `headEnd`. One that does not fit is passed over, but for what surely looks
 * like a password in it.
 * @returns where what is no row of the table begins
 */
function readRows(text: string, headEnd: number, head: Head, finds: Find[]): number {
  let misfits = 0;
  let isBehindText = false;
  let isBehindGap = false;
  for (let end = headEnd; ;) {
    const start = nextLine(text, end);
    if (start >= text.length) return start;
    isBehindGap ||= end > headEnd && start - end > 1 && GAP.test(text.slice(end, start));
    const row = readRow(text, start, head.delimiter);
    end = row.end;
    const isFit = fits(row, head);
    if (!isFit && isRule(text, start, end)) continue;
    misfits = isFit ? 0 : misfits + 1;
    if (misfits > MOST_MISFITS || (misfits > 0 && isBehindGap) || isHead(text, start, end)) return start;
    for (const cell of isFit ? fittingCells(row, head) : likelyCells(row, head)) {
      if (isPassword(text, cell, isFit && !isBehindText ? 'weak' : 'strong')) finds.push({ ...cell, kind: 'password' });
    }
    isBehindText = row.cells.length === 1 || (isBehindText && !isFit);
  }
}

/** Whether a row has as many cells as the head, but for empty ones behind the last. */
function fits({ cells }: Row, { width }: Head): boolean {
  return cells.length >= width && cells.slice(width).every(({ start, end }) => start === end);
}

function fittingCells({ cells }: Row, { columns }: Head): TextSpan[] {
  return columns.flatMap((column) => cells[column] ?? []);
}

/** Nobody knows on which side of the password a cell is too many or too few. */
function likelyCells({ cells }: Row, { columns, width }: Head): TextSpan[] {
  if (cells.length < 2) return [];
  return columns.flatMap((column) => [cells[column] ?? [], cells[cells.length - width + column] ?? []].flat());
}

function isRule(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST_HEAD && RULE.test(text.slice(start, end));
}

function isHead(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_HEAD) return false;
  const line = text.slice(start, end);
  return line.search(NAME) >= 0 && headIn(line) !== undefined;
}

function isPassword(text: string, { start, end }: TextSpan, strength: 'weak' | 'strong'): boolean {
  const value = text.slice(start, Math.min(end, start + LONGEST_VALUE + 1));
  if (value.length > LONGEST_VALUE || /\s/.test(value)) return false;
  // Where it may be a sentence, the dot is the end of that.
  return looksSecret(strength === 'strong' ? value.replace(/\.$/, '') : value, strength);
}

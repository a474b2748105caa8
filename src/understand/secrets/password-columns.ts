import type { Detector, Find } from './detector.js';
import { looksSecret } from './looks-secret.js';
import type { TextSpan } from './placeholder.js';

const LONGEST_LINE = 600;
const NAME = /pass|pwd|kennwort/i;
/** The heading of a column: up to two words and what a password is called. */
const HEADING = /^(?:[\w.-]{1,20}[ _.-]){0,2}[a-z]{0,12}(?:password|passwort|kennwort|passphrase|passwd|pwd)$/i;
const ANY_HEADING = /^[\p{L}\p{N}][\p{L}\p{N} _./()#-]{0,40}$/u;
const RULE = /^[\s|:=+-]{3,}$/;
const DELIMITERS: readonly RegExp[] = [/\|/g, /\t/g, /;/g, /,/g];

interface Line {
  start: number;
  text: string;
}

/**
 * Passwords in a column of a table that is headed so: Markdown, values separated by commas, semicolons or tabs
 * (RFC 4180), and the columns of fixed width that PowerShell's Format-Table prints.
 */
export const passwordColumns: Detector = {
  name: 'password columns of tables',
  triggers: ['pass', 'pwd', 'kennwort'],
  find: ({ text }) => {
    const lines = Array.from(text.matchAll(/[^\r\n]+/g), (match) => ({ start: match.index, text: match[0] }));
    const finds: Find[] = [];
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      if (!line || line.text.length > LONGEST_LINE || !NAME.test(line.text)) continue;
      index += readTable(lines, index, line, finds);
    }
    return finds;
  },
};

/** Reads the table that this line may be the head of; gives the number of its rows. */
function readTable(lines: readonly Line[], head: number, { text }: Line, finds: Find[]): number {
  for (const delimiter of DELIMITERS) {
    const headings = cellsOf(text, delimiter);
    const names = headings.map(({ start, end }) => text.slice(start, end));
    const column = names.findIndex((name) => HEADING.test(name));
    // Two headings at least: a list in a program has one word in each line, and a comma behind it.
    const headed = names.filter((name) => name !== '');
    if (headed.length < 2 || column < 0 || !headed.every((name) => ANY_HEADING.test(name))) continue;
    return readRows(lines, head, finds, (row) => {
      const cells = cellsOf(row, delimiter);
      return cells.length === headings.length ? cells[column] : undefined;
    });
  }
  const ruler = lines[head + 1]?.text ?? '';
  const column = Array.from(text.matchAll(/\S+(?: \S+)*/g)).find((match) => HEADING.test(match[0]))?.index;
  if (column === undefined || !/^[ -]+$/.test(ruler) || ruler.charAt(column) !== '-') return 0;
  return readRows(lines, head, finds, (row) => {
    const value = row.slice(column);
    const end = column + value.search(/\s|$/);
    return column > 0 && row.charAt(column - 1) !== ' ' ? undefined : { start: column, end };
  });
}

function readRows(
  lines: readonly Line[],
  head: number,
  finds: Find[],
  cellIn: (row: string) => TextSpan | undefined,
): number {
  let rows = 0;
  for (let index = head + 1; index < lines.length; index++) {
    const { start, text } = lines[index] ?? { start: 0, text: '' };
    const cell = text.length <= LONGEST_LINE ? cellIn(text) : undefined;
    if (!cell && !RULE.test(text)) break;
    rows++;
    if (!cell || RULE.test(text)) continue;
    const value = text.slice(cell.start, cell.end);
    if (!/\s/.test(value) && looksSecret(value, 'weak')) {
      finds.push({ start: start + cell.start, end: start + cell.end, kind: 'password' });
    }
  }
  return rows;
}

/** The cells of a row without the spaces, quotes and marks around them. */
function cellsOf(row: string, delimiter: RegExp): TextSpan[] {
  const ends = [...Array.from(row.matchAll(delimiter), ({ index }) => index), row.length];
  return ends.map((end, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
    const cell = row.slice(from, end);
    const start = from + (/^[\s"'`*]*/.exec(cell)?.[0].length ?? 0);
    return { start, end: Math.max(start, end - (/[\s"'`*]*$/.exec(cell)?.[0].length ?? 0)) };
  });
}

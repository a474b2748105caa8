import { looksSecret } from './looks-secret.js';
import { nextMatch, type NextMatch } from './next-match.js';
import type { TextSpan } from './placeholder.js';

export interface Value extends TextSpan {
  text: string;
  isQuoted: boolean;
}

/** How a value is to be read. */
export interface Reading {
  /** Whether its separator was percent-encoded. */
  isEncoded: boolean;
  /** Whether it stands behind a name in a script without spaces. */
  isUnspaced: boolean;
  ends: ValueEnds;
}

/** Where values of one text may end. */
export interface ValueEnds {
  /** The next space. */
  space: NextMatch;
  /** The next end before a space. */
  cut: NextMatch;
  /** The same in percent-encoded text. */
  encodedCut: NextMatch;
  /** The end of a run that is longer than what is judged of it. */
  rest: NextMatch;
}

const LONGEST_QUOTED = 4096;
/** A longer bare value is judged by its beginning. */
const LONGEST_JUDGED = 300;
const OPENING = /(?:@|b|u|N|r|f|\$)?(\\{0,7}["'`]|&(?:quot|apos|#0?3[49]|#x2[27]);|\\u002[27]|%2[27])/iy;
const ASCII_RUN = /[!-~]{1,300}/y;

const CONTENT = /(?:<!\[CDATA\[)?([^<>][^]{0,400}?)[ \t\r\n]{0,40}(?=\]\]>|<[/!]|$)/y;

/** Reads the content of an XML element up to the tag that closes it, or up to the end of the text. */
export function readContent(text: string, start: number): Value | undefined {
  CONTENT.lastIndex = start;
  const match = CONTENT.exec(text);
  const content = match?.[1] ?? '';
  if (!match || content.trim() === '' || /<[A-Za-z][\w:.-]*[\s>]/.test(content)) return undefined;
  // Without the closing tag it may be no element at all: `usage: login <user> <password>`.
  const isOpen = start + match[0].length === text.length;
  if (isOpen && (/[\s;,=]/.test(content) || !looksSecret(content, 'weak'))) return undefined;
  const from = start + match[0].indexOf(content);
  return { start: from, end: from + content.length, text: content, isQuoted: true };
}

/** Reads the value that begins at `start`, in quotes of any dress or bare. */
export function readValue(text: string, start: number, reading: Reading): Value | undefined {
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text);
  if (opening) {
    const from = start + opening[0].length;
    const end = closingQuote(text, from, opening[1] ?? '');
    if (end !== undefined) return { start: from, end, text: text.slice(from, end), isQuoted: true };
    return readBare(text, from, reading);
  }
  return readBare(text, start, reading);
}

/**
 * Where the quote closes. A quote behind n backslashes belongs to the nth level of nesting: it closes what another
 * with n backslashes opened, and one with more stands inside.
 */
function closingQuote(text: string, from: number, opening: string): number | undefined {
  const limit = text.slice(from, from + LONGEST_QUOTED);
  const level = opening.length - 1;
  const quote = opening.charAt(level);
  if (!/["'`]/.test(quote)) {
    const end = limit.toLowerCase().indexOf(opening.toLowerCase());
    return end < 0 ? undefined : from + end;
  }
  const period = 2 ** (Math.floor(Math.log2(level + 1)) + 1);
  for (let at = limit.indexOf(quote); at >= 0; at = limit.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (at - slashes > 0 && limit.charAt(at - slashes - 1) === '\\') slashes++;
    if (slashes % period === level % period) return from + at - level;
  }
  return undefined;
}

/** Settings of connection strings whose names have spaces in them, by their first words. */
const SPACED_SETTING =
  '(?:user|initial|data|integrated|connect|connection|trust|application|persist|multiple|max|min|load|packet|failover|' +
  'workstation|column|network|host|pool|ssl|attach|default|current|asynchronous|command|key|access)[ \\w]{1,40}';

/** Where a bare value ends before the next space does. */
const END = new RegExp(
  [
    // The next setting of a connection string, of an address or of a list.
    new RegExp(`;(?=\\s{0,3}(?:[\\w.@-]{1,40}[=:]|${SPACED_SETTING}=)|["'\`\\s]|$)`),
    /&(?=[\w.$%-]{1,60}=|["'`\s]|$)/,
    /,(?=[\w.-]{1,40}[=:]|["'`{[\s]|$)/,
    // The end of the string, the tag or the escaped line that all of this stands in.
    /\\{0,7}["'`](?=[\s,;:)\]}>.|]|\\|$)/,
    /&(?:quot|apos|#0?3[49]|#x2[27]|lt|gt);/,
    /\\u002[27]/,
    /<(?=\/?[A-Za-z!])/,
    // The address of a Markdown link.
    /\]\(/,
    /\\[rn](?=\\[rn]|[A-Za-z_][\w .-]{0,40}[=:]|["'\s]|$)/,
    /\|(?=\s|$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
const ENCODED_END = new RegExp(`${END.source}|%(?:25)?(?:26|3B|22|27|20|0A|0D)`, 'i');

/** The ends of values in one text. */
export function valueEnds(text: string): ValueEnds {
  return {
    space: nextMatch(text, /\s/),
    cut: nextMatch(text, END),
    encodedCut: nextMatch(text, ENCODED_END),
    rest: nextMatch(text, /[\s"'`<>&;,|]/),
  };
}

function readBare(text: string, start: number, { isEncoded, isUnspaced, ends }: Reading): Value | undefined {
  const runEnd = isUnspaced ? asciiEnd(text, start) : Math.min(ends.space(start), start + LONGEST_JUDGED);
  const nextCut = isEncoded ? ends.encodedCut : ends.cut;
  // A tag ends a value, but a value may begin like one.
  const cut = nextCut(text.charAt(start) === '<' ? start + 1 : start);
  const value = trimEnd(text.slice(start, Math.min(cut, runEnd)));
  if (value === '') return undefined;
  const isCutShort = cut >= runEnd && runEnd - start === LONGEST_JUDGED;
  return { start, end: isCutShort ? ends.rest(runEnd) : start + value.length, text: value, isQuoted: false };
}

/** Behind a name in a script without spaces the next word begins right behind the value, in that script. */
function asciiEnd(text: string, start: number): number {
  ASCII_RUN.lastIndex = start;
  return start + (ASCII_RUN.exec(text)?.[0].length ?? 0);
}

/** Without the punctuation of the sentence: dots, commas, and brackets that were opened before the value. */
function trimEnd(run: string): string {
  let end = run.length;
  for (; end > 0; end--) {
    const last = run.charAt(end - 1);
    if ('.,;:"\'`。、'.includes(last)) continue;
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    if (opening !== undefined && !run.slice(0, end).includes(opening)) continue;
    if (last === '*' && run.slice(0, end).endsWith('**') && !run.startsWith('*')) continue;
    break;
  }
  return run.slice(0, end);
}

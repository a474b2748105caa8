import { looksSecret } from './looks-secret.js';
import type { TextSpan } from './placeholder.js';

export interface Value extends TextSpan {
  text: string;
  isQuoted: boolean;
}

const LONGEST_QUOTED = 4096;
/** A longer bare value is judged by its beginning. */
const LONGEST_JUDGED = 300;
const OPENING = /(?:@|b|u|N|r|f|\$)?(\\{0,7}["'`]|&(?:quot|apos|#0?3[49]|#x2[27]);|\\u002[27]|%2[27])/iy;
const RUN = /\S{1,300}/y;
const ASCII_RUN = /[!-~]{1,300}/y;
const REST_OF_RUN = /[^\s"'`<>&;,|]*/y;

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
export function readValue(text: string, start: number, isEncoded: boolean, isUnspaced: boolean): Value | undefined {
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text);
  if (opening) {
    const from = start + opening[0].length;
    const end = closingQuote(text, from, opening[1] ?? '');
    if (end !== undefined) return { start: from, end, text: text.slice(from, end), isQuoted: true };
    return readBare(text, from, isEncoded, isUnspaced);
  }
  return readBare(text, start, isEncoded, isUnspaced);
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

/** How far behind a run the sign is looked for that shows a setting there. */
const LONGEST_SETTING = 48;
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
    /(?!^)<(?=\/?[A-Za-z!])/,
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

function readBare(text: string, start: number, isEncoded: boolean, isUnspaced: boolean): Value | undefined {
  // Behind a name in a script without spaces the next word begins right behind the value, in that script.
  const pattern = isUnspaced ? ASCII_RUN : RUN;
  pattern.lastIndex = start;
  const run = pattern.exec(text)?.[0] ?? '';
  const cut = text.slice(start, start + run.length + LONGEST_SETTING).search(isEncoded ? ENCODED_END : END);
  const isCut = cut >= 0 && cut < run.length;
  const value = trimEnd(isCut ? run.slice(0, cut) : run);
  if (value === '') return undefined;
  const isCutShort = !isCut && run.length === LONGEST_JUDGED;
  return { start, end: isCutShort ? runEnd(text, start) : start + value.length, text: value, isQuoted: false };
}

/** The end of a run that is longer than what is judged of it. */
function runEnd(text: string, start: number): number {
  REST_OF_RUN.lastIndex = start + LONGEST_JUDGED;
  return REST_OF_RUN.test(text) ? REST_OF_RUN.lastIndex : start + LONGEST_JUDGED;
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

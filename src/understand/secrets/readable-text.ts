import { placeholderSpans } from './placeholder.js';
import { substringsOf } from './substrings.js';

/** A text made easier to search, which still knows where each of its characters came from. */
export interface ReadableText {
  /** Plain quotes, plain spaces and plain-width ASCII; nothing invisible; placeholders blanked out. */
  text: string;
  /** `text` in lower case, with the same length. */
  lower: string;
  /** Whether `lower` contains a string; quick to ask of many. */
  contains: (lower: string) => boolean;
  /** Where the character at `index` of `text` stands in the original text; `text.length` gives the original's length. */
  originalIndex(index: number): number;
}

/** Stands for each character of a placeholder: it belongs to no word, no number and no separator. */
const BLANK = '\uFFFC';

/** What may have a plain twin: everything beyond printable ASCII, and the beginnings of escapes. */
const SPECIAL =
  /[^\t\n\r -~\uFFFC]|&(?=(?:amp|lt|gt|nbsp|#)[\w;])|\\(?=u00[1-7]|\\{0,6}(?:u001b|x1b|033|e)\[)|\^(?=\[\[)|\[(?=\d|m\[K)/gi;
const ENCODED =
  /&(?:(amp|lt|gt|nbsp)|#(x[0-9a-f]{2,4}|\d{2,4}));|\\u00(2[06bcdf]|3[\da-e]|[46][1-9a-f]|[57][\da]|5[bd])/iy;
/**
 * The colour of a terminal whose Escape was written out (`\u001b[33m`), or lost on the way (`[33m`). A span of time in
 * brackets (`[5m]`, `[10ms]`) is none.
 */
const WRITTEN_COLOUR =
  /(?:(?:\\{1,7}(?:u001b|x1b|033|e)|\^\[)\[[\d;]{0,20}[A-Z]|\[(?:\d{1,3}(?:;\d{1,3}){0,8}m(?!\]|s\b|in\b)(?:\[K)?|m\[K))/iy;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ' };
const QUOTE_CODES = new Set([0x22, 0x27]);

const DOUBLE_QUOTES = '“”„‟«»″「」『』《》';
const SINGLE_QUOTES = '‘’‚‛′‹›';

/** Characters that show nothing: soft hyphen, zero-width spaces and joiners, direction marks, byte order mark. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x180e ||
    code === 0xfeff ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

function isWideSpace(code: number): boolean {
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000;
}

/** The plain twin of one character; the character itself when it has none. */
function plainTwin(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (isWideSpace(code)) return ' ';
  if (DOUBLE_QUOTES.includes(character)) return '"';
  if (SINGLE_QUOTES.includes(character)) return "'";
  if (code === 0x2010 || code === 0x2011) return '-';
  // The only letter whose lower case is longer than itself; without this `lower` would not line up with `text`.
  if (code === 0x130) return 'I';
  return character;
}

/**
 * One character written as an HTML entity or a JSON escape. Quotes are not decoded: which dress a quote wears tells
 * at which level of nesting it opens and closes.
 */
function decoded(match: RegExpExecArray): string | undefined {
  const [, named, number, json] = match;
  if (named !== undefined) return NAMED[named.toLowerCase()];
  const isHex = json !== undefined || number?.toLowerCase().startsWith('x') === true;
  const code = Number.parseInt(json ?? number?.replace(/^x/i, '') ?? '', isHex ? 16 : 10);
  if (QUOTE_CODES.has(code)) return undefined;
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : code === 0xa0 ? ' ' : undefined;
}

/** Makes a text readable. Takes time in proportion to its length. */
export function readableText(original: string): ReadableText {
  const blanked = blankPlaceholders(original);
  const pieces: string[] = [];
  const shifts: Shift[] = [];
  let done = 0;
  let length = 0;
  const replace = (start: number, end: number, twin: string): void => {
    pieces.push(blanked.slice(done, start), twin);
    length += start - done + twin.length;
    done = end;
    if (end - start !== twin.length) shifts.push({ from: length, by: end - length });
  };
  for (const { index } of blanked.matchAll(SPECIAL)) {
    if (index < done) continue;
    const character = blanked.charAt(index);
    WRITTEN_COLOUR.lastIndex = index;
    if ('\\^['.includes(character) && WRITTEN_COLOUR.test(blanked)) {
      replace(index, WRITTEN_COLOUR.lastIndex, '');
    } else if (character === '&' || character === '\\') {
      ENCODED.lastIndex = index;
      const match = ENCODED.exec(blanked);
      const plain = match ? decoded(match) : undefined;
      if (match && plain !== undefined) replace(index, ENCODED.lastIndex, plain);
    } else if (isInvisible(character.charCodeAt(0))) {
      replace(index, index + 1, '');
    } else {
      const twin = plainTwin(character);
      if (twin !== character) replace(index, index + 1, twin);
    }
  }
  const text = pieces.join('') + blanked.slice(done);
  const lower = text.toLowerCase();
  return {
    text,
    lower,
    contains: substringsOf(lower),
    originalIndex: (index) => index + shiftAt(shifts, index),
  };
}

/** From this index on, an index of the original is larger by this much. */
interface Shift {
  from: number;
  by: number;
}

/** The shift that holds at an index, found by halving: shifts are in order. */
function shiftAt(shifts: readonly Shift[], index: number): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.from ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return shifts[low - 1]?.by ?? 0;
}

/** Hides what an earlier run left, so that no word of a placeholder is read as a name or a value. */
function blankPlaceholders(text: string): string {
  let result = '';
  let done = 0;
  for (const { start, end } of placeholderSpans(text)) {
    result += text.slice(done, start) + BLANK.repeat(end - start);
    done = end;
  }
  return result + text.slice(done);
}

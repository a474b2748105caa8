const RUN = /[A-Za-z0-9+/]*/y;
/** Padding, and no sign between the name of a setting and its value. */
const LINE_END = /^(?:={1,2}(?![\w=])|[\s"'\\<&,;]|$)/;
const NEXT_LINE =
  /={0,2}(?:\\r\\n|\\n|\\r|&#1[03];|&#x[ad];|[ \t]{0,8}(?:\r?\n|\r)[ \t>|]{0,12}["'+]{0,3}[ \t]{0,4})/iy;

/**
 * The end of a base64 text that may be wrapped over many lines, whether the line ends are real or written as `\n`.
 * A following line belongs to it while it holds nothing but base64, and while the line before it was a full one.
 */
export function base64End(text: string, start: number): number {
  let end = runEnd(text, start);
  for (let width = end - start; width >= 40;) {
    NEXT_LINE.lastIndex = end;
    const gap = NEXT_LINE.exec(text);
    // What is padded has ended.
    if (!gap || gap[0].startsWith('=')) break;
    const from = end + gap[0].length;
    const to = runEnd(text, from);
    const isWholeLine = to >= text.length || LINE_END.test(text.slice(to, to + 3));
    if (to - from < 1 || to - from > width || !isWholeLine) break;
    if (to - from < width && /^[a-z]+$/i.test(text.slice(from, to)) && text.charAt(to) !== '=') break;
    width = to - from === width ? width : 0;
    end = to;
  }
  while (text.charAt(end) === '=') end++;
  return end;
}

const PADDING = /(?:(?:=|%3D){1,2})(?![\w+/=])/iy;
/** The letters of keys of 32 and 64 bytes. */
const KEY_LENGTHS = new Set([43, 86]);
const SHORTEST_WRAPPED = 40;
const LONGEST_WRAPPED = 512;

/**
 * The end of a key that is wrapped anywhere, over at most four lines: a terminal breaks the line where it ends, not where
 * the key has a full one. It is known by its padding, which fits its length. `undefined` when what begins at `start` is
 * no such key.
 */
export function wrappedKeyEnd(text: string, start: number): number | undefined {
  let from = start;
  let length = 0;
  for (let lines = 0; lines < 4; lines++) {
    const end = runEnd(text, from);
    length += end - from;
    if (length > LONGEST_WRAPPED) return undefined;
    PADDING.lastIndex = end;
    const padding = PADDING.exec(text)?.[0];
    if (padding !== undefined) {
      const isPadded = (length + padding.replace(/%3D/gi, '=').length) % 4 === 0;
      const isKey = KEY_LENGTHS.has(length) || (length >= SHORTEST_WRAPPED && isMixed(text.slice(from, end)));
      return isPadded && isKey ? end + padding.length : undefined;
    }
    NEXT_LINE.lastIndex = end;
    if (!NEXT_LINE.test(text)) return undefined;
    from = NEXT_LINE.lastIndex;
  }
  return undefined;
}

/** Whether a line is no name of a setting, which `=` stands behind as well. */
function isMixed(line: string): boolean {
  return line.length >= 16 && /\d/.test(line) && /[a-z]/.test(line) && /[A-Z]/.test(line);
}

/** Where an unwrapped run of base64 characters ends. */
function runEnd(text: string, start: number): number {
  RUN.lastIndex = start;
  const run = RUN.exec(text);
  return start + (run?.[0].length ?? 0);
}

/** The bytes that the beginning of a base64 or base64url text stands for, as characters; empty when it is none. */
export function decodeStart(encoded: string, characters: number): string {
  const start = encoded
    .slice(0, characters - (characters % 4))
    .replace(/-/g, '+')
    .replace(/_/g, '/');
  const whole = start.replace(/=+$/, '');
  try {
    return atob(whole.slice(0, whole.length - (whole.length % 4 === 1 ? 1 : 0)));
  } catch {
    return '';
  }
}

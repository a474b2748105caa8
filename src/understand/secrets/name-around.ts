import { isVagueName } from './secret-names.js';

/** A name as it stands in a text, with up to two words before it that may belong to it. */
export interface WrittenName {
  text: string;
  /** The name alone. */
  own: string;
  start: number;
  end: number;
  /** Whether it begins as a command's switch does: `--password`, `-Password`, `/password`. */
  isSwitch: boolean;
  /** Whether it stands right behind `<`, or behind `<prefix:`. */
  isTag: boolean;
  /** Whether its script puts no spaces between words. */
  isUnspaced: boolean;
}

const LONGEST = 64;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}_.@$-]/u;
/** The same for plain letters, which nearly all are: much faster than the expression. */
const PLAIN = Array.from({ length: 128 }, (_, code) => WORD_CHARACTER.test(String.fromCharCode(code)));
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]$/;
const CONTINUES = /[\p{L}\p{M}_]|[-.](?=[\p{L}])/uy;

/**
 * The whole name that the letters from `start` to `end` are the end of; `undefined` when more letters follow, for
 * then they are the beginning of another word (`passenger`, `password-protected`, `password.txt`).
 */
export function nameAround(text: string, start: number, end: number): WrittenName | undefined {
  if (UNSPACED.test(text.slice(start, end))) {
    const own = text.slice(start, end);
    return { text: own, own, start, end, isSwitch: false, isTag: false, isUnspaced: true };
  }
  let to = end;
  while (to - end < 2 && /\d/.test(text.charAt(to))) to++;
  CONTINUES.lastIndex = to;
  if (CONTINUES.test(text) || /\d/.test(text.charAt(to))) return undefined;
  let from = start;
  while (from > 0 && start - from < LONGEST && isWordCharacter(text, from - 1)) from--;

  const isSlashed = text.charAt(from - 1) === '/' && (from === 1 || /[\s"'(]/.test(text.charAt(from - 2)));
  const isSwitch = isSlashed || /^[-\u2013\u2014]/.test(text.slice(from, from + 1));
  const isTag = /<(?:[\w.-]{1,20}:)?$/.test(text.slice(Math.max(0, from - 24), from));
  const own = text.slice(from, to);
  const before = isVagueName(own) && !isSwitch && !isTag ? wordsBefore(text, from) : '';
  return { text: before + own, own, start: from, end: to, isSwitch, isTag, isUnspaced: false };
}

function isWordCharacter(text: string, index: number): boolean {
  return PLAIN[text.charCodeAt(index)] ?? WORD_CHARACTER.test(text.charAt(index));
}

/** Up to two words that stand before `end`, each with the one space behind it. */
function wordsBefore(text: string, end: number): string {
  let start = end;
  for (let words = 0; words < 2 && /[ \t]/.test(text.charAt(start - 1)); words++) {
    let from = start - 1;
    while (from > 0 && start - from < 24 && /[\p{L}\p{N}_-]/u.test(text.charAt(from - 1))) from--;
    if (from === start - 1) break;
    start = from;
  }
  return text.slice(start, end);
}

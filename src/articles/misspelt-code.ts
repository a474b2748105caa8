import { camelWords } from '../model/error-code.js';

/** Words that codes are made of in any product; a pack's own words come from its articles. */
const codeWords = (
  'access agent allowed already application backup bad blob busy call cancelled cannot catalog cause certificate check ' +
  'client code command compatible complete config configuration configured conflict connect connection container corrupt create ' +
  'data database deleted denied deployment disabled disallowed disk does domain encryption endpoint error exceeded exists expired ' +
  'extension fail failed failure file firewall folder forbidden format found full generic group guest host identity image ' +
  'inactive initialization install installation instance insufficient internal invalid job key large limit link linux load lock locked ' +
  'login machine managed mapping memory message missing mode mount name network node not object operation option parameter ' +
  'password path permission permissions platform policy pool port present process progress property provider proxy queue quota rate ' +
  'reached read recovery refused region registered registration remote request required reset resource response restart restore ' +
  'retry role running schedule script secret security server service session share size snapshot space state status stopped ' +
  'storage stuck subscription support supported system task tenant thread throttled time timeout token too transient type unable ' +
  'unauthorized unavailable unexpected unknown unreachable unsupported update upgrade user valid value vault version virtual volume ' +
  'wait windows write writer wrong zone'
).split(' ');

/** The words of texts, in lower case: what a pack's codes may be made of. */
export function vocabularyOf(texts: readonly string[]): Set<string> {
  const words = new Set(codeWords);
  for (const text of texts) {
    for (const token of text.match(/[A-Za-z]{3,}/g) ?? []) {
      words.add(token.toLowerCase());
    }
  }
  return words;
}

/**
 * Says why a code looks misspelt, or undefined when it does not: one of its words is unknown but a letter away
 * from a known one, or the whole code is a letter or two away from another code.
 */
export function misspeltCode(
  code: string,
  otherCodes: readonly string[],
  vocabulary: ReadonlySet<string>,
): string | undefined {
  if (!/^-?[A-Za-z0-9](?:[\w.-]*\w)?$/.test(code))
    return 'a code is one word of letters, digits, "_", "-" and ".", which begins and ends with a letter or a digit';
  if (!/[a-z][A-Z]/.test(code)) return undefined;
  for (const other of otherCodes) {
    if (other.toLowerCase() === code.toLowerCase() || differsByVersion(code, other)) continue;
    if (Math.min(code.length, other.length) >= 10 && distance(code.toLowerCase(), other.toLowerCase()) <= 2) {
      return `it is nearly the code ${other}`;
    }
  }
  for (const word of camelWords(code).map((each) => each.toLowerCase())) {
    if (word.length < 4 || vocabulary.has(word) || isInflected(word, vocabulary)) continue;
    for (const known of vocabulary) {
      if (known.length < 4 || Math.abs(known.length - word.length) > 1 || distance(word, known) !== 1) continue;
      // "host" and "most" are both words; only longer ones are told apart by one other letter.
      if (known.length === word.length && word.length < 6 && !isTransposed(word, known)) continue;
      return `its word "${word}" looks like "${known}"`;
    }
  }
  return undefined;
}

function differsByVersion(one: string, other: string): boolean {
  const bare = (code: string) => code.toLowerCase().replace(/v?\d+$/, '');
  return bare(one) === bare(other);
}

const endings = ['s', 'd', 'ed', 'es', 'ing', 'r', 'n', 'y', 'ly', 'ion', 'or', 'er'];

function isInflected(word: string, vocabulary: ReadonlySet<string>): boolean {
  return endings.some(
    (ending) =>
      vocabulary.has(word + ending) || (word.endsWith(ending) && vocabulary.has(word.slice(0, -ending.length))),
  );
}

function isTransposed(one: string, other: string): boolean {
  const letters = (word: string) => Array.from(word).sort().join('');
  return letters(one) === letters(other);
}

/** Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment). */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

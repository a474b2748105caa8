import type { Translation } from '../model/terms.js';
import { stopWords } from './stop-words.js';

/** Makes a text of another language more like English. */
export type Translate = (text: string) => string;

/** Longer texts are not looked at whole. */
const longestText = 6000;

/** A text with this share of English stop words is English; other languages have words that look like one. */
const englishFrom = 0.3;

/** So many words of a language, and such a share of all, make a text one of that language. */
const leastWords = 2;
const leastShare = 0.2;

/** Longest phrase, in words. */
const longestPhrase = 5;

/** Words, and runs of signs of languages that put no spaces between words. */
const piece =
  /\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+|\p{Script=Hangul}+|[\p{L}\p{M}']+|[^\p{L}]+/gu;

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/** A language that is ready to be read. */
interface Language {
  english: Map<string, string>;
  /** First words of its words and phrases. */
  first: Set<string>;
  /** Whether it puts no spaces between words. */
  isUnspaced: boolean;
}

/**
 * Replaces words of other languages by their English terms, the longest phrases first; words without one stay. The text
 * is taken for the language that knows most of its words.
 */
export function createTranslate(translations: readonly Translation[]): Translate {
  let languages: Language[] | undefined;
  return (text) => {
    const start = text.slice(0, longestText);
    const pieces = start.normalize('NFC').replaceAll('’', "'").match(piece) ?? [];
    const words = pieces.filter((each) => /\p{L}/u.test(each)).map((word) => word.toLowerCase());
    const english = words.filter((word) => stopWords.has(word)).length;
    if (translations.length === 0 || words.length === 0 || english >= englishFrom * words.length) return text;
    languages ??= openAll(translations);
    let best = { known: leastWords - 1, text };
    for (const language of likely(languages, words)) {
      const read = translatePieces(pieces, language);
      if (read.known > best.known && read.known >= leastShare * words.length) best = read;
    }
    return best.text;
  };
}

/** Words that are English, too, such as `agent` and `status`, tell no language and need no translation. */
function openAll(translations: readonly Translation[]): Language[] {
  const terms = new Set(translations.flatMap(({ english }) => english.flatMap((term) => term.split(' '))));
  return translations.map(({ foreign, english }) => {
    const pairs = foreign.map((word, index) => [word, english[index] ?? ''] as const);
    const own = pairs.filter(([word]) => !terms.has(word));
    return {
      english: new Map(own),
      first: new Set(own.map(([word]) => word.split(' ')[0] ?? word)),
      isUnspaced: foreign.some((word) => unspaced.test(word)),
    };
  });
}

/** How many languages are read closely. */
const mostTried = 3;

/** The languages that know most of some words, at a glance; those without spaces can only be read closely. */
function likely(languages: readonly Language[], words: readonly string[]): Language[] {
  if (words.some((word) => unspaced.test(word))) return languages.filter(({ isUnspaced }) => isUnspaced);
  const votes = languages.map((language) => ({
    language,
    count: words.filter((word) => language.first.has(word)).length,
  }));
  const voted = votes.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  return voted.slice(0, mostTried).map(({ language }) => language);
}

function translatePieces(pieces: readonly string[], { english }: Language): { known: number; text: string } {
  let known = 0;
  let text = '';
  for (let at = 0; at < pieces.length; at++) {
    const here = pieces[at] ?? '';
    if (unspaced.test(here)) {
      const inside = translateRun(here, english);
      known += inside.known;
      text += ` ${inside.text} `;
      continue;
    }
    let taken = 0;
    for (let count = longestPhrase; count >= 1 && taken === 0; count--) {
      // Words stand at every second place, with what is between them.
      const phrase = pieces
        .slice(at, at + 2 * count - 1)
        .join('')
        .toLowerCase();
      const meaning = english.get(phrase);
      if (meaning === undefined) continue;
      text += ` ${meaning} `;
      known += count;
      taken = 2 * count - 1;
    }
    if (taken === 0) text += here;
    else at += taken - 1;
  }
  return { known, text };
}

/** Longest word of a language that puts no spaces between words, in signs. */
const longestRun = 14;

function translateRun(run: string, english: ReadonlyMap<string, string>): { known: number; text: string } {
  const found: string[] = [];
  for (let at = 0; at < run.length; at++) {
    for (let length = Math.min(longestRun, run.length - at); length >= 1; length--) {
      const meaning = english.get(run.slice(at, at + length));
      if (meaning === undefined) continue;
      found.push(meaning);
      at += length - 1;
      break;
    }
  }
  // The run stays, too: an article may say it in the same words.
  return { known: found.length, text: `${run} ${found.join(' ')}` };
}

import Fuse from 'fuse.js';
import { hresultsIn } from '../model/error-code.js';
import type { TopicId } from '../model/topic.js';
import type { CodesData } from './match-index.js';

/** A topic's code found in a text. `closeness` is 1 where it is the code itself, less where it is misspelt. */
export interface CodeHit {
  topic: TopicId;
  code: string;
  closeness: number;
}

/** Finds the codes of topics in texts, in any dress. */
export interface CodeIndex {
  /**
   * @param codes words of the text that look like codes
   * @param hresults error numbers in the form `0x80070005`
   * @param text the whole text, for codes that are written in several words
   */
  find(codes: readonly string[], hresults: readonly string[], text: string): CodeHit[];
}

/** Codes shorter than this are words of everyday texts, and count only where the text calls them codes. */
const shortestTellingCode = 8;

/** A misspelt code must share this much with the known one; Fuse's score is 0 for equal and 1 for nothing alike. */
const farthestMisspelling = 0.18;

const fuseOptions = { threshold: farthestMisspelling, ignoreLocation: false, distance: 20, includeScore: true };

/** Longest code in words: "user error backup failed as replica is not in synchronizing or synchronized state". */
const mostWords = 16;

/** @param topicIds the ids of the topics that `data` numbers */
export function createCodeIndex({ codes, topics }: CodesData, topicIds: readonly TopicId[]): CodeIndex {
  const byCode = new Map<string, { topic: TopicId; code: string }[]>();
  const prefixes = new Set<string>();
  codes.forEach((code, index) => {
    const key = keyOf(code);
    byCode.set(key, [...(byCode.get(key) ?? []), { topic: topicIds[topics[index] ?? 0] ?? '', code }]);
    for (let length = 1; length <= key.length; length++) prefixes.add(key.slice(0, length));
  });
  const names = [...byCode.keys()].filter(
    (key) => key.length >= shortestTellingCode && !/^(?:0x)?[0-9a-f]+$/.test(key),
  );
  const exact = (key: string, closeness = 1): CodeHit[] =>
    (byCode.get(key) ?? []).map(({ topic, code }) => ({ topic, code, closeness }));

  const near = (code: string): CodeHit[] => {
    const key = keyOf(code);
    if (key.length < 12 || byCode.has(key)) return [];
    const pairs = pairsOf(key);
    const alike = names.filter((name) => Math.abs(name.length - key.length) <= 3 && sharesPairs(name, pairs));
    const [best] = new Fuse(alike, fuseOptions).search(key.slice(0, 120), { limit: 1 });
    if (best?.score === undefined) return [];
    return exact(best.item, 1 - best.score);
  };

  return {
    find(codes, hresults, text) {
      const hits = [
        ...[...codes, ...hresults].flatMap((code) => exact(keyOf(code))),
        ...joinedWords(text, prefixes, byCode).flatMap((key) => exact(key)),
        ...shortCodes(text).flatMap((code) => exact(keyOf(code)).filter((hit) => hit.code === code || text === code)),
        ...[...new Set([...codes, ...longWords(text)])].slice(0, mostMisspelt).flatMap(near),
      ];
      const best = new Map<string, CodeHit>();
      for (const hit of hits) {
        const known = best.get(`${hit.topic} ${hit.code}`);
        if (!known || known.closeness < hit.closeness) best.set(`${hit.topic} ${hit.code}`, hit);
      }
      return [...best.values()];
    },
  };
}

/** The pairs of neighbouring letters in a word. */
function pairsOf(word: string): Set<string> {
  return new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));
}

/** Whether a code has most of a word's pairs of letters: a cheap look before the costly one. */
function sharesPairs(code: string, pairs: ReadonlySet<string>): boolean {
  let missing = 0;
  const allowed = pairs.size * 0.45;
  for (const pair of pairs) if (!code.includes(pair) && ++missing > allowed) return false;
  return true;
}

/** Words that are too short to be codes by their looks: `E42`, `TS-999`, `WinFoo`, and numbers that are called codes. */
function shortCodes(text: string): string[] {
  const words = text.match(/(?<![\w-])[A-Za-z][\w-]{1,9}(?![\w-])/g) ?? [];
  const numbers = [...text.matchAll(/\b(?:error|code|status|id|event)\b\W{0,4}(\d{2,4})(?![\w.])/gi)];
  const named = [
    ...words.filter((word) => /[\dA-Z]/.test(word.slice(1))),
    ...numbers.map(([, number]) => number ?? ''),
  ];
  return [...new Set([...named, ...(text.length < shortestTellingCode ? [text] : [])])].slice(0, mostShort);
}

const mostShort = 200;

/** How many words of a text are tried as misspelt codes. */
const mostMisspelt = 12;

/** A code typed in small letters and misspelt is but a very long word. */
function longWords(text: string): string[] {
  return text.match(/\b[A-Za-z]{16,120}\b/g) ?? [];
}

/** Error numbers have the form of those in texts: an article's `0x1FC07` is `0x0001fc07`. */
function keyOf(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [key = plain] = hresultsIn(plain);
  return key;
}

/** Keys of codes that stand in a text as one word or as several neighbouring ones: "guest agent status unavailable". */
function joinedWords(text: string, prefixes: ReadonlySet<string>, byCode: ReadonlyMap<string, unknown>): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const found = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    let joined = '';
    for (let end = start; end < Math.min(words.length, start + mostWords); end++) {
      joined += words[end] ?? '';
      if (!prefixes.has(joined)) break;
      if (byCode.has(joined) && isTelling(joined)) found.add(joined);
    }
  }
  return [...found];
}

/** A short word or a bare number means a code only where the text says so; longer numbers are hardly ever chance. */
function isTelling(key: string): boolean {
  return /^\d+$/.test(key) ? key.length >= 5 : key.length >= shortestTellingCode;
}

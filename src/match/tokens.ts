import { stemmer } from 'stemmer';
import { camelWords } from '../model/error-code.js';
import { stopWords } from './stop-words.js';

/** Parts of a message that differ from case to case: times, addresses of resources, placeholders. */
const changingParts =
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?[ap]m)?\b|\/subscriptions\/[^\s"'<>]{1,400}|%[A-Za-z]\w{0,40};?|<[A-Za-z][^<>]{0,40}>|\{\d{1,2}\}/gi;

/** Words, and the things that are one word though they hold signs: 0x80070005, 168.63.129.16, services.msc, vm-name_1. */
const word = /[\p{L}\p{N}]+(?:[._'’+-][\p{L}\p{N}]+)*\+?/gu;

/** Longest text that is read, in characters; what follows repeats what was said, as logs do. */
const longestText = 60_000;

/** Longer words than this are no names. */
const longestName = 200;

/**
 * The telling words of a text in their order: lower case, stems, without stop words and without the parts of messages
 * that change. A CamelCase name stands whole and in its words.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [found] of text.slice(0, longestText).replace(changingParts, ' ').matchAll(word)) addTokens(found, tokens);
  return tokens;
}

/** For each token of a text the word that it comes from, as it is written where it stands first. */
export function wordsByToken(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const [found] of text.slice(0, longestText).replace(changingParts, ' ').matchAll(word)) {
    const tokens: string[] = [];
    addTokens(found, tokens);
    for (const token of tokens) if (!words.has(token)) words.set(token, tokens[0] === token ? found : token);
  }
  return words;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a token is an id, which means something only where an article names the same. */
export function isGuid(token: string): boolean {
  return guid.test(token);
}

function addTokens(found: string, into: string[]): void {
  const lower = found.toLowerCase().replace(/['’]s$|['’+]/g, '');
  if (isGuid(lower)) {
    into.push(lower);
    return;
  }
  if (lower.length > 60) {
    // Names of pages and anchors are sentences in one word.
    if (found.length <= longestName) into.push(...partsOf(found.split(/[._'’+-]/)));
    return;
  }
  if (/^[a-z]+$/.test(lower)) {
    if (!stopWords.has(lower) && lower.length > 1) into.push(stem(lower));
    if (/[a-z][A-Z]/.test(found)) into.push(...partsOf(camelWords(found)));
  } else if (/^\d+$/.test(lower)) {
    into.push(lower);
  } else {
    into.push(lower);
    // 10.0.0.4 and 2.1 mean something only whole; `agent-based` and `services.msc` in their parts, too.
    if (/\p{L}/u.test(lower) && !/^0x/.test(lower))
      into.push(...partsOf(found.split(/[._'’+-]/).flatMap(camelOrWhole)));
  }
}

function camelOrWhole(part: string): string[] {
  return /[a-z][A-Z]/.test(part) ? camelWords(part) : [part];
}

function partsOf(parts: readonly string[]): string[] {
  if (parts.length < 2) return [];
  return parts
    .map((part) => part.toLowerCase())
    .filter((part) => part.length > 1 && !stopWords.has(part))
    .map(stem);
}

const stems = new Map<string, string>();

/** The stem of an English word by Porter's algorithm (1980); remembered, as packs repeat their words. */
export function stem(lower: string): string {
  const known = stems.get(lower);
  if (known !== undefined) return known;
  const result = /^[a-z]{3,}$/.test(lower) ? stemmer(lower) : lower;
  if (stems.size < 100_000) stems.set(lower, result);
  return result;
}

import { stem } from './tokens.js';

/** Longest text whose neighbouring words are tried together, in words. */
const mostWords = 200;

/**
 * Words that some write as one and others as two: `key vault` and `keyvault`, `Azure Backup` and `azurebackup`.
 * @param isKnown whether a topic has a word
 * @param isPair whether a topic has two words side by side
 * @returns the tokens of the other way of writing that topics know
 */
export function compoundsIn(
  text: string,
  isKnown: (token: string) => boolean,
  isPair: (first: string, second: string) => boolean,
): string[] {
  const words = (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, mostWords);
  const found = new Set<string>();
  words.forEach((word, at) => {
    const joined = stem(word + (words[at + 1] ?? ''));
    if (at + 1 < words.length && joined.length >= 6 && isKnown(joined)) found.add(joined);
    if (!/^[a-z]{7,20}$/.test(word)) return;
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const first = stem(word.slice(0, cut));
      const second = stem(word.slice(cut));
      if (isKnown(first) && isKnown(second) && isPair(first, second)) found.add(first).add(second);
    }
  });
  return [...found];
}

/** More different words than this make a query of OR slow and no better. */
const mostWords = 400;

/** The different words of a question in lower case, for engines that want a query of their own. */
export function wordsOf(text) {
  const words = new Set();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu)) {
    words.add(word);
    if (words.size === mostWords) break;
  }
  return [...words];
}

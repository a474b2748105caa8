/**
 * Words that stand side by side, or with one word between them, in their order: `agent unable`, `agent communicate`. A text
 * and an article that share pairs say the same thing, where those that share words may only speak of the same things.
 * Source: Metzler and Croft, "A Markov random field model for term dependencies" (SIGIR 2005), ordered windows.
 */
export function wordPairs(words: ArrayLike<number>): number[] {
  const pairs: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at] ?? 0;
    for (let next = at + 1; next <= at + 2 && next < words.length; next++) pairs.push(pairOf(first, words[next] ?? 0));
  }
  return pairs;
}

/** Words have numbers below this one, so that two of them make one number that is exact. */
export const mostWords = 2 ** 21;

/** The number of a pair of words; -1 where one of them is -1, which no topic has. */
export function pairOf(first: number, second: number): number {
  return first < 0 || second < 0 ? -1 : first * mostWords + second;
}

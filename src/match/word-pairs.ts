/**
 * Words that stand side by side, or with one word between them, in their order: `agent unable`, `agent communicate`. A text
 * and an article that share pairs say the same thing, where those that share words may only speak of the same things.
 * Source: Metzler and Croft, "A Markov random field model for term dependencies" (SIGIR 2005), ordered windows.
 */
export function wordPairs(tokens: readonly string[]): string[] {
  const pairs: string[] = [];
  tokens.forEach((token, index) => {
    for (const next of [tokens[index + 1], tokens[index + 2]]) if (next !== undefined) pairs.push(`${token} ${next}`);
  });
  return pairs;
}

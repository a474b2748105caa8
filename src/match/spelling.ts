import Fuse from 'fuse.js';

/** Corrects words towards those that the pack knows, and towards nothing else. */
export interface Spelling {
  /** The known word nearest to an unknown one; undefined when none is near, or the word is known. */
  correct(token: string): string | undefined;
}

/** Shorter words have too many neighbours: "disk" and "risk" are both right. */
const shortest = 5;

/** Fuse's score is 0 for equal and 1 for nothing alike; this is one letter in five. */
const farthest = 0.25;

export function createSpelling(vocabulary: Iterable<string>, has: (token: string) => boolean): Spelling {
  const byStart = new Map<string, string[]>();
  for (const token of vocabulary) {
    if (token.length < shortest - 1 || !/^[a-z]+$/.test(token)) continue;
    const list = byStart.get(token.slice(0, 1));
    if (list) list.push(token);
    else byStart.set(token.slice(0, 1), [token]);
  }
  const corrected = new Map<string, string | undefined>();

  return {
    correct(token) {
      if (token.length < shortest || !/^[a-z]+$/.test(token) || has(token)) return undefined;
      if (!corrected.has(token)) {
        // An attacker can invent words without end; what is remembered stays small.
        if (corrected.size > 2000) corrected.clear();
        corrected.set(token, nearest(token, byStart.get(token.slice(0, 1)) ?? []));
      }
      return corrected.get(token);
    },
  };
}

function nearest(token: string, words: readonly string[]): string | undefined {
  const alike = words.filter(
    (word) => Math.abs(word.length - token.length) <= 2 && sharedLetters(word, token) >= token.length - 2,
  );
  const [best] = new Fuse(alike, { includeScore: true, threshold: farthest, minMatchCharLength: 3 }).search(token, {
    limit: 1,
  });
  return best?.item;
}

/** How many letters two words share, wherever they stand: a cheap look before the costly one. */
function sharedLetters(one: string, other: string): number {
  const left = new Map<string, number>();
  for (const letter of one) left.set(letter, (left.get(letter) ?? 0) + 1);
  let shared = 0;
  for (const letter of other) {
    const count = left.get(letter) ?? 0;
    if (count > 0) shared++;
    left.set(letter, count - 1);
  }
  return shared;
}

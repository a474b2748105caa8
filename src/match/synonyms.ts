/** Finds the terms of a text that have others of the same meaning, and names the meaning. */
export interface Synonyms {
  /** The tokens, and behind each term that has synonyms a token for its meaning, which no text can hold: `=vm`. */
  addTo(tokens: readonly string[]): string[];
}

/** A term's tokens, in their order, and the token for what it means. */
interface Term {
  tokens: readonly string[];
  meaning: string;
}

/** Whether a token is the meaning of a term and no word. */
export function isMeaning(token: string): boolean {
  return token.startsWith('=');
}

/** @param groups terms that mean the same, each as its tokens with spaces between them */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const byLast = new Map<string, Term[]>();
  for (const group of groups) {
    const meaning = `=${group[0] ?? ''}`;
    for (const term of group) {
      const tokens = term.split(' ');
      const last = tokens.at(-1) ?? '';
      const known = byLast.get(last);
      if (known) known.push({ tokens, meaning });
      else byLast.set(last, [{ tokens, meaning }]);
    }
  }
  return {
    addTo(tokens) {
      const all: string[] = [];
      tokens.forEach((token, at) => {
        all.push(token);
        for (const term of byLast.get(token) ?? []) {
          const start = at - term.tokens.length + 1;
          if (term.tokens.every((part, offset) => tokens[start + offset] === part)) all.push(term.meaning);
        }
      });
      return all;
    },
  };
}

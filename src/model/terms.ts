/** Words of one language and what they are in English, in two lists of one length. */
export interface Translation {
  /** The language's code, such as `de`. */
  language: string;
  /** Words and phrases, in lower case. */
  foreign: string[];
  english: string[];
}

/** What keepers say of words: which mean the same, and what words of other languages mean. */
export interface Terms {
  /** Groups of terms that mean the same. */
  synonyms: string[][];
  translations: Translation[];
  /** Names of products that the articles do not cover. */
  otherProducts: string[];
}

export const noTerms: Terms = { synonyms: [], translations: [], otherProducts: [] };

/** The terms of several folders together. */
export function joinTerms(all: readonly Terms[]): Terms {
  return {
    synonyms: all.flatMap(({ synonyms }) => synonyms),
    translations: all.flatMap(({ translations }) => translations),
    otherProducts: all.flatMap(({ otherProducts }) => otherProducts),
  };
}

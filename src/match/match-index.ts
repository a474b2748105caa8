import type { Platform } from '../model/content.js';
import type { Translation } from '../model/terms.js';
import type { Postings } from './postings.js';

/** The form of the index; raised when it changes, so that an index that was saved before is made anew. */
export const matchIndexVersion = 1;

/**
 * What a pack's topics say, made for finding them. Plain data (numbers, strings, typed arrays), so that it can be saved
 * and loaded as it is. Topics, words and pairs are numbers, from 0, in the order of their lists.
 */
export interface MatchIndex {
  version: number;
  /** Ids of the topics that can be found. */
  topics: string[];
  /** The system each topic is for, as its place in `platformNames`. */
  platforms: Uint8Array;
  /** Whether a topic is for the public cloud (1) or only for others (0). */
  isPublic: Uint8Array;
  /** Every word and every concept of the topics, as `tokensOf` tells them. */
  words: string[];
  wordPostings: Postings;
  /** Pairs of words, rising: the first word's number times 2^21, plus the second's. */
  pairs: Float64Array;
  pairPostings: Postings;
  lines: LinesData;
  codes: CodesData;
  /** Groups of terms that mean the same, each term as its tokens with spaces between. */
  synonyms: string[][];
  translations: Translation[];
  /** Products that no topic is about, each as its tokens with spaces between. */
  otherProducts: string[];
}

/** Systems; saved indexes hold the places in this list. */
export const platformNames: readonly Platform[] = ['any', 'windows', 'linux'];

/** The lines of topics, one after the other. */
export interface LinesData {
  /** The lines of topic `t` stand from `ofTopic[t]` up to `ofTopic[t + 1]`. */
  ofTopic: Uint32Array;
  /** The words of line `l` stand from `starts[l]` up to `starts[l + 1]`, each once, in their order. */
  starts: Uint32Array;
  words: Uint32Array;
  /** The place of the line's kind in `lineKinds`. */
  kinds: Uint8Array;
  /** The text of titles, messages and symptoms; empty for the others. */
  texts: string[];
}

/** Every code of every topic; lists of one length. */
export interface CodesData {
  codes: string[];
  topics: Uint32Array;
}

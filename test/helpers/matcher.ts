import { buildIndex } from '../../src/match/build-index.js';
import { createMatcher, type Matcher } from '../../src/match/match.js';
import { noTerms, type Terms } from '../../src/model/terms.js';
import type { Topic } from '../../src/model/topic.js';
import { keptFit } from './fits.js';

/** A matcher over topics, as sure as the program is. @param synonyms groups of terms that mean the same, as people write them */
export function matcherOf(
  topics: readonly Topic[],
  synonyms: Terms['synonyms'] = [],
  translations: Terms['translations'] = [],
): Matcher {
  return createMatcher(buildIndex(topics, { ...noTerms, synonyms, translations }), keptFit);
}

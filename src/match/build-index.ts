import { noTerms, type Terms } from '../model/terms.js';
import type { Topic } from '../model/topic.js';
import { createAbbreviations } from './abbreviations.js';
import { createLinesBuilder } from './lines-builder.js';
import { type CodesData, type MatchIndex, matchIndexVersion, platformNames } from './match-index.js';
import { numbering } from './numbering.js';
import { createPostingsBuilder, inOrderOf } from './postings.js';
import { createSynonyms, isMeaning } from './synonyms.js';
import { tokensOf } from './tokens.js';
import { lineWeights, type TopicLine, topicLines } from './topic-lines.js';
import { wordPairs } from './word-pairs.js';

/** How much long articles are held against them: less for pairs, which hardly come together by chance. */
const wordLengthPenalty = 0.75;
const pairLengthPenalty = 0.3;

/**
 * Reads topics once, for finding them in any text. Topics that say nothing are left out.
 * @param terms what keepers say of words
 */
export function buildIndex(all: readonly Topic[], terms: Terms = noTerms): MatchIndex {
  const topics = all.filter(hasContent);
  const linesOf = topics.map(topicLines);
  const tokensIn = remembered(tokensOf);
  const groups = synonymGroups(terms.synonyms, linesOf);
  const meanings = createSynonyms(groups);
  const words = numbering<string>();
  const pairs = numbering<number>();
  const numbersIn = remembered((text) => {
    const tokens = tokensIn(text);
    const plain = tokens.map(words.of);
    return { words: meanings.addTo(tokens).map(words.of), pairs: wordPairs(plain) };
  });
  const wordPostings = createPostingsBuilder(wordLengthPenalty);
  const pairPostings = createPostingsBuilder(pairLengthPenalty);
  const lines = createLinesBuilder();

  for (const linesOfTopic of linesOf) {
    const held = { words: createCount(), pairs: createCount() };
    for (const { kind, text } of linesOfTopic) {
      const said = numbersIn(text);
      const weight = lineWeights[kind];
      // What stands within another line counts there.
      if (weight > 0) {
        for (const word of said.words) held.words.add(word, weight);
        for (const pair of said.pairs) held.pairs.add(pairs.of(pair), weight);
      }
      lines.add(kind, said.words, text);
    }
    lines.endTopic();
    wordPostings.add(held.words.counts, held.words.length());
    pairPostings.add(held.pairs.counts, held.pairs.length());
  }

  const pairKeys = Float64Array.from(pairs.values());
  const sorted = pairKeys.slice().sort();
  const places = Uint32Array.from(pairKeys.keys());
  places.sort((one, other) => (pairKeys[one] ?? 0) - (pairKeys[other] ?? 0));
  return {
    version: matchIndexVersion,
    topics: topics.map(({ id }) => id),
    platforms: Uint8Array.from(topics, ({ platform }) => platformNames.indexOf(platform)),
    isPublic: Uint8Array.from(topics, ({ clouds }) => (clouds.length === 0 || clouds.includes('public') ? 1 : 0)),
    words: words.values(),
    wordPostings: wordPostings.build(words.values().length),
    pairs: sorted,
    pairPostings: inOrderOf(pairPostings.build(pairKeys.length), places),
    lines: lines.build(),
    codes: codesOf(topics),
    synonyms: groups,
    translations: terms.translations,
    otherProducts: productsOutside(terms.otherProducts, linesOf, tokensIn),
  };
}

/** The same for the same line, reckoned once: packs repeat their lines, the self-help corpus nearly half of them. */
function remembered<T>(read: (line: string) => T): (line: string) => T {
  const known = new Map<string, T>();
  return (line) => {
    let result = known.get(line);
    if (result === undefined) known.set(line, (result = read(line)));
    return result;
  };
}

/** From this many topics on that name a product, the articles cover it. */
const coveredFrom = 2;

/** Those of the products that hardly any topic names. */
function productsOutside(
  products: readonly string[],
  linesOf: readonly TopicLine[][],
  tokensIn: (text: string) => string[],
): string[] {
  const asTokens = products.map((product) => tokensOf(product).join(' ')).filter((product) => product !== '');
  const named = new Map(asTokens.map((product) => [product, 0]));
  const { addTo } = createSynonyms(asTokens.map((product) => [product]));
  const productsIn = remembered((text) => addTo(tokensIn(text)).filter(isMeaning));
  for (const lines of linesOf) {
    const inTopic = new Set(lines.flatMap(({ text }) => productsIn(text)));
    for (const meaning of inTopic) named.set(meaning.slice(1), (named.get(meaning.slice(1)) ?? 0) + 1);
  }
  return [...named].filter(([, count]) => count < coveredFrom).map(([product]) => product);
}

/** The groups that keepers wrote, and the abbreviations that articles explain and no keeper gave a meaning. */
function synonymGroups(written: readonly (readonly string[])[], linesOf: readonly TopicLine[][]): string[][] {
  const groups = written.map((group) => group.map((term) => tokensOf(term).join(' ')).filter((term) => term !== ''));
  const known = new Set(groups.flat());
  const abbreviations = createAbbreviations();
  linesOf.forEach((lines, topic) => {
    for (const { text } of lines) abbreviations.read(text, topic);
  });
  const learnt = abbreviations.groups().filter(([short = '']) => !known.has(short));
  return [...groups, ...learnt].filter((group) => new Set(group).size > 1);
}

/** Weighted occurrences. */
function createCount() {
  const counts = new Map<number, number>();
  let length = 0;
  return {
    counts,
    length: () => length,
    add(term: number, weight: number) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      length += 1;
    },
  };
}

/** Whether there is anything to show; some articles are but links to where the answer stands. */
function hasContent({ steps, causes, summary, notes, links }: Topic): boolean {
  return [steps, causes, summary, notes, links].some((part) => part.length > 0);
}

function codesOf(topics: readonly Topic[]): CodesData {
  const all = topics.flatMap(({ codes }, topic) => codes.map((code) => ({ code, topic })));
  return { codes: all.map(({ code }) => code), topics: Uint32Array.from(all, ({ topic }) => topic) };
}

import type { AskerPlatform, Platform } from '../model/content.js';
import type { Match } from '../model/match.js';
import type { TopicId } from '../model/topic.js';
import type { Understanding } from '../model/understanding.js';
import { createCodeIndex, type CodeHit } from './code-index.js';
import { compoundsIn } from './compounds.js';
import {
  confidencesOf,
  noEvidence,
  pairsCount,
  type RankedTopic,
  strengthOf,
  type TextEvidence,
  type TopicEvidence,
} from './confidence.js';
import type { Fit } from './fit.js';
import { highest } from './highest.js';
import { createLineIndex } from './line-index.js';
import { type MatchIndex, platformNames } from './match-index.js';
import { createPairNumbers } from './pair-numbers.js';
import { createSpelling } from './spelling.js';
import { createSynonyms, isMeaning } from './synonyms.js';
import { createTeller } from './tell-evidence.js';
import { createTermIndex } from './term-index.js';
import { isGuid, tokensOf } from './tokens.js';
import { createTranslate } from './translate.js';
import { pairOf, wordPairs } from './word-pairs.js';

/** Ranks topics by the confidence that they answer what was said; the best first, at most ten. */
export type Matcher = (understanding: Understanding) => Match[];

/** How many topics are looked at closely. */
const mostCandidates = 60;
/** Topics that have less than this share of the highest score cannot come first. */
const leastShare = 0.05;

/** How many matches are worth looking at. */
const mostMatches = 10;

/** In longer texts a misspelt word hardly matters, and there are too many unknown words to try. */
const longestToCorrect = 80;

/** Topics that a text may be about, the strongest first, at most ten, with what speaks for them. */
export interface Ranking {
  topics: (RankedTopic & { topic: TopicId })[];
  text: TextEvidence;
  /** What was looked for: the telling part of the text, in English as far as it could be. */
  telling: string;
}

export type Ranker = (understanding: Understanding) => Ranking;

/**
 * Makes an index ready to be asked; what it returns is pure and can be called from anywhere.
 * @param fit makes confidences of evidence; from `triage fit`
 */
export function createMatcher(index: MatchIndex, fit: Fit): Matcher {
  const rank = createRanker(index);
  return (understanding) => {
    const { topics, text, telling } = rank(understanding);
    const confidences = confidencesOf(topics, text, fit);
    const tell = createTeller(telling, index.words);
    return topics.map(({ topic, evidence }, place): Match => {
      return { topic, confidence: confidences[place] ?? 0, evidence: tell(evidence) };
    });
  };
}

/** Makes an index ready, as createMatcher does, for whoever wants the evidence itself. */
export function createRanker(index: MatchIndex): Ranker {
  const numbers = new Map(index.words.map((word, number) => [word, number]));
  const words = createTermIndex(index.wordPostings);
  const pairs = createTermIndex(index.pairPostings);
  const pairNumber = createPairNumbers(index.pairs);
  const codes = createCodeIndex(index.codes, index.topics);
  const lines = createLineIndex(index.lines, index.words.length, words.weightOf);
  const spelling = createSpelling(index.words, (token) => numbers.has(token));
  const synonyms = createSynonyms(index.synonyms);
  const otherProducts = createSynonyms(index.otherProducts.map((product) => [product]));
  const translate = createTranslate(index.translations);
  const topicNumbers = new Map(index.topics.map((topic, number) => [topic, number]));
  const numberOf = (token: string) => numbers.get(token) ?? -1;

  const isKnownId = (token: string) => numbers.has(token) || !isGuid(token);
  const isPair = (first: string, second: string) => pairNumber(pairOf(numberOf(first), numberOf(second))) >= 0;

  return (understanding) => {
    const telling = translate(understanding.telling);
    const tokens = correctTokens(tokensOf(telling).filter(isKnownId), spelling.correct);
    const said = synonyms.addTo(tokens).map(numberOf);
    const compounds = compoundsIn(telling, (token) => numbers.has(token), isPair).map(numberOf);
    const askedWords = words.ask([...said, ...compounds]);
    const askedPairs = pairs.ask(wordPairs(tokens.map(numberOf)).map(pairNumber));
    const askedLines = { words: said, weight: askedWords.weight };

    const found = new Map<number, TopicEvidence>();
    const evidenceFor = (topic: number): TopicEvidence => {
      let evidence = found.get(topic);
      if (!evidence) found.set(topic, (evidence = noEvidence()));
      return evidence;
    };
    const codeHits = codes.find(understanding.codes, understanding.hresults, understanding.readable);
    for (const hit of codeHits) {
      const evidence = evidenceFor(topicNumbers.get(hit.topic) ?? -1);
      if (!evidence.code || evidence.code.closeness < hit.closeness) evidence.code = hit;
    }
    // All topics are ranked by their words; what is dear is done for the best of them.
    const scores = new Float64Array(index.topics.length);
    words.addScores(askedWords, 1, scores);
    pairs.addScores(askedPairs, pairsCount, scores);
    for (const topic of highest(scores, mostCandidates, leastShare)) evidenceFor(topic);
    for (const [topic, evidence] of found) {
      Object.assign(evidence, lines.best(askedLines, topic));
      evidence.isElsewhere = index.isPublic[topic] === 0;
      evidence.isOtherPlatform = isOther(platformNames[index.platforms[topic] ?? 0], understanding.platform);
    }

    const ranked = [...found]
      .map(([number, evidence]) => {
        const topic = index.topics[number] ?? '';
        return { number, topic, evidence, strength: strengthOf(evidence, scores[number] ?? 0) };
      })
      .sort((one, other) => other.strength - one.strength || one.topic.localeCompare(other.topic))
      .slice(0, mostMatches);
    for (const { number, evidence } of ranked) {
      evidence.words = words.look(askedWords, number);
      evidence.pairs = pairs.look(askedPairs, number);
    }
    const about = {
      hasUnknownCode: hasUnknownCode(understanding, codeHits),
      hasOtherProduct: otherProducts.addTo(tokens).some(isMeaning),
      length: tokens.length,
      rarest: words.weightOf(-1),
    };
    return { topics: ranked, text: about, telling };
  };
}

function isOther(platform: Platform | undefined, said: AskerPlatform | undefined): boolean {
  return said !== undefined && platform !== undefined && platform !== 'any' && platform !== said;
}

function correctTokens(tokens: string[], correct: (token: string) => string | undefined): string[] {
  if (tokens.length > longestToCorrect) return tokens;
  return tokens.map((token) => correct(token) ?? token);
}

/** A number that is called a code; those that a topic knows are found by their value. */
const numberedCode = /\b(?:error|code|status|id|event)\b\W{0,4}\d{2,10}(?![\w.-]|:\d)/i;

/** A code or error number in the text that no topic knows: whatever the words say, it is probably another problem. */
function hasUnknownCode({ codes, hresults, readable }: Understanding, hits: readonly CodeHit[]): boolean {
  return hits.length === 0 && (codes.length > 0 || hresults.length > 0 || numberedCode.test(readable));
}

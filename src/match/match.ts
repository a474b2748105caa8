import type { Evidence, Match } from '../model/match.js';
import type { Topic, TopicId } from '../model/topic.js';
import type { Understanding } from '../model/understanding.js';
import { type CodeHit, createCodeIndex } from './code-index.js';
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
import { createPhraseIndex, type PhraseHit } from './phrase-index.js';
import { createSpelling } from './spelling.js';
import { tokensOf } from './tokens.js';
import { topicFields } from './topic-fields.js';
import { createWordIndex } from './word-index.js';
import { wordPairs } from './word-pairs.js';

/** Ranks topics by the confidence that they answer what was said; the best first, at most ten. */
export type Matcher = (understanding: Understanding) => Match[];

/** How many topics are looked at closely. */
const mostCandidates = 30;

/** How many matches are worth looking at. */
const mostMatches = 10;

/** How much long articles are held against them: less for pairs, which hardly come together by chance. */
const wordLengthPenalty = 0.75;
const pairLengthPenalty = 0.3;

/** In longer texts a misspelt word hardly matters, and there are too many unknown words to try. */
const longestToCorrect = 80;

/** Topics that a text may be about, the strongest first, at most ten, with what speaks for them. */
export interface Ranking {
  topics: (RankedTopic & { topic: TopicId })[];
  text: TextEvidence;
}

export type Ranker = (understanding: Understanding) => Ranking;

/**
 * Reads topics once; what it returns is pure and can be called from anywhere. Topics that say nothing are left out.
 * @param fit makes confidences of evidence; from `triage fit`
 */
export function createMatcher(all: readonly Topic[], fit: Fit): Matcher {
  const rank = createRanker(all);
  return (understanding) => {
    const { topics, text } = rank(understanding);
    const confidences = confidencesOf(topics, text, fit);
    return topics.map(({ topic, evidence }, index): Match => {
      return { topic, confidence: confidences[index] ?? 0, evidence: inWords(evidence) };
    });
  };
}

/** Reads topics once, as createMatcher does, for whoever wants the evidence itself. */
export function createRanker(all: readonly Topic[]): Ranker {
  const topics = all.filter(hasContent);
  const fields = topicFields(topics);
  const words = createWordIndex(topics.length, fields.words, wordLengthPenalty);
  const pairs = createWordIndex(topics.length, fields.pairs, pairLengthPenalty);
  // No text has this as a word.
  const rarest = words.weightOf('');
  const codes = createCodeIndex(topics);
  const messages = createPhraseIndex(
    topics.map((topic) => [...topic.messages, topic.title]),
    words.weightOf,
  );
  const symptoms = createPhraseIndex(
    topics.map((topic) => [topic.title, ...topic.symptoms]),
    words.weightOf,
  );
  const spelling = createSpelling(words.vocabulary(), words.has);
  const numberOf = new Map(topics.map((topic, number) => [topic.id, number]));

  return (understanding) => {
    const tokens = correctTokens(tokensOf(understanding.readable), spelling.correct);
    const found = new Map<number, TopicEvidence>();
    const evidenceFor = (topic: number): TopicEvidence => {
      let evidence = found.get(topic);
      if (!evidence) found.set(topic, (evidence = noEvidence()));
      return evidence;
    };
    const codeHits = codes.find(understanding.codes, understanding.hresults, understanding.readable);
    for (const hit of codeHits) {
      const evidence = evidenceFor(numberOf.get(hit.topic) ?? -1);
      if (!evidence.code || evidence.code.closeness < hit.closeness) evidence.code = hit;
    }
    // All topics are ranked by their words; what is dear is done for the best of them.
    const textPairs = wordPairs(tokens);
    const scores = new Float64Array(topics.length);
    words.addScores(tokens, scores, 1);
    pairs.addScores(textPairs, scores, pairsCount);
    for (const topic of highest(scores, mostCandidates)) evidenceFor(topic);
    for (const hit of messages.find(tokens, found.keys())) evidenceFor(hit.topic).message = hit;
    for (const hit of symptoms.find(tokens, found.keys())) evidenceFor(hit.topic).symptom = hit;

    const about = { hasUnknownCode: hasUnknownCode(understanding, codeHits), length: tokens.length, rarest };
    const ranked = [...found]
      .flatMap(([number, evidence]) => {
        const topic = topics[number];
        return topic
          ? [{ number, topic: topic.id, evidence, strength: strengthOf(evidence, scores[number] ?? 0) }]
          : [];
      })
      .sort((one, other) => other.strength - one.strength || one.topic.localeCompare(other.topic))
      .slice(0, mostMatches);
    for (const { number, evidence } of ranked) {
      evidence.words = words.look(tokens, number) ?? evidence.words;
      evidence.pairs = pairs.look(textPairs, number) ?? evidence.pairs;
    }
    return { topics: ranked, text: about };
  };
}

/** The places of the highest scores above 0, at most so many. */
function highest(scores: Float64Array, most: number): number[] {
  const positive = scores.filter((score) => score > 0).sort();
  const least = positive[Math.max(0, positive.length - most)] ?? Infinity;
  const places: number[] = [];
  scores.forEach((score, place) => {
    if (score >= least && places.length < most) places.push(place);
  });
  return places;
}

/** Whether there is anything to show; some articles are but links to where the answer stands. */
function hasContent({ steps, causes, summary, notes, links }: Topic): boolean {
  return [steps, causes, summary, notes, links].some((part) => part.length > 0);
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

function inWords({ code, message, symptom, words }: TopicEvidence): Evidence[] {
  const phrase = (hit: PhraseHit | undefined): Evidence[] =>
    hit && hit.ofPhrase > 0.5 ? [{ kind: 'message', found: hit.phrase }] : [];
  return [
    ...(code ? [{ kind: code.closeness === 1 ? ('code' as const) : ('near-code' as const), found: code.code }] : []),
    ...phrase(message),
    ...(symptom?.phrase === message?.phrase ? [] : phrase(symptom)),
    ...(words.words.length > 0 ? [{ kind: 'words' as const, found: words.words.join(' ') }] : []),
  ];
}

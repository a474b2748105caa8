import type { CodeHit } from './code-index.js';
import type { LineHit } from './line-index.js';
import type { TermHit } from './term-index.js';

/** Everything that speaks for one topic. */
export interface TopicEvidence {
  code?: CodeHit;
  message?: LineHit | undefined;
  symptom?: LineHit | undefined;
  /** A line of what the article explains and advises. */
  line?: LineHit | undefined;
  /** The topic is for other clouds than the public one. */
  isElsewhere?: boolean;
  /** The text speaks of the other system than the topic. */
  isOtherPlatform?: boolean;
  words: TermHit;
  /** Pairs of words in their order. */
  pairs: TermHit;
}

/** What holds for all topics alike. */
export interface TextEvidence {
  hasUnknownCode: boolean;
  /** How many telling words the text has. */
  length: number;
  /** What the rarest word weighs in this pack: words weigh less where there are few articles. */
  rarest: number;
}

/** A topic with how strongly it matches; see strengthOf. */
export interface RankedTopic {
  evidence: TopicEvidence;
  strength: number;
}

/** Nothing speaks for the topic. */
export function noEvidence(): TopicEvidence {
  const none: TermHit = { score: 0, share: 0, weight: 0, terms: [] };
  return { words: none, pairs: none };
}

/** What a pair, a code, a message and a symptom count against words; found by trying on labelled questions. */
export const pairsCount = 0.5;
const codeCount = 14;
const messageCount = 2.3;
const symptomCount = 3.6;
const lineCount = 1.5;
/** What counts against a topic: that it is for other clouds, or for the other system than the text speaks of. */
const elsewhereCount = 3;
const otherPlatformCount = 0.7;

/**
 * How strongly a topic matches: topics are ranked by it. It grows with the text, so that it compares topics only.
 * @param said the score of its words, and of its pairs times `pairsCount`
 */
export function strengthOf(evidence: TopicEvidence, said: number): number {
  const { code } = evidence;
  return (
    said +
    codeCount * (code?.closeness ?? 0) +
    messageCount * saidOf(evidence.message) +
    symptomCount * symptomOf(evidence.symptom) +
    lineCount * lineOf(evidence.line) -
    (evidence.isElsewhere ? elsewhereCount : 0) -
    (evidence.isOtherPlatform ? otherPlatformCount : 0)
  );
}

/** How much of its effect evidence has that weighs this much; a lone common word is hardly any. */
function mass(weight: number, half: number): number {
  return weight / (weight + half);
}

/** What the rarest word weighs among the articles that the masses were fitted to. */
const usualRarest = 4.4;

/** By how much weights of a small pack are raised, so that a few articles are as sure of themselves as many. */
function scaleOf({ rarest }: TextEvidence): number {
  return Math.max(1, usualRarest / rarest);
}

/** How well a message is said, from 0 to 1, whatever else the text says. */
function saidOf(message: LineHit | undefined, scale = 1): number {
  return message ? message.ofLine ** 2 * mass(scale * message.weight, 4) : 0;
}

/** How well a line is said whole. */
function lineOf(line: LineHit | undefined): number {
  return line ? line.ofLine ** 2 * mass(line.weight, 4) : 0;
}

/** How well a text and a symptom are the same, from 0 to 1. When they are the same word by word, even common words are meant. */
function symptomOf(symptom: LineHit | undefined, scale = 1): number {
  if (!symptom) return 0;
  const isWhole = symptom.ofLine === 1 && symptom.ofText === 1;
  return Math.sqrt(symptom.ofLine * symptom.ofText) * (isWhole ? 1 : mass(scale * symptom.weight, 4));
}

/** The numbers that confidence is made of, each about 0 to 1. `lead` is the strength beyond that of the next topic. */
export function featuresOf(
  { code, message, symptom, words, pairs }: TopicEvidence,
  text: TextEvidence,
  lead: number,
): number[] {
  const scale = scaleOf(text);
  return [
    code?.closeness ?? 0,
    saidOf(message, scale),
    symptomOf(symptom, scale),
    words.share,
    words.share * mass(scale * words.weight, 6),
    pairs.share,
    mass(scale * pairs.score, 6),
    mass(scale * lead, 3),
    text.hasUnknownCode ? 1 : 0,
    Math.min(1, text.length / 40),
  ];
}

/** What each number adds to the log-odds that the first topic is the answer: a logistic regression on labelled questions. */
const weights = [2.35, 1.04, 1.2, 0.34, 0.32, 1.92, 1.76, 2.38, -1.61, -0.84];
const base = -3.19;

/** A topic that is this much weaker than the first is about a third as likely. */
const halfway = 3;

/**
 * The confidence that each topic is the answer, from 0 to 1 and falling: for the first the logistic function of its
 * weighted evidence, for the others less by how much weaker they are.
 * @param ranked the strongest first
 */
export function confidencesOf(ranked: readonly RankedTopic[], text: TextEvidence): number[] {
  const [first, second] = ranked;
  if (!first) return [];
  const lead = first.strength - (second?.strength ?? 0);
  const sum = featuresOf(first.evidence, text, lead).reduce(
    (total, value, index) => total + value * (weights[index] ?? 0),
    base,
  );
  const confidence = 1 / (1 + Math.exp(-sum));
  return ranked.map(({ strength }) => confidence * Math.exp((strength - first.strength) / halfway));
}

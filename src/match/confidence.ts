import type { CodeHit } from './code-index.js';
import { type Fit, probability } from './fit.js';
import type { LineHit, TopicLines } from './line-index.js';
import type { TermHit } from './term-index.js';

/** Everything that speaks for one topic. */
export interface TopicEvidence extends TopicLines {
  code?: CodeHit;
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
  /** It names a product that the articles do not cover. */
  hasOtherProduct: boolean;
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
const lineCount = 2.5;
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
function lineOf(line: LineHit | undefined, scale = 1): number {
  return line ? line.ofLine ** 2 * mass(scale * line.weight, 4) : 0;
}

/** How well a text and a symptom are the same, from 0 to 1. When they are the same word by word, even common words are meant. */
function symptomOf(symptom: LineHit | undefined, scale = 1): number {
  if (!symptom) return 0;
  const isWhole = symptom.ofLine === 1 && symptom.ofText === 1;
  return Math.sqrt(symptom.ofLine * symptom.ofText) * (isWhole ? 1 : mass(scale * symptom.weight, 4));
}

/** What evidence values are made of. */
interface Seen extends TopicEvidence {
  text: TextEvidence;
  /** The strength beyond that of the next topic. */
  lead: number;
  scale: number;
}

/**
 * The numbers that the confidence of the first topic is made of, each from 0 to 1, by their names. To add one is to add
 * it here and to run `triage fit` with the questions of every pack again.
 */
const evidenceValues = {
  code: ({ code }) => code?.closeness ?? 0,
  message: ({ message, scale }) => saidOf(message, scale),
  symptom: ({ symptom, scale }) => symptomOf(symptom, scale),
  line: ({ line, scale }) => lineOf(line, scale),
  wordShare: ({ words }) => words.share,
  tellingWordShare: ({ words, scale }) => words.share * mass(scale * words.weight, 6),
  pairShare: ({ pairs }) => pairs.share,
  tellingPairs: ({ pairs, scale }) => mass(scale * pairs.score, 6),
  lead: ({ lead, scale }) => mass(scale * lead, 3),
  unknownCode: ({ text }) => (text.hasUnknownCode ? 1 : 0),
  otherProduct: ({ text }) => (text.hasOtherProduct ? 1 : 0),
  length: ({ text }) => Math.min(1, text.length / 40),
} satisfies Record<string, (seen: Seen) => number>;

export type EvidenceName = keyof typeof evidenceValues;

/** The names of the values, in the order in which they are kept and weighed. */
export const evidenceNames = Object.keys(evidenceValues) as EvidenceName[];

/** What speaks for the first topic, as numbers in the order of `evidenceNames`; none where there is no topic. */
export function valuesOf([first, second]: readonly RankedTopic[], text: TextEvidence): number[] | undefined {
  if (!first) return undefined;
  const lead = first.strength - (second?.strength ?? 0);
  const seen: Seen = { ...first.evidence, text, lead, scale: scaleOf(text) };
  return evidenceNames.map((name) => evidenceValues[name](seen));
}

/** A topic that is this much weaker than the first is about a third as likely. */
const halfway = 3;

/** How likely each topic is against the first, from 0 to 1 and falling. @param ranked the strongest first */
export function ratiosOf(ranked: readonly RankedTopic[]): number[] {
  const strongest = ranked[0]?.strength ?? 0;
  return ranked.map(({ strength }) => Math.exp((strength - strongest) / halfway));
}

/**
 * The confidence that each topic is the answer, from 0 to 1 and falling: for the first the probability that the fit
 * makes of its evidence, for the others less by how much weaker they are.
 * @param ranked the strongest first
 */
export function confidencesOf(ranked: readonly RankedTopic[], text: TextEvidence, fit: Fit): number[] {
  const values = valuesOf(ranked, text);
  if (!values) return [];
  const confidence = probability(fit, values);
  return ratiosOf(ranked).map((ratio) => confidence * ratio);
}

import type { CodeHit } from './code-index.js';
import type { PhraseHit } from './phrase-index.js';

/** Everything that speaks for one topic. */
export interface TopicEvidence {
  code?: CodeHit;
  message?: PhraseHit;
  symptom?: PhraseHit;
  /** The share of the text's telling weight that the topic's words carry, from 0 to 1. */
  words: number;
  /** How much those words weigh. */
  wordWeight: number;
  wordList: string[];
}

/** What holds for all topics alike. */
export interface TextEvidence {
  hasUnknownCode: boolean;
  /** How many telling words the text has. */
  length: number;
}

/** How much of its effect evidence has that weighs this much; a lone common word is hardly any. */
function mass(weight: number, half: number): number {
  return weight / (weight + half);
}

/** Whether the text is the phrase, no more and no less: then even common words are meant. */
function isWhole({ ofPhrase, ofText }: PhraseHit): boolean {
  return ofPhrase === 1 && ofText === 1;
}

/** The numbers that confidence is made of, each about 0 to 1. */
export function featuresOf(
  { code, message, symptom, words, wordWeight }: TopicEvidence,
  { hasUnknownCode, length }: TextEvidence,
): number[] {
  const said = message ? message.ofPhrase ** 2 * mass(message.weight, 4) : 0;
  return [
    code?.closeness === 1 ? 1 : 0,
    code && code.closeness < 1 ? code.closeness : 0,
    said,
    message ? said * message.ofText : 0,
    symptom
      ? Math.sqrt(symptom.ofPhrase * symptom.ofText) *
        (isWhole(symptom) && !hasUnknownCode ? 1 : mass(symptom.weight, 4))
      : 0,
    words * mass(wordWeight, 6),
    words,
    hasUnknownCode ? 1 : 0,
    Math.min(1, length / 40),
  ];
}

/**
 * What each number adds to the log-odds that a topic is the answer: a logistic regression on labelled questions, but
 * for the first two. A code says which problem it is, however long the text around it.
 */
const weights = [6.5, 5.2, 3.5, 0.5, 4.8, 5, 1.3, -1.5, 1.5];
const base = -5.3;

/** The confidence that a topic is the answer, from 0 to 1: the logistic function of the weighted evidence. */
export function confidenceOf(evidence: TopicEvidence, text: TextEvidence): number {
  const sum = featuresOf(evidence, text).reduce((total, value, index) => total + value * (weights[index] ?? 0), base);
  return 1 / (1 + Math.exp(-sum));
}

import type { Topic } from '../../model/topic.js';

/** What the bot would do with a question. */
export type EvalDecision = 'answer' | 'choose' | 'ask' | 'refuse';

/** What became of one question. */
export interface Outcome {
  /** Whether anything answers it. */
  isInScope: boolean;
  /** From 1, the place of the first right topic; null where there is none. */
  rank: number | null;
  /** Of the first topic, from 0 to 1; 0 where nothing matched. */
  confidence: number;
  decision: EvalDecision;
  /** Whether a right topic is the one that is shown, or among those offered. */
  isRight: boolean;
  /** Milliseconds. */
  ms: number;
}

/** Shares from 0 to 1; NaN where there was nothing to take a share of. */
export interface Scores {
  positives: number;
  negatives: number;
  top1: number;
  top3: number;
  mrr: number;
  auroc: number;
  answered: number;
  offered: number;
  refused: number;
  answerPrecision: number;
  helped: number;
  falseAnswers: number;
  latencyMs: { p50: number; p99: number };
}

/** Sums up outcomes. `answered`, `offered` and `refused` are over all of them and add up to 1. */
export function scoresOf(outcomes: readonly Outcome[]): Scores {
  const inScope = outcomes.filter((outcome) => outcome.isInScope);
  const outOfScope = outcomes.filter((outcome) => !outcome.isInScope);
  const answers = outcomes.filter((outcome) => outcome.decision === 'answer');
  const ms = outcomes.map((outcome) => outcome.ms);
  return {
    positives: inScope.length,
    negatives: outOfScope.length,
    top1: share(inScope, ({ rank }) => rank === 1),
    top3: share(inScope, ({ rank }) => rank !== null && rank <= 3),
    mrr: mean(inScope.map(({ rank }) => (rank === null ? 0 : 1 / rank))),
    auroc: auroc(confidences(inScope), confidences(outOfScope)),
    answered: share(outcomes, ({ decision }) => decision === 'answer'),
    offered: share(outcomes, ({ decision }) => decision === 'choose' || decision === 'ask'),
    refused: share(outcomes, ({ decision }) => decision === 'refuse'),
    answerPrecision: share(answers, ({ isInScope, isRight }) => isInScope && isRight),
    helped: share(inScope, ({ decision, isRight }) => decision !== 'refuse' && isRight),
    falseAnswers: share(outOfScope, ({ decision }) => decision === 'answer'),
    latencyMs: { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) },
  };
}

function confidences(outcomes: readonly Outcome[]): number[] {
  return outcomes.map(({ confidence }) => confidence);
}

function share(outcomes: readonly Outcome[], counts: (outcome: Outcome) => boolean): number {
  return outcomes.filter(counts).length / outcomes.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a share of all values lies: the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * The probability that a positive has a higher score than a negative, ties counting half: the area under the ROC curve.
 * Source: Mann and Whitney's U divided by the number of pairs.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const wins = positives.map((positive) =>
    mean(negatives.map((negative) => (positive > negative ? 1 : positive === negative ? 0.5 : 0))),
  );
  return mean(wins);
}

type Named = Pick<Topic, 'id' | 'codes' | 'articles'>;

/** What gold may call a topic: its id, its codes, and the last parts of its articles, in lower case. */
export function namesOf({ id, codes, articles }: Named): string[] {
  return [id, ...codes, ...articles.map(lastPart)].map((name) => name.toLowerCase());
}

/** Whether a topic is a right answer: gold names it, in any case. */
export function isGold(gold: readonly string[], topic: Named): boolean {
  const names = namesOf(topic);
  return gold.some((name) => names.includes(name.toLowerCase()));
}

/** `mars-agent/mars-proxy-407` is the article `mars-proxy-407`; a section of one is `article#section`. */
function lastPart(article: string): string {
  return article.split('/').at(-1) ?? article;
}

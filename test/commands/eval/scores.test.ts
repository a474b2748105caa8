import { describe, expect, test } from '@jest/globals';
import { auroc, isGold, type Outcome, quantile, scoresOf } from '../../../src/commands/eval/scores.js';

const outcome = (more: Partial<Outcome>): Outcome => ({
  isInScope: true,
  rank: 1,
  confidence: 0.9,
  decision: 'answer',
  isRight: true,
  ms: 1,
  ...more,
});

describe('scores', () => {
  const scores = scoresOf([
    outcome({ rank: 1, confidence: 0.9, decision: 'answer', isRight: true, ms: 1 }),
    outcome({ rank: 2, confidence: 0.5, decision: 'choose', isRight: true, ms: 2 }),
    outcome({ rank: 4, confidence: 0.3, decision: 'ask', isRight: false, ms: 3 }),
    outcome({ rank: null, confidence: 0.2, decision: 'answer', isRight: false, ms: 4 }),
    outcome({ isInScope: false, rank: null, confidence: 0.4, decision: 'answer', isRight: false, ms: 5 }),
    outcome({ isInScope: false, rank: null, confidence: 0.1, decision: 'refuse', isRight: false, ms: 100 }),
  ]);

  test('of ranks are over what is in scope', () => {
    expect(scores).toMatchObject({ positives: 4, negatives: 2, top1: 0.25, top3: 0.5 });
    expect(scores.mrr).toBeCloseTo((1 + 1 / 2 + 1 / 4) / 4, 10);
  });

  test('of decisions are over all and add up to 1', () => {
    expect(scores.answered).toBe(0.5);
    expect(scores.offered).toBeCloseTo(1 / 3, 10);
    expect(scores.answered + scores.offered + scores.refused).toBeCloseTo(1, 10);
  });

  test('an answer to what nothing answers is wrong', () => {
    expect(scores.answerPrecision).toBeCloseTo(1 / 3, 10);
    expect(scores.falseAnswers).toBe(0.5);
  });

  test('who was offered the right one was helped', () => expect(scores.helped).toBe(0.5));

  test('the confidence is judged by pairs', () => {
    // In scope 0.9, 0.5, 0.3, 0.2 against 0.4 and 0.1: six of eight pairs are in order.
    expect(scores.auroc).toBe(0.75);
  });

  test('times are the nearest ranks', () => expect(scores.latencyMs).toEqual({ p50: 3, p99: 100 }));

  test('of nothing are not numbers', () => {
    expect(scoresOf([])).toMatchObject({ positives: 0, top1: Number.NaN, answered: Number.NaN });
  });
});

test('ties count half', () => expect(auroc([0.5], [0.5, 0.4])).toBe(0.75));

test('the nearest rank', () => {
  expect([0, 0.5, 0.51, 1].map((share) => quantile([4, 2, 1, 3], share))).toEqual([1, 2, 3, 4]);
});

describe('gold', () => {
  const topic = { id: 'lock', codes: ['UserErrorLocked'], articles: ['vm/azurebackup-lock', 'faq'] };
  test.each(['lock', 'LOCK', 'usererrorlocked', 'azurebackup-lock', 'FAQ'])('%s is it', (name) =>
    expect(isGold(['other', name], topic)).toBe(true),
  );
  test.each(['loc', 'vm', 'vm/azurebackup-lock'])('%s is not', (name) => expect(isGold([name], topic)).toBe(false));
  test('nothing is never it', () => expect(isGold([], topic)).toBe(false));
});

import type { Evaluation } from './evaluation.js';

/** An evaluation for people: one figure a line. */
export function evalTable(evaluation: Evaluation): string {
  const percent = (share: number) => (Number.isNaN(share) ? '-' : `${(100 * share).toFixed(1)} %`);
  const number = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(3));
  const rows: [string, string][] = [
    ['questions in scope', String(evaluation.positives)],
    ['  out of scope', String(evaluation.negatives)],
    ['  left out, as no loaded article answers them', String(evaluation.unreachable)],
    ['first topic is right', percent(evaluation.top1)],
    ['one of the first three is right', percent(evaluation.top3)],
    ['mean reciprocal rank', number(evaluation.mrr)],
    ['AUROC of the confidence, in scope against out of scope', number(evaluation.auroc)],
    ['answered at once', percent(evaluation.answered)],
    ['  of these right', percent(evaluation.answerPrecision)],
    ['offered as a choice or asked about', percent(evaluation.offered)],
    ['refused', percent(evaluation.refused)],
    ['in scope: helped (answered right, or the right one offered)', percent(evaluation.helped)],
    ['out of scope: answered all the same', percent(evaluation.falseAnswers)],
    ['ms for a question, median', evaluation.latencyMs.p50.toFixed(2)],
    ['  99 of 100 are faster than', evaluation.latencyMs.p99.toFixed(2)],
  ];
  return rows.map(([label, value]) => `${label.padEnd(62)}${value.padStart(8)}\n`).join('');
}

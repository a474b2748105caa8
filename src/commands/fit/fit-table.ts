import { evidenceNames } from '../../match/confidence.js';
import type { Fit } from '../../match/fit.js';
import { type Figures, figureNames, type PackJudgement, usualPains } from './judge.js';

const labels: Record<(typeof figureNames)[number], string> = {
  auroc: 'AUROC of the confidence, in scope against out of scope',
  shuffledAuroc: '  with shuffled labels (chance is 0.5)',
  brier: 'Brier score of "the first topic is right"',
  logLoss: '  log loss',
  answered: 'answered at once',
  answerPrecision: '  of these right',
  helped: 'in scope: helped (answered right, or the right one offered)',
  falseAnswers: 'out of scope: answered all the same',
  nearMissesAnswered: 'in scope of other articles: answered all the same',
};

const asNumber: readonly string[] = ['auroc', 'shuffledAuroc', 'brier', 'logLoss'] satisfies (keyof Figures)[];

/** A fit and how good its like are on questions they have not seen, for people. */
export function fitTable(fit: Fit, strength: number, packs: readonly PackJudgement[]): string {
  const weights = evidenceNames.map(
    (name, index) => `  ${name.padEnd(20)}${number(fit.weights[index], 2).padStart(7)}\n`,
  );
  return [
    `What each value adds to the log-odds (held to what is expected with strength ${strength}):\n`,
    `  ${'base'.padEnd(20)}${number(fit.base, 2).padStart(7)}\n`,
    ...weights,
    `\nOn questions that were held out, by source; mean, least and most of ${usualPains.repeats} repeats:\n`,
    ...packs.map(packTable),
  ].join('');
}

function packTable({ pack, inScope, uncovered, outOfScope, figures, reliability }: PackJudgement): string {
  const lines = figureNames.map((name) => {
    const { mean, low, high } = figures[name];
    const show = (value: number) => (asNumber.includes(name) ? number(value, 3) : percent(value));
    return `  ${labels[name].padEnd(60)}${show(mean).padStart(8)}  ${show(low)} to ${show(high)}\n`;
  });
  const bins = reliability
    .filter(({ count }) => count > 0)
    .map(
      ({ from, count, said, right }) =>
        `  ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}${number(count, 1).padStart(12)}${percent(said).padStart(12)}${percent(right).padStart(12)}\n`,
    );
  return [
    `\n${pack}: ${inScope} questions in scope, ${uncovered} in scope of other articles, ${outOfScope} out of scope\n`,
    ...lines,
    `  confidence${'questions'.padStart(12)}${'said'.padStart(10)}${'right'.padStart(12)}\n`,
    ...bins,
  ].join('');
}

function number(value: number | undefined, digits: number): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits);
}

function percent(share: number): string {
  return Number.isNaN(share) ? '-' : `${(100 * share).toFixed(1)} %`;
}

import { choiceOf } from '../../decide/choice.js';
import { auroc } from '../eval/scores.js';
import { chooseStrength, fitRows, saidOf } from './fit-rows.js';
import { foldsOf } from './folds.js';
import { type Bin, brier, logLoss, reliability } from './measures.js';
import { randomOf, shuffled } from './random.js';
import { isRight, type Row } from './row.js';

/** A figure over all repeats. */
export interface Spread {
  mean: number;
  low: number;
  high: number;
}

export const figureNames = [
  'auroc',
  'shuffledAuroc',
  'brier',
  'logLoss',
  'answered',
  'answerPrecision',
  'helped',
  'falseAnswers',
  'nearMissesAnswered',
] as const;

/** Shares from 0 to 1; NaN where there is nothing to take a share of. */
export type Figures = Record<(typeof figureNames)[number], Spread>;

export interface PackJudgement {
  pack: string;
  inScope: number;
  uncovered: number;
  outOfScope: number;
  figures: Figures;
  reliability: Bin[];
}

/** How often everything is done again with other folds, and how many these are. */
export interface Pains {
  repeats: number;
  folds: number;
}

export const usualPains: Pains = { repeats: 10, folds: 10 };

/**
 * How good fits are on questions they have not seen: rows are cut into folds by their groups, each fold is foretold by
 * a fit of the others (its strength chosen anew among these), and all is repeated with other folds. The same with
 * shuffled labels shows what chance would reach.
 */
export function judge(rows: readonly Row[], { repeats, folds } = usualPains): PackJudgement[] {
  const runs = Array.from({ length: repeats }, (_, repeat) => foretell(rows, folds, repeat));
  const chance = Array.from({ length: repeats }, (_, repeat) => {
    const mixed = shuffleLabels(rows, repeat);
    return { rows: mixed, said: foretell(mixed, folds, repeat) };
  });
  return [...new Set(rows.map(({ pack }) => pack))].sort().map((pack) => {
    const own = rows.filter((row) => row.pack === pack);
    const ofPack = (values: readonly number[], all = rows) => values.filter((_, index) => all[index]?.pack === pack);
    const said = runs.map((run) => ofPack(run));
    const figures = said.map((each, repeat) => {
      const { rows: mixed = [], said: byChance = [] } = chance[repeat] ?? {};
      return {
        ...figuresOf(own, each),
        shuffledAuroc: scopeAuroc(
          mixed.filter((row) => row.pack === pack),
          ofPack(byChance, mixed),
        ),
      };
    });
    return {
      pack,
      inScope: own.filter(({ scope }) => scope === 'in').length,
      uncovered: own.filter(({ scope }) => scope === 'uncovered').length,
      outOfScope: own.filter(({ scope }) => scope === 'out').length,
      figures: Object.fromEntries(
        figureNames.map((name) => [name, spreadOf(figures.map((each) => each[name]))]),
      ) as Figures,
      reliability: reliability(
        said.flat(),
        said.flatMap(() => own.map(isRight)),
      ).map((bin) => ({ ...bin, count: bin.count / repeats })),
    };
  });
}

/** What fits of the other folds say of each row. */
function foretell(rows: readonly Row[], count: number, seed: number): number[] {
  const folds = foldsOf(rows, count, randomOf(seed));
  const fits = Array.from({ length: count }, (_, fold) => {
    const others = rows.filter((__, index) => folds[index] !== fold);
    return fitRows(others, chooseStrength(others));
  });
  return rows.map((row, index) => saidOf(row, fits[folds[index] ?? 0]));
}

/** What is right is dealt out anew within each pack; the evidence stays where it is. */
export function shuffleLabels(rows: readonly Row[], seed: number): Row[] {
  const random = randomOf(1000 + seed);
  const labels = new Map(
    [...new Set(rows.map(({ pack }) => pack))].map((pack) => [
      pack,
      shuffled(
        rows.filter((row) => row.pack === pack).map(({ scope, place }) => ({ scope, place })),
        random,
      ),
    ]),
  );
  return rows.map((row) => ({ ...row, ...labels.get(row.pack)?.pop() }));
}

function scopeAuroc(rows: readonly Row[], said: readonly number[]): number {
  const of = (scope: Row['scope']) => said.filter((_, index) => rows[index]?.scope === scope);
  return auroc(of('in'), of('out'));
}

/** Counted as `triage eval` counts: near misses stand apart. */
function figuresOf(rows: readonly Row[], said: readonly number[]) {
  const seen = rows.map((row, index) => ({ row, ...outcomeOf(row, said[index] ?? 0) }));
  const of = (scope: Row['scope']) => seen.filter(({ row }) => row.scope === scope);
  const counted = [...of('in'), ...of('out')];
  const answers = counted.filter(({ isAnswer }) => isAnswer);
  return {
    auroc: scopeAuroc(rows, said),
    brier: brier(said, rows.map(isRight)),
    logLoss: logLoss(
      said,
      rows.map(isRight),
      rows.map(() => 1),
    ),
    answered: share(counted, ({ isAnswer }) => isAnswer),
    answerPrecision: share(answers, ({ isHelp }) => isHelp),
    helped: share(of('in'), ({ isHelp }) => isHelp),
    falseAnswers: share(of('out'), ({ isAnswer }) => isAnswer),
    nearMissesAnswered: share(of('uncovered'), ({ isAnswer }) => isAnswer),
  };
}

/** Whether a topic would be shown at once, and whether a right one would be shown or offered. */
function outcomeOf({ ratios, codes, place }: Row, confidence: number): { isAnswer: boolean; isHelp: boolean } {
  const matches = ratios.map((ratio, index) => ({
    topic: String(index + 1),
    confidence: confidence * ratio,
    evidence: codes[index] ? [{ kind: 'code' as const, found: '' }] : [],
  }));
  const choice = choiceOf(matches);
  const shown = choice.kind === 'show' ? [choice.match] : choice.kind === 'offer' ? choice.matches : [];
  return { isAnswer: choice.kind === 'show', isHelp: shown.some(({ topic }) => topic === String(place)) };
}

function share<T>(things: readonly T[], counts: (thing: T) => boolean): number {
  return things.filter(counts).length / things.length;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values) };
}

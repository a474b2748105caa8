import { type EvidenceName, evidenceNames } from '../../match/confidence.js';
import { type Fit, probability } from '../../match/fit.js';
import { foldsOf } from './folds.js';
import { logLoss } from './measures.js';
import { randomOf } from './random.js';
import { type Example, fitLogistic } from './regression.js';
import { isRight, type Row } from './row.js';

/**
 * What is known before any question is seen, as there are few questions with codes: a code that is spelt right is nearly
 * always the answer, and one that no article knows speaks against all, as does the name of another product.
 */
const expected: Partial<Record<EvidenceName, number>> = { code: 4, unknownCode: -3.5, otherProduct: -2.5 };

/**
 * How many times harder than others a weight is held to what is expected. Articles answer many a question in which a
 * code stands that none of them knows; still nobody wants to be told as sure what ignores the code that they pasted.
 */
const firm: Partial<Record<EvidenceName, number>> = { code: 5, unknownCode: 5 };

/** How hard weights may be held to what is expected; cross-validation chooses. */
const strengths = [0.3, 1, 3] as const;

/** Into how many parts rows are cut to choose the strength. */
const parts = 5;

/** Fits the rows, each pack counting alike. */
export function fitRows(rows: readonly Row[], strength: number): Fit {
  const prior = {
    expected: evidenceNames.map((name) => expected[name] ?? 0),
    firmness: evidenceNames.map((name) => firm[name] ?? 1),
    strength,
  };
  return fitLogistic(examplesOf(rows), prior);
}

/** The strength whose fits foretell best what they have not seen; always the same for the same rows. */
export function chooseStrength(rows: readonly Row[]): number {
  const folds = foldsOf(rows, parts, randomOf(7));
  const losses = strengths.map((strength) => {
    const fits = Array.from({ length: parts }, (_, fold) =>
      fitRows(
        rows.filter((__, index) => folds[index] !== fold),
        strength,
      ),
    );
    const said = rows.map((row, index) => saidOf(row, fits[folds[index] ?? 0]));
    return logLoss(said, rows.map(isRight), weightsOf(rows));
  });
  return strengths[losses.indexOf(Math.min(...losses))] ?? 1;
}

/** The confidence in the first topic; 0 where nothing matched. */
export function saidOf({ values }: Row, fit: Fit | undefined): number {
  return fit && values.length > 0 ? probability(fit, values) : 0;
}

/** Rows of small packs count more, so that all packs count alike; on average each counts 1. */
export function weightsOf(rows: readonly Row[]): number[] {
  const sizes = new Map<string, number>();
  for (const { pack } of rows) sizes.set(pack, (sizes.get(pack) ?? 0) + 1);
  return rows.map(({ pack }) => rows.length / (sizes.size * (sizes.get(pack) ?? 1)));
}

/** Rows in which nothing matched teach nothing. */
function examplesOf(rows: readonly Row[]): Example[] {
  const weights = weightsOf(rows);
  return rows.flatMap((row, index) =>
    row.values.length > 0 ? [{ values: row.values, isRight: isRight(row), weight: weights[index] ?? 1 }] : [],
  );
}

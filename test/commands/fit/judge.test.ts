import { describe, expect, test } from '@jest/globals';
import { chooseStrength, fitRows, saidOf, weightsOf } from '../../../src/commands/fit/fit-rows.js';
import { foldsOf } from '../../../src/commands/fit/folds.js';
import { judge, shuffleLabels } from '../../../src/commands/fit/judge.js';
import { brier, logLoss, reliability } from '../../../src/commands/fit/measures.js';
import { randomOf } from '../../../src/commands/fit/random.js';
import { someRows } from './rows.js';

describe('folds', () => {
  test('never part a group, and are about alike', () => {
    for (let seed = 0; seed < 20; seed++) {
      const rows = someRows(100);
      const folds = foldsOf(rows, 10, randomOf(seed));
      const foldsOfGroup = new Map<string, Set<number>>();
      rows.forEach(({ group }, index) =>
        foldsOfGroup.set(group, new Set([...(foldsOfGroup.get(group) ?? []), folds[index]!])),
      );
      expect([...foldsOfGroup.values()].filter(({ size }) => size > 1)).toEqual([]);
      const sizes = Array.from({ length: 10 }, (_, fold) => folds.filter((each) => each === fold).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(6);
    }
  });

  test('are others with another seed', () => {
    const rows = someRows(60);
    expect(foldsOf(rows, 10, randomOf(1))).not.toEqual(foldsOf(rows, 10, randomOf(2)));
  });
});

describe('measures', () => {
  test('of what was said and came true', () => {
    const said = [0.9, 0.8, 0.3, 0.1];
    const isTrue = [true, false, false, false];
    expect(brier(said, isTrue)).toBeCloseTo((0.01 + 0.64 + 0.09 + 0.01) / 4);
    expect(logLoss(said, isTrue, [1, 1, 1, 1])).toBeCloseTo(-Math.log(0.9 * 0.2 * 0.7 * 0.9) / 4);
    expect(logLoss([0.9, 0.5], [true, true], [3, 1])).toBeCloseTo(-(3 * Math.log(0.9) + Math.log(0.5)) / 4);
    expect(logLoss([0], [true], [1])).toBeLessThan(10);
  });

  test('of reliability count every question once, 1 in the last tenth', () => {
    const bins = reliability([0, 0.05, 0.95, 1, 1], [false, true, true, true, false]);
    expect(bins.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(bins[0]).toEqual({ from: 0, count: 2, said: 0.025, right: 0.5 });
    expect(bins[9]!.right).toBeCloseTo(2 / 3);
  });
});

test('all packs count alike, however many questions they have', () => {
  const rows = [...someRows(90, 1, 'large'), ...someRows(30, 2, 'small')];
  const weights = weightsOf(rows);
  const total = (pack: string) => weights.reduce((sum, weight, i) => sum + (rows[i]!.pack === pack ? weight : 0), 0);
  expect(total('large')).toBeCloseTo(60);
  expect(total('small')).toBeCloseTo(60);
});

test('where nothing matched, nothing is learnt and nothing is sure', () => {
  const rows = someRows(90);
  const [first] = rows;
  const none = { ...first!, values: [], scope: 'in' as const, place: 0 };
  const fit = fitRows(rows, 1);
  expect(fitRows([...rows, none], 1).weights).not.toEqual([]);
  expect(saidOf(none, fit)).toBe(0);
});

describe('judging', () => {
  const rows = [...someRows(240, 5), ...someRows(120, 6, 'other')];
  const [made, other] = judge(rows, { repeats: 4, folds: 5 });

  test('counts each pack by itself', () => {
    const count = (pack: string, scope: string) =>
      rows.filter((row) => row.pack === pack && row.scope === scope).length;
    expect([made!.pack, other!.pack]).toEqual(['made', 'other']);
    expect(made!.inScope).toBe(count('made', 'in'));
    expect(made!.uncovered).toBe(count('made', 'uncovered'));
    expect(other!.outOfScope).toBe(count('other', 'out'));
    const inBins = made!.reliability.reduce((sum, bin) => sum + bin.count, 0);
    expect(inBins).toBeCloseTo(240);
  });

  test('finds what can be foretold', () => {
    expect(made!.figures.auroc.mean).toBeGreaterThan(0.75);
    expect(made!.figures.auroc.low).toBeLessThanOrEqual(made!.figures.auroc.mean);
    expect(made!.figures.brier.mean).toBeLessThan(0.2);
  });

  test('finds nothing where labels are shuffled', () => {
    expect(Math.abs(made!.figures.shuffledAuroc.mean - 0.5)).toBeLessThan(0.08);
  });

  test('says what comes true', () => {
    for (const { count, said, right } of made!.reliability) {
      if (count >= 25) expect(Math.abs(said - right)).toBeLessThan(0.15);
    }
  });

  test('of the same rows is always the same', () => {
    expect(chooseStrength(rows)).toBe(chooseStrength(rows));
    expect(fitRows(rows, 1)).toEqual(fitRows(rows, 1));
  });
});

test('shuffled labels stay in their pack, and evidence stays where it is', () => {
  const rows = [...someRows(60, 1, 'a'), ...someRows(60, 2, 'b')];
  const mixed = shuffleLabels(rows, 1);
  expect(mixed.map(({ values, pack, group }) => ({ values, pack, group }))).toEqual(
    rows.map(({ values, pack, group }) => ({ values, pack, group })),
  );
  for (const pack of ['a', 'b']) {
    const labels = (all: typeof rows) =>
      all
        .filter((row) => row.pack === pack)
        .map(({ scope, place }) => `${scope} ${place}`)
        .sort();
    expect(labels(mixed)).toEqual(labels(rows));
  }
  expect(mixed.map(({ scope }) => scope)).not.toEqual(rows.map(({ scope }) => scope));
});

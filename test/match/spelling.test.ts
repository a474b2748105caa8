import { describe, expect, test } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSpelling } from '../../src/match/spelling.js';

const known = new Set(['snapshot', 'network', 'agent', 'printer', 'backup', 'disk', 'x1y2z3', 'cartridg']);
const spelling = createSpelling(known, (word) => known.has(word));

describe('a misspelt word becomes a known one', () => {
  test.each([
    ['snapshto', 'snapshot'],
    ['snapsot', 'snapshot'],
    ['snapshoot', 'snapshot'],
    ['netwok', 'network'],
    ['prnter', 'printer'],
    ['bakup', 'backup'],
    ['cartrigd', 'cartridg'],
  ])('%s', (written, meant) => {
    expect(spelling.correct(written)).toBe(meant);
  });
});

describe('left as it is', () => {
  test.each([
    ['a known word', 'network'],
    ['a short word, which has too many neighbours', 'agen'],
    ['a word of the same letters in another order', 'nkrowet'],
    ['the beginning of a longer word', 'snaps'],
    ['a word that is like no other', 'chromodynamics'],
    ['a word that begins otherwise', 'bnapshot'],
    ['a word with digits', 'netw0rk'],
    ['a longer word that only begins alike', 'networkinterfaces'],
    ['nothing', ''],
  ])('%s', (_, word) => {
    expect(spelling.correct(word)).toBeUndefined();
  });
});

test('says the same again', () => {
  expect([spelling.correct('netwok'), spelling.correct('netwok')]).toEqual(['network', 'network']);
});

test('invented words without end take no memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const word = (number: number) =>
    `q${number.toString(36).replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)))}`;
  const fed = createSpelling(known, (word) => known.has(word));
  const before = used();
  for (let number = 0; number < 150_000; number++) fed.correct(word(number + 100_000_000));
  expect(used() - before).toBeLessThan(4 * 1024 * 1024);
  expect(fed.correct('netwok')).toBe('network');
});

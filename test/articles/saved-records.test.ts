import { expect, test } from '@jest/globals';
import { openRecords, saveRecords } from '../../src/articles/saved-records.js';
import { inventedWord, numbers } from '../helpers/random.js';

/** Records from tiny ones to some that fill blocks of their own. */
function someRecords(seed: number): unknown[] {
  const next = numbers(seed);
  return Array.from({ length: next(60) }, () => ({
    text: Array.from({ length: next(12) === 0 ? 4_000 : next(30) }, () => inventedWord(next)).join(' ü'),
  }));
}

test('each record can be read, in any order', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const records = someRecords(seed);
    const reader = openRecords(saveRecords(records.map((each) => JSON.stringify(each))));
    expect(reader.count).toBe(records.length);
    const next = numbers(seed);
    const order = records.map((_record, index) => index).sort(() => next(3) - 1);
    for (const index of [...order, ...records.keys()]) expect(reader.read(index)).toEqual(records[index]);
  }
});

test('no records are none', () => {
  expect(openRecords(saveRecords([])).count).toBe(0);
});

test('what repeats takes little room', () => {
  const json = JSON.stringify({ text: 'Restart the agent. '.repeat(20) });
  const { blocks } = saveRecords(Array.from({ length: 500 }, () => json));
  expect(blocks.length).toBeLessThan((500 * json.length) / 20);
});

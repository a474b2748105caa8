import { expect, test } from '@jest/globals';
import { reasonsOf } from '../../src/model/match.js';

test('reasons are told in words, the strongest first', () => {
  expect(
    reasonsOf([
      { kind: 'code', found: 'DiskFullError' },
      { kind: 'near-code', found: 'DiskFulError' },
      { kind: 'message', found: 'The disk is full.' },
      { kind: 'line', found: 'empties the bin' },
      { kind: 'words', found: 'disk bin' },
    ]),
  ).toBe(
    'the code DiskFullError; something close to the code DiskFulError; most of "The disk is full."; ' +
      'a line of the article says "empties the bin"; the words disk, bin',
  );
  expect(reasonsOf([])).toBe('the same in other words');
});

import { describe, expect, test } from '@jest/globals';
import { substringsOf } from '../../../src/understand/secrets/substrings.js';

describe.each([
  ['a short text', ''],
  ['a long text', 'the snapshot of disk 4 took 17 ms\n'.repeat(200)],
])('%s', (_, before) => {
  const contains = substringsOf(`${before}pw=abc akia`);

  test.each(['pw', '=', 'abc', 'akia', 'pw=abc akia', ''])('contains "%s"', (part) => {
    expect(contains(part)).toBe(true);
  });

  test.each(['wp', 'acb', 'abc  akia', 'akiaa', 'ghp_', '#'])('does not contain "%s"', (part) => {
    expect(contains(part)).toBe(false);
  });
});

test('runs that share a number are told apart', () => {
  // 31 * ' ' + 'a' and 31 * '!' + 'B' are the same.
  const contains = substringsOf('x a'.padEnd(3000, '.'));
  expect([contains('x a'), contains('x!B')]).toEqual([true, false]);
});

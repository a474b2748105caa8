import { expect, test } from '@jest/globals';
import { withoutPlaceholders } from '../../src/understand/secrets/placeholder.js';

test.each([
  ['backup fails, my password is [password removed] now', 'backup fails, my password is   now'],
  ['use Protocol=https;AccountKey=[account key removed];Suffix=core.windows.net please', 'use   please'],
  ['"key=[account key removed]" and "code"', '" " and "code"'],
  ['a=[password removed];b=[password removed] end', '   end'],
  ['[password removed]', ' '],
  ['nothing here', 'nothing here'],
])('%s', (text, expected) => {
  expect(withoutPlaceholders(text)).toBe(expected);
});

test('many are read in one go', () => {
  const text = 'k=[password removed];'.repeat(5_000);
  expect(withoutPlaceholders(text).trim()).toBe('');
});

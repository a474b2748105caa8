import { expect, test } from '@jest/globals';
import { cleanName } from '../../src/understand/clean-name.js';

test.each([
  ['First expert', 'First expert'],
  ['person@example.com', 'person@example.com'],
  ['Ops password=Tr0ub4dor&3xyz', 'Ops password=[password removed]'],
  [' \u202e ', ''],
])('%j', (written, name) => {
  expect(cleanName(written)).toBe(name);
  expect(cleanName(name)).toBe(name);
});

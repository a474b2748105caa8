import { expect, test } from '@jest/globals';
import { personName } from '../../src/model/person-name.js';

test.each([
  ['First  expert\n', 'First expert'],
  ['\u202edliW\u202c \u2066x\u2069 \u200ey\u200f\u061c', 'dliW x y'],
  ['a\u0000b\u200bc\ufeff', 'a b c'],
  ['אבג דהו', 'אבג דהו'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['\u200c\u200d', ''],
  ['', ''],
  ['x'.repeat(5_000), 'x'.repeat(80)],
  [`${'x'.repeat(79)}🙂`, 'x'.repeat(79)],
])('%j', (written, name) => {
  expect(personName(written)).toBe(name);
  expect(personName(name)).toBe(name);
});

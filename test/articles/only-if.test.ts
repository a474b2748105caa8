import { expect, test } from '@jest/globals';
import { onlyIf } from '../../src/articles/only-if.js';
import type { FormField } from '../../src/model/form.js';

const field = (id: string, label: string, options: FormField['options'] = []): FormField => ({
  ...{ id, label, control: 'choice', required: false, options },
});
const fields = [
  field('API', 'An API?', [
    { value: 'yes', text: 'Yes, one' },
    { value: 'No', text: 'No' },
  ]),
  field('sdk', 'Which SDK?'),
];

test.each<[string, string | undefined]>([
  ['', undefined],
  ['null', undefined],
  ['true', undefined],
  ['api == Yes', '“An API?” is “Yes, one”'],
  ['api==No', '“An API?” is “No”'],
  ['api != No', '“An API?” is not “No”'],
  ['sdk != null', '“Which SDK?” is answered'],
  ['sdk == null', '“Which SDK?” is not answered'],
  ['api == yes || api == no', '“An API?” is “Yes, one” or “No”'],
  ['api == yes && sdk == a(b)', '“An API?” is “Yes, one” and “Which SDK?” is “a(b)”'],
  ['api == yes || sdk == c', '“An API?” is “Yes, one”, or “Which SDK?” is “c”'],
  ['gone == yes', 'it applies'],
  ['api == yes && (sdk == a || sdk == b)', 'it applies'],
  ['what is this', 'it applies'],
])('the condition "%s" is told in words', (visibility, told) => {
  expect(onlyIf(visibility, fields)).toBe(told);
});

import { describe, expect, test } from '@jest/globals';
import {
  askedFields,
  choicesOf,
  isNeeded,
  longestAnswer,
  saysOnlyUnknown,
  saysUnknown,
} from '../../src/model/form-fields.js';
import { aField, aForm, someOptions } from '../helpers/forms.js';

describe('what is asked of a form', () => {
  const idsOf = (...fields: Parameters<typeof aForm>[0] & object) => askedFields(aForm(fields)).map(({ id }) => id);

  test('are its questions in their order, without the description, which is always asked, and what only tells', () => {
    const fields = [
      aField('a'),
      aField('b', { isDescription: true }),
      aField('c', { control: 'message' }),
      aField('d'),
    ];
    expect(idsOf(...fields)).toEqual(['a', 'd']);
  });

  test('are at most seven: needed ones before others, those for everybody before those for some', () => {
    const some = ['p', 'q'].map((id) => aField(id, { required: true, onlyIf: 'so' }));
    const optional = ['a', 'b', 'c', 'd'].map((id) => aField(id));
    const needed = ['x', 'y', 'z'].map((id) => aField(id, { required: true }));
    expect(idsOf(...some, ...optional, ...needed)).toEqual(['a', 'b', 'c', 'd', 'x', 'y', 'z']);
    expect(idsOf(...some, ...needed)).toEqual(['p', 'q', 'x', 'y', 'z']);
  });

  test('leave room for what is typed', () => {
    const large = ['a', 'b', 'c'].map((id) => aField(id, { options: someOptions('x'.repeat(1_900)) }));
    expect(idsOf(...large, aField('d'))).toEqual(['a', 'b', 'd']);
  });
});

test('what is asked of some only is never needed', () => {
  expect(
    [aField('a', { required: true }), aField('a', { required: true, onlyIf: 'so' }), aField('a')].map(isNeeded),
  ).toEqual([true, false, false]);
});

test('an answer is as long as its kind and its author allow', () => {
  expect(longestAnswer(aField('a'))).toBe(300);
  expect(longestAnswer(aField('a', { longest: 36 }))).toBe(36);
  expect(longestAnswer(aField('a', { longest: 90_000, control: 'multiline' }))).toBe(1_000);
});

describe('choices', () => {
  const valuesOf = (control: 'choice' | 'choices', ...texts: string[]) =>
    choicesOf(aField('a', { control, options: someOptions(...texts) })).map(({ value }) => value);

  test('always hold one for those who do not know', () => {
    expect(valuesOf('choice', 'A', 'B')).toEqual(['A', 'B', '?']);
    expect(valuesOf('choice', 'A', "Other, don't know or not applicable")).toHaveLength(2);
    expect(valuesOf('choices', 'A', 'B')).toEqual(['A', 'B']);
  });

  test('have values that can be joined by commas, each another one', () => {
    expect(valuesOf('choices', 'a, b', 'a%2C b')).toEqual(['a%2C b', 'a%252C b']);
  });

  test.each<[string, unknown: boolean, only: boolean]>([
    ["I don't know", true, true],
    ['I’m not sure/don’t know', true, true],
    ['Unsure', true, true],
    ['Do not know', true, true],
    ["Other, don't know or not applicable", true, false],
    ["Don't know or not listed above", true, false],
    ['No', false, false],
    ['None of the above', false, false],
    ['Sure', false, false],
  ])('"%s" says so, and only so', (text, unknown, only) => {
    const option = { value: 'dont_know_answer', text };
    expect([saysUnknown(option), saysOnlyUnknown(option)]).toEqual([unknown, only]);
  });
});

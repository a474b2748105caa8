import { describe, expect, test } from '@jest/globals';
import { readAnswers } from '../../src/decide/form-answers.js';
import type { FormField } from '../../src/model/form.js';
import { aField, aForm, someOptions } from '../helpers/forms.js';

/** Reads what stands in one field; everything else is in order. */
function readOne(more: Partial<FormField>, typed: string, inputs: Record<string, string> = {}) {
  const { answers, problems, filled } = readAnswers(aForm([aField('a', more)]), {
    ...{ words: 'It fails', 'field:a': typed },
    ...inputs,
  });
  return { answer: answers[0]?.answer, problem: problems.a, filled: filled.a };
}

const one = { control: 'choice', options: someOptions('Always', 'Now, and then') } as const;
const some = { control: 'choices', options: someOptions('Toner', 'Paper, thick', "I don't know") } as const;
const time = { control: 'datetime' } as const;

test('the general form asks for the problem only', () => {
  const inputs = { words: '  **It** fails\r\nagain\u0007 ', 'field:a': 'x' };
  expect(readAnswers(undefined, inputs)).toEqual({
    ...{ words: '**It** fails\nagain', answers: [], problems: {}, filled: {}, knowsNoMore: false },
  });
});

test('answers come in the order of the form, with its questions; what it does not ask is ignored', () => {
  const form = aForm([aField('b'), aField('a'), aField('c'), aField('d', { isDescription: true })]);
  const inputs = { words: 'x', 'field:a': 'one', 'field:b': 'two', 'field:d': 'no', 'field:e': 'no', b: 'no' };
  expect(readAnswers(form, inputs).answers).toEqual([
    { id: 'b', question: 'About b?', answer: 'two' },
    { id: 'a', question: 'About a?', answer: 'one' },
  ]);
});

test('names of our language are fields like others', () => {
  const form = aForm([aField('constructor', { required: true }), aField('toString')]);
  const { answers, problems } = readAnswers(form, { words: 'x' });
  expect([answers, Object.keys(problems)]).toEqual([[], ['constructor']]);
});

describe('what is needed', () => {
  test('must be answered, and the words must be there', () => {
    const { problems, answers } = readAnswers(aForm([aField('a', { required: true }), aField('b')]), { words: ' \n' });
    expect(answers).toEqual([]);
    expect(problems).toEqual({
      words: 'Say in a few words what fails.',
      a: 'Answer this, or tick “I don’t know what I left empty” at the end.',
    });
  });

  test('may be unknown, which is told', () => {
    const form = aForm([aField('a', { required: true }), aField('b'), aField('c', { required: true, onlyIf: 'so' })]);
    const { problems, answers, knowsNoMore } = readAnswers(form, { words: 'x', unknown: 'true' });
    expect([problems, knowsNoMore]).toEqual([{}, true]);
    expect(answers).toEqual([{ id: 'a', question: 'About a?', answer: '' }]);
  });

  test('is chosen, be it "I don’t know"', () => {
    expect(readOne({ ...one, required: true }, '', { unknown: 'true' }).problem).toMatch(/^Choose one/);
    expect(readOne({ ...one, required: true }, '?')).toEqual({ answer: '', problem: undefined, filled: '?' });
  });
});

test.each<[string, Partial<FormField>, string, string]>([
  ['a text', {}, ' sql-01 ', 'sql-01'],
  ['the longest text', {}, 'x'.repeat(300), 'x'.repeat(300)],
  ['a choice', one, 'Always', 'Always'],
  ['a choice with a comma', one, 'Now%2C and then', 'Now, and then'],
  ['several choices', some, 'Toner,Paper%2C thick,Toner', 'Toner; Paper, thick'],
  ['a choice and none', some, "Toner,I don't know", 'Toner'],
  ['none of several', some, "I don't know", ''],
  ['a day', time, '2024-02-29', '2024-02-29'],
  ['a number', { control: 'number', above: 0 }, '12,5', '12,5'],
  ['a date function', {}, '{\u2060{DATE(x)}}', '{{DATE(x)}}'],
])('%s is an answer', (_, field, typed, answer) => {
  expect(readOne(field, typed)).toMatchObject({ answer, problem: undefined });
});

test.each<[string, Partial<FormField>, string, RegExp]>([
  ['a text that is too long', {}, 'x'.repeat(301), /^At most 300 characters .* 301\.$/],
  ['a text longer than its author allows', { longest: 3 }, 'abcd', /^At most 3 /],
  ['a choice that is not there', one, 'Never', /not offered/],
  ['two choices where one is asked for', one, 'Always,?', /not offered/],
  ['a choice of several that is not there', some, 'Toner,Ink', /not offered/],
  ['the text of a choice in another case', one, 'always', /not offered/],
  ['"I don’t know" where it is not offered', some, '?', /not offered/],
  ['a day that is in no calendar', time, '2023-02-29', /calendar/],
  ['words for a day', time, 'yesterday', /calendar/],
  ['words for a number', { control: 'number' }, 'many', /Only a number/],
  ['a number that is too small', { control: 'number', above: 5 }, '5', /more than 5/],
  ['no number', { control: 'number' }, '1e9', /Only a number/],
])('%s is none, and is still there', (_, field, typed, problem) => {
  const read = readOne(field, typed);
  expect(read.answer).toBeUndefined();
  expect(read.problem).toMatch(problem);
  expect(read.filled).toBe(typed);
});

test.each([
  ['2026-11-01', '02:30', '2026-11-01 02:30, local time', '2026-11-01T02:30', undefined],
  ['', '02:30', undefined, 'T02:30', 'Give the day as well.'],
  ['2026-11-01', '24:00', undefined, '2026-11-01T24:00', 'Give the time from 00:00 to 23:59.'],
])('day "%s" and hour "%s"', (day, hour, answer, filled, problem) => {
  expect(readOne(time, day, { 'time:a': hour })).toEqual({ answer, filled, problem });
});

test('words that are too long are said to be so, and are not cut', () => {
  const { words, problems } = readAnswers(undefined, { words: 'x'.repeat(3_001) });
  expect(words).toHaveLength(3_001);
  expect(problems.words).toMatch(/^At most 3000 /);
});

test('who skips the form is asked nothing, and what they typed is kept but for choices that are not there', () => {
  const form = aForm([
    aField('a'),
    aField('b', { required: true }),
    aField('c', one),
    aField('d', { control: 'number' }),
  ]);
  const inputs = { words: '', 'field:a': 'x'.repeat(400), 'field:c': 'Never', 'field:d': 'many' };
  const { answers, problems } = readAnswers(form, inputs, 'skip');
  expect(problems).toEqual({});
  expect(answers.map(({ id, answer }) => [id, answer])).toEqual([
    ['a', 'x'.repeat(400)],
    ['d', 'many'],
  ]);
});

import type { Form, FormField } from '../model/form.js';
import {
  askedFields,
  choicesOf,
  inputNames,
  isNeeded,
  longestAnswer,
  longestWords,
  saysOnlyUnknown,
  unknownValue,
} from '../model/form-fields.js';
import type { FormAnswer } from '../model/ticket.js';

/** What came back from the card of a form. */
export interface ReadForm {
  /** The problem in the asker's own words. */
  words: string;
  /** In the order of the form; what was not needed and is empty is left out. */
  answers: FormAnswer[];
  /** What is wrong, in a sentence for the asker, by the ids of fields; `words` for their own words. */
  problems: Record<string, string>;
  /** What was typed and chosen, for the card that is shown again. */
  filled: Record<string, string>;
  /** Whether they said that they do not know what they left empty. */
  knowsNoMore: boolean;
}

/** What reading one field gives: an answer (empty: the asker does not know), none, or what is wrong with it. */
type Read = { answer: string } | { problem: string } | undefined;

/**
 * Reads what the card of a form sent back. Only what the form asks is read: other inputs are ignored, and no choice is taken
 * that was not offered.
 * @param form undefined for the general form, which asks for the problem only
 * @param inputs the values of the card's inputs by their names
 * @param mode `skip` asks for nothing more: what was typed is taken as it is, and there are no problems
 */
export function readAnswers(
  form: Form | undefined,
  inputs: Readonly<Record<string, string>>,
  mode: 'send' | 'skip' = 'send',
): ReadForm {
  const words = tidy(inputOf(inputs, inputNames.words));
  const knowsNoMore = inputOf(inputs, inputNames.unknown) === 'true';
  const result: ReadForm = { words, answers: [], problems: {}, filled: {}, knowsNoMore };
  const problem = mode === 'send' ? problemOfWords(words) : undefined;
  if (problem !== undefined) result.problems[inputNames.words] = problem;
  for (const field of form ? askedFields(form) : []) {
    const typed = typedIn(field, inputs);
    if (typed !== '') result.filled[field.id] = typed;
    const read = readField(field, typed, knowsNoMore);
    if (read && 'answer' in read) result.answers.push({ id: field.id, question: field.label, answer: read.answer });
    else if (read && mode === 'send') result.problems[field.id] = read.problem;
    else if (typed !== '' && !isChosen(field))
      result.answers.push({ id: field.id, question: field.label, answer: typed });
  }
  return result;
}

function problemOfWords(words: string): string | undefined {
  if (words === '') return 'Say in a few words what fails.';
  return words.length > longestWords ? tooLong(words, longestWords) : undefined;
}

function inputOf(inputs: Readonly<Record<string, string>>, name: string): string {
  return inputs[name] ?? '';
}

/**
 * Without what cannot be seen and takes room in a card: line breaks and tabs stay. The joiner that keeps a card from running
 * date functions (render/render.ts) is taken out again.
 */
function tidy(text: string): string {
  return text
    .replace(/\{\u2060\{(?=(?:DATE|TIME)\()/g, '{{')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** What was typed into a field; day and hour with a `T` between. */
function typedIn(field: FormField, inputs: Readonly<Record<string, string>>): string {
  const typed = tidy(inputOf(inputs, inputNames.of(field)));
  if (field.control !== 'datetime') return typed;
  const time = tidy(inputOf(inputs, inputNames.timeOf(field)));
  return time === '' ? typed : `${typed}T${time}`;
}

function readField(field: FormField, typed: string, knowsNoMore: boolean): Read {
  if (typed !== '') return readers[field.control](typed, field);
  if (!isNeeded(field)) return undefined;
  if (knowsNoMore && field.control !== 'choice') return { answer: '' };
  return { problem: field.control === 'choice' ? chooseOne : answerIt };
}

const chooseOne = 'Choose one; “I don’t know” is one, too.';
const answerIt = 'Answer this, or tick “I don’t know what I left empty” at the end.';

const readers: Record<FormField['control'], (typed: string, field: FormField) => Read> = {
  text: readText,
  multiline: readText,
  number: readNumber,
  datetime: readTime,
  choice: readChoice,
  choices: readChoices,
  message: () => undefined,
};

function readText(typed: string, field: FormField): Read {
  const most = longestAnswer(field);
  return typed.length > most ? { problem: tooLong(typed, most) } : { answer: typed };
}

function tooLong({ length }: string, most: number): string {
  return `At most ${most} characters have room here, and these are ${length}.`;
}

function readNumber(typed: string, { above }: FormField): Read {
  const isNumber = /^[+-]?\d{1,20}(?:[.,]\d{1,9})?$/.test(typed);
  if (!isNumber) return { problem: 'Only a number can stand here.' };
  const number = Number(typed.replace(',', '.'));
  return above !== undefined && number <= above ? { problem: `It must be more than ${above}.` } : { answer: typed };
}

/** A day, perhaps with an hour. Nobody asked for the time zone: it is the asker's. */
function readTime(typed: string): Read {
  const [day = '', time] = typed.split('T');
  if (day === '') return { problem: 'Give the day as well.' };
  if (!isDay(day)) return { problem: 'Give a day of the calendar, such as 2026-01-31.' };
  if (time === undefined) return { answer: day };
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return { problem: 'Give the time from 00:00 to 23:59.' };
  return { answer: `${day} ${time}, local time` };
}

/** Whether there is such a day: no 30th of February. */
function isDay(text: string): boolean {
  const date = /^(?:19|20)\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const notOffered = 'That choice is not offered any more. Choose again.';

function readChoice(typed: string, field: FormField): Read {
  const option = choicesOf(field).find(({ value }) => value === typed);
  if (!option) return { problem: notOffered };
  return { answer: option.value === unknownValue || saysOnlyUnknown(option) ? '' : option.text };
}

function readChoices(typed: string, field: FormField): Read {
  const choices = choicesOf(field);
  const chosen = [...new Set(typed.split(','))];
  const options = chosen.flatMap((value) => choices.find((each) => each.value === value) ?? []);
  if (options.length < chosen.length) return { problem: notOffered };
  const known = options.filter((option) => !saysOnlyUnknown(option));
  return { answer: known.map(({ text }) => text).join('; ') };
}

/** A choice that was not offered is no answer. */
function isChosen({ control }: FormField): boolean {
  return control === 'choice' || control === 'choices';
}

import type { Form, FormField, FormOption } from './form.js';

/** What was filled in, by the ids of the fields, as cards send it; `readAnswers` of decide/form-answers.ts makes it. */
export type Filled = Readonly<Record<string, string>>;

/** The names of a form's inputs on its card. */
export const inputNames = {
  /** The problem in the asker's own words. */
  words: 'words',
  /** Ticked by who does not know what is left empty. */
  unknown: 'unknown',
  of: (field: FormField) => `field:${field.id}`,
  /** The hour of a field whose day is told by the input above. */
  timeOf: (field: FormField) => `time:${field.id}`,
};

/** The choice of who does not know, where the author of a form offers no such choice. */
export const unknownValue = '?';

/** The most characters of the asker's own words, and of answers: together they fit into a card that is shown again. */
export const longestWords = 3_000;
const longestAnswers: Partial<Record<FormField['control'], number>> = { text: 300, multiline: 1_000, number: 30 };

/** The most characters of an answer to a field. */
export function longestAnswer({ control, longest }: FormField): number {
  const most = longestAnswers[control] ?? Infinity;
  return longest === undefined ? most : Math.min(longest, most);
}

/** Besides the description; nobody fills in more at night. */
const mostAsked = 7;
/** The most bytes that the questions of a form take, so that what is typed has room beside them. */
const largestAsked = 8_000;

/**
 * The questions of a form that are asked, in its order: needed ones before others, those for everybody before those for
 * some. The same for one form at all times, as what comes back from a card is read by it.
 */
export function askedFields({ fields }: Form): FormField[] {
  const asking = fields.filter((field) => field.control !== 'message' && !field.isDescription);
  const ranked = asking.map((field, place) => ({ field, place, rank: rankOf(field) }));
  ranked.sort((one, other) => one.rank - other.rank || one.place - other.place);
  let room = largestAsked;
  return ranked
    .filter(({ field }) => {
      const size = bytesOf(field);
      if (size > room) return false;
      room -= size;
      return true;
    })
    .slice(0, mostAsked)
    .sort((one, other) => one.place - other.place)
    .map(({ field }) => field);
}

function rankOf(field: FormField): number {
  if (field.onlyIf !== undefined) return 2;
  return field.required ? 0 : 1;
}

function bytesOf(field: FormField): number {
  return new TextEncoder().encode(JSON.stringify(field)).length;
}

/** Whether an answer is needed; what is asked of some only is never needed. */
export function isNeeded({ required, onlyIf }: FormField): boolean {
  return required && onlyIf === undefined;
}

/** The choices of a field, in which "I don't know" is never missing, as it stands in a card. */
export function choicesOf({ control, options }: FormField): FormOption[] {
  const own = options.map(({ value, text }) => ({ value: asInput(value), text }));
  // Who knows nothing of several things ticks none of them.
  if (control !== 'choice' || options.some(saysUnknown)) return own;
  return [...own, { value: unknownValue, text: 'I don’t know' }];
}

/** Cards join what is chosen by commas. */
function asInput(value: string): string {
  return value.replace(/[%,]/g, (each) => (each === ',' ? '%2C' : '%25'));
}

/** Whether a choice says "I don't know", perhaps among other things. */
export function saysUnknown({ text }: FormOption): boolean {
  return /\b(?:don['’]?t|do not) know\b|\b(?:not|un)[ -]?sure\b/i.test(text);
}

/** Whether a choice says that and nothing else. */
export function saysOnlyUnknown(option: FormOption): boolean {
  return saysUnknown(option) && !/\bother|\bnone\b|\bnot (?:listed|applicable)|\bno\b/i.test(option.text);
}

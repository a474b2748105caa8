import type { Decision } from '../../model/decision.js';
import { formOf } from '../../model/form-for.js';
import type { FormField } from '../../model/form.js';
import { askedFields, choicesOf, inputNames, isNeeded, longestAnswer, longestWords } from '../../model/form-fields.js';
import type { Pack } from '../../model/pack.js';
import { fitTexts } from '../fit-texts.js';
import { shorten } from '../shorten.js';
import { type InputRow, newView, type Row, type View } from '../view.js';
import { textRow } from './lines.js';

type FormDecision = Decision & { kind: 'form' };

const longestLabel = 160;
const longestHint = 120;

/** Questions before experts get the problem, with what is known already; everything can be left out. */
export function formView(decision: FormDecision, pack: Pack): View {
  const form = decision.form === undefined ? undefined : formOf(decision.form, pack);
  const topic = decision.topic === undefined ? undefined : pack.get(decision.topic);
  const fields = form ? askedFields(form) : [];
  const full = [wordsRow(decision), ...fields.map((field) => inputRow(field, decision))];
  const inputs = fitTexts(full);
  const isCut = inputs.some(({ value }, index) => value !== full[index]?.value) || inputs[0]?.value !== decision.words;
  const canBeUnknown = fields.some((field) => isNeeded(field) && field.control !== 'choice');
  const box: Row = { ...{ indent: 0, kind: 'box', id: inputNames.unknown }, ...boxOf(decision) };
  const wrong = inputs.filter(({ problem }) => problem !== undefined).length;
  const lead =
    fields.length === 0
      ? 'Change what I have noted, or send it as it is.'
      : 'Answer what you know. What you told me is filled in.';
  const step = form ? { step: form.article } : {};
  return {
    ...newView('form', 'Send this to support'),
    kicker: topic?.title ?? '',
    notice: [wrong === 0 ? '' : noticeOf(wrong), isCut ? cutNotice : ''].filter((each) => each !== '').join(' '),
    topic: topic?.id ?? '',
    sections: [
      { heading: '', rows: [textRow(lead)] },
      { heading: '', rows: [...inputs, ...(canBeUnknown ? [box] : [])] },
    ],
    byText: 'Describe it in one message, with what you know of this; I’ll send it.',
    speak: `Send this to support. ${wrong === 0 ? lead : noticeOf(wrong)}`,
    buttons: [
      { title: 'Send to support', verb: 'send-form', isPrimary: true, ...step },
      ...(fields.length > 0 ? [{ title: 'Send without answering', verb: 'skip-form' as const, ...step }] : []),
      { title: 'Back', verb: 'back' },
    ],
  };
}

const cutNotice = 'A long text was cut here; your messages are sent whole.';

function noticeOf(wrong: number): string {
  const places = wrong === 1 ? 'one place' : `${wrong} places`;
  return `Nothing was sent yet: please look at ${places} below. What you wrote is still there.`;
}

function boxOf({ knowsNoMore = false }: FormDecision): { label: string; ticked: boolean } {
  return { label: 'I don’t know what I left empty', ticked: knowsNoMore };
}

function wordsRow({ words, problems }: FormDecision): InputRow & { indent: number } {
  return {
    ...{ kind: 'input', indent: 0, id: inputNames.words, input: 'text', label: 'What is the problem?' },
    // What was pasted can be far longer; what was typed here is kept, also where it is too long.
    value: problems && inputNames.words in problems ? words : shorten(words, longestWords),
    hint: 'What fails, since when, and what you see',
    longest: longestWords,
    ...problemIn(problems, inputNames.words),
  };
}

const inputs: Record<FormField['control'], InputRow['input']> = {
  text: 'line',
  multiline: 'text',
  number: 'number',
  choice: 'one',
  choices: 'some',
  datetime: 'time',
  message: 'line',
};

function inputRow(field: FormField, { filled = {}, problems }: FormDecision): InputRow & { indent: number } {
  const typed = Object.hasOwn(filled, field.id) ? (filled[field.id] ?? '') : '';
  const isTime = field.control === 'datetime';
  const [day = '', hour = ''] = isTime ? typed.split('T') : [typed];
  const isChosen = field.control === 'choice' || field.control === 'choices';
  return {
    ...{ kind: 'input', indent: 0, id: inputNames.of(field), input: inputs[field.control] },
    label: labelOf(field),
    value: day,
    hint: hintOf(field),
    ...(isChosen ? { choices: choicesOf(field) } : { longest: longestAnswer(field) }),
    ...(isTime && { hour: { id: inputNames.timeOf(field), value: hour } }),
    ...problemIn(problems, field.id),
  };
}

/** What may be left out is marked, as that is what tired people look for. */
function labelOf(field: FormField): string {
  const label = shorten(field.label, longestLabel).replace(/\s*:$/, '');
  if (field.onlyIf !== undefined) return `${label} (only if ${shorten(field.onlyIf, longestLabel)})`;
  return isNeeded(field) ? label : `${label} (optional)`;
}

/** "Select an option" says nothing where a name is typed. */
function hintOf({ control, hint = '' }: FormField): string {
  if (control === 'choice') return 'Choose';
  return /^(?:please )?(?:select|choose)\b[^.]{0,30}$/i.test(hint) ? '' : shorten(hint, longestHint);
}

function problemIn(problems: FormDecision['problems'], id: string): { problem?: string } {
  const problem = problems && Object.hasOwn(problems, id) ? problems[id] : undefined;
  return problem === undefined ? {} : { problem };
}

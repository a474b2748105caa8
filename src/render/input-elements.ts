import type { CardTemplates } from './card-templates.js';
import { textRuns } from './text-runs.js';
import type { InputRow } from './view.js';

type Element = Record<string, unknown>;

/** Something to fill in, with what is wrong with it above, as elements of a card. */
export function inputElements(row: InputRow, templates: CardTemplates): Element[] {
  const { problem } = row;
  const told =
    problem === undefined ? [] : [templates.expandRow('problem', { inlines: textRuns([{ text: problem }]) })];
  // What is wrong stands above, where eye and screen reader come from.
  return [...told, { ...inputOf(row), spacing: problem === undefined ? 'Medium' : 'Small' }];
}

function inputOf(row: InputRow): Element {
  const { id, label, value, hint, longest, choices = [] } = row;
  const asked = { id, label };
  const filled = value === '' ? {} : { value };
  const shown = hint === '' ? {} : { placeholder: hint };
  switch (row.input) {
    case 'line':
      return { type: 'Input.Text', ...asked, ...filled, ...shown, maxLength: longest };
    case 'text':
      return { type: 'Input.Text', ...asked, isMultiline: true, ...filled, ...shown, maxLength: longest };
    case 'number':
      return { type: 'Input.Number', ...asked, ...numberIn(value), ...shown };
    case 'time':
      return timeInputs(row);
    case 'one':
    case 'some':
      return {
        ...{ type: 'Input.ChoiceSet', ...asked, ...filled },
        ...(row.input === 'some'
          ? { style: 'expanded', isMultiSelect: true, wrap: true }
          : { style: 'compact', ...shown }),
        choices: choices.map(({ text, value: each }) => ({ title: text, value: each })),
      };
  }
}

/** What is no number cannot stand in an input for one; what is wrong with it is told beside. */
function numberIn(value: string): { value?: number } {
  const number = Number(value.replace(',', '.'));
  return value === '' || Number.isNaN(number) ? {} : { value: number };
}

function timeInputs({ id, label, value, hour }: InputRow): Element {
  const day = { type: 'Input.Date', id, label, ...(isDay(value) && { value }) };
  if (!hour) return day;
  const isHour = /^\d\d:\d\d$/.test(hour.value);
  const time = { type: 'Input.Time', id: hour.id, label: 'About what time', ...(isHour && { value: hour.value }) };
  // Where the question takes several lines, the two inputs stand side by side all the same.
  const column = { type: 'Column', width: 'stretch', verticalContentAlignment: 'Bottom' };
  return {
    type: 'ColumnSet',
    columns: [
      { ...column, items: [day] },
      { ...column, items: [time] },
    ],
  };
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

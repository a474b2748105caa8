import type { CardTemplates } from './card-templates.js';
import { textRuns } from './text-runs.js';
import type { InputRow } from './view.js';

type Element = Record<string, unknown>;

/** Something to fill in as elements of a card; with what is wrong with it in one box, where something is. */
export function inputElements(row: InputRow, templates: CardTemplates): Element[] {
  const { problem } = row;
  const input = inputOf(row);
  if (problem === undefined) return [{ ...input, spacing: 'Medium' }];
  // What is wrong stands first, as eye and screen reader come from there.
  return [templates.expandRow('problem', { inlines: textRuns([{ text: problem, strong: true }]), input })];
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
      return isNumber(value)
        ? { type: 'Input.Number', ...asked, ...(value !== '' && { value: numberOf(value) }), ...shown }
        : // So that what was typed is still there.
          { type: 'Input.Text', ...asked, ...filled, ...shown, maxLength: longest };
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

function numberOf(value: string): number {
  return Number(value.replace(',', '.'));
}

function isNumber(value: string): boolean {
  return Number.isFinite(numberOf(value));
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

import type { Card } from '../../../src/model/reply.js';
import { elementsOf, type Element } from '../../helpers/cards.js';

/** Something on a card that sends to the bot: a button, an option that is clicked as a whole, a link in a text. */
export interface Button {
  title: string;
  place: 'button' | 'option' | 'link';
  type: string;
  data: Element;
}

/** A box to tick, and what stands beside it. */
export interface Check {
  text: string;
  isTicked: boolean;
  set(isTicked: boolean): void;
}

/** The elements of a card that can be seen now, the outer before the inner, in reading order. */
function seen(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(seen);
  if (typeof value !== 'object' || value === null) return [];
  const element = value as Element;
  if (element.isVisible === false) return [];
  const inner = Object.entries(element).filter(([name]) => !['data', 'fallback', 'selectAction'].includes(name));
  return [element, ...inner.flatMap(([, each]) => seen(each))];
}

/** What a card, or a part of one, shows: a line for each block. */
export function textOn(part: unknown): string {
  const lines = seen(part).flatMap(({ type, text, inlines, label }): string[] => {
    if (type === 'TextBlock') return [text as string];
    if (typeof label === 'string') return [label];
    return type === 'RichTextBlock' ? [(inlines as { text: string }[]).map((run) => run.text).join('')] : [];
  });
  return lines.join('\n');
}

/** What a person can click to tell the bot something. */
export function buttonsOn(card: Card): Button[] {
  return seen(card).flatMap((element) => {
    const { type, selectAction = element } = element;
    const { type: actionType, title, data } = selectAction as Element;
    if (actionType !== 'Action.Submit' && actionType !== 'Action.Execute') return [];
    const place = selectAction === element ? 'button' : type === 'TextRun' ? 'link' : 'option';
    return [{ title: title as string, place, type: actionType, data: data as Element }];
  });
}

/** The boxes on a card. */
export function checksOn(card: Card): Check[] {
  const rows = seen(card.body).filter(({ type }) => type === 'ColumnSet');
  return rows.flatMap((row) => {
    const toggle = seen(row).find(({ type }) => type === 'Input.Toggle');
    if (!toggle) return [];
    const set = (isTicked: boolean) => void (toggle.value = String(isTicked));
    return [{ text: textOn(row), isTicked: toggle.value === 'true', set }];
  });
}

/** What a click anywhere on a card sends besides the button's own data. */
export function inputsOn(card: Card): Record<string, string> {
  const inputs = elementsOf(card.body).filter(({ type }) => typeof type === 'string' && type.startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [id as string, value as string]));
}

/** Writes into the first input whose label holds this. @returns false when there is none */
export function fillIn(card: Card, label: string, value: string): boolean {
  const input = elementsOf(card.body).find(
    (element) => typeof element.label === 'string' && element.label.includes(label),
  );
  if (input) input.value = value;
  return input !== undefined;
}

/** Clicks what shows and hides parts of a card. @returns false when there is no such button */
export function unfold(card: Card, title: string): boolean {
  const button = seen(card).find((element) => element.type === 'Action.ToggleVisibility' && element.title === title);
  const targets = (button?.targetElements ?? []) as string[];
  for (const element of elementsOf(card.body)) {
    if (targets.includes(element.id as string)) element.isVisible = element.isVisible === false;
  }
  return button !== undefined;
}

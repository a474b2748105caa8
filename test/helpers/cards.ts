import type { Card } from '../../src/model/reply.js';

export type Element = Record<string, unknown>;

/** Every object in a card, the outer before the inner, in reading order; a fallback is not walked into. */
export function elementsOf(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const element = value as Element;
  const inner = Object.entries(element).filter(([name]) => name !== 'data' && name !== 'fallback');
  return [element, ...inner.flatMap(([, each]) => elementsOf(each))];
}

/** The text of every run and text block, also of hidden ones, in reading order. */
export function runTexts(card: Card): string[] {
  return elementsOf(card.body)
    .filter(({ type }) => type === 'TextRun' || type === 'TextBlock')
    .map(({ text }) => text as string);
}

/** What is shown, a line for each block. */
export function shownText(card: Card): string {
  return elementsOf(card.body)
    .flatMap(({ type, text, inlines }): string[] => {
      if (type === 'TextBlock') return [text as string];
      return type === 'RichTextBlock' ? [(inlines as { text: string }[]).map((run) => run.text).join('')] : [];
    })
    .join('\n');
}

/** Every action of a card, those on texts and options included. */
export function actionsOf(card: Card): Element[] {
  return elementsOf(card).filter(({ type }) => typeof type === 'string' && type.startsWith('Action.'));
}

/** The actions that send something to the bot. */
export function sendingActions(card: Card): (Element & { data: Element })[] {
  return actionsOf(card).filter((action): action is Element & { data: Element } => 'data' in action);
}

/** The keys that a card's actions send. */
export function keysOf(card: Card): string[] {
  return sendingActions(card).map(({ data }) => data.key as string);
}

export function bytesOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}

/** Without the joiners that keep date functions from being run, and with single spaces. */
export function plainWords(text: string): string {
  return text.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
}

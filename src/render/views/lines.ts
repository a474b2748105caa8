import type { Row } from '../view.js';

/** A line of text. */
export function textRow(text: string): Row {
  return { kind: 'text', indent: 0, runs: [{ text }] };
}

/** An item of a list. */
export function itemRow(text: string, marker = '•'): Row {
  return { kind: 'step', indent: 0, marker, runs: [{ text }] };
}

import type { TicketView } from '../../model/console.js';
import { el, setText } from './dom.js';
import { presenceOf } from './hints.js';

/** The line below the talk: who is writing, and whether the asker is there. */
export interface PresenceLine {
  element: HTMLElement;
  draw(): void;
  /** Somebody writes, and is shown to for some seconds; an empty name ends it. */
  writes(who: string): void;
}

/** Milliseconds for which somebody who wrote counts as writing. */
const shownMs = 6_000;

/** @param current the ticket that is open */
export function createPresenceLine(current: () => TicketView | undefined): PresenceLine {
  const element = el('p', { class: 'presence quiet', attributes: { role: 'status' } });
  let writer = '';
  let ends: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    const { text, isGone } = presenceOf(current(), writer);
    setText(element, text);
    element.classList.toggle('gone', isGone);
  }

  function writes(who: string): void {
    clearTimeout(ends);
    writer = who;
    draw();
    if (who !== '') ends = setTimeout(() => writes(''), shownMs);
  }

  return { element, draw, writes };
}

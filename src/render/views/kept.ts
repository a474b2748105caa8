import type { Pack } from '../../model/pack.js';
import type { TopicId } from '../../model/topic.js';
import type { Button, Section } from '../view.js';
import { backButton } from './buttons.js';
import { textRow } from './lines.js';

/** Clients show no more buttons. Source: Teams, "Types of cards". */
export const mostButtons = 6;

/** With the button that leads back, where there is room for it: the line tells the way, too. */
export function withBackButton(buttons: Button[], before: TopicId | undefined): Button[] {
  return before === undefined || buttons.length >= mostButtons ? buttons : [...buttons, backButton];
}

/**
 * Tells that the place in another problem is kept.
 * @param words which lead there
 */
export function keptSections(before: TopicId | undefined, pack: Pack, words: 'back' | 'go on' = 'back'): Section[] {
  const topic = before === undefined ? undefined : pack.get(before);
  if (!topic) return [];
  return [{ heading: '', rows: [textRow(`I keep your place in “${topic.title}”: say “${words}” to go on there.`)] }];
}

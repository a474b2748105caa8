import type { Card } from '../model/reply.js';
import type { Button } from './view.js';

/**
 * Turns the buttons below a card into Action.Execute with themselves as fallback, so that channels that can do so redraw
 * the card in place. Links inside the card, and the button for more, stay Action.Submit: what they show comes as a new
 * message, and the card that was read stays. Source: Microsoft's "Universal Actions for Adaptive Cards".
 */
export function withUniversalActions(card: Card): Card {
  const actions = card.actions as Record<string, unknown>[];
  return { ...card, actions: actions.map(toExecute) };
}

function toExecute(action: Record<string, unknown>): Record<string, unknown> {
  if (action.type !== 'Action.Submit') return action;
  const { verb } = action.data as Pick<Button, 'verb'>;
  if (verb === 'more') return action;
  return { ...action, type: 'Action.Execute', verb, fallback: action };
}

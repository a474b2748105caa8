import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { decideAction } from './decide-action.js';
import { decideText } from './decide-text.js';
import { withTrail } from './places.js';
import type { Decided, Situation } from './situation.js';
import { soFar } from './so-far.js';
import { say } from './wishes.js';

/** After this time without a word, in milliseconds, somebody who comes back is told where the talk stands. */
export const longSilence = 8 * 60 * 60 * 1000;

/** Decides what to do next. Nothing is changed: the state that goes on is returned, one version on. */
export function decide(state: ConversationState, situation: Situation, pack: Pack): Decided {
  const decided = remindAfterSilence(state, situation, decideKind(state, situation, pack), pack);
  const { at } = situation;
  const next = isPlaceKept(situation) ? withTrail(state, decided.state) : decided.state;
  return { ...decided, state: { ...next, version: state.version + 1, ...(at !== undefined && { at }) } };
}

function decideKind(state: ConversationState, situation: Situation, pack: Pack): Decided {
  switch (situation.kind) {
    case 'joined':
      return { state, decision: { kind: 'welcome' } };
    case 'unknown-action':
      return say(state, 'outdated-button');
    case 'action':
      return decideAction(state, situation, pack);
    case 'text':
      return decideText(state, situation, pack);
  }
}

/** Whether one can go back to where the talk was: not from where one went back to, nor to what one wants to forget. */
function isPlaceKept(situation: Situation): boolean {
  const said = situation.kind === 'action' ? situation.action.verb : undefined;
  const wish = situation.kind === 'text' ? situation.understanding.wish : undefined;
  return ![said, wish].some((each) => each === 'back' || each === 'start-over');
}

/** A first word after a long time that is nothing to act on gets to know where the talk stands. */
function remindAfterSilence(state: ConversationState, situation: Situation, decided: Decided, pack: Pack): Decided {
  const isBack = (situation.at ?? 0) - (state.at ?? Infinity) >= longSilence;
  const { decision } = decided;
  const isNothing =
    decision.kind === 'welcome' ||
    decision.kind === 'did-it-help' ||
    (decision.kind === 'solved' && decision.topic === '') ||
    (decision.kind === 'not-found' &&
      ['no-match', 'nothing-open', 'only-fact', 'only-platform'].includes(decision.reason));
  const isAsked = situation.kind === 'text' && situation.understanding.wish === 'start-over';
  if (!isBack || !isNothing || isAsked || situation.kind === 'action') return decided;
  return soFar(state, pack, true) ?? decided;
}

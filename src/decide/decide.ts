import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { decideAction } from './decide-action.js';
import { decideText } from './decide-text.js';
import type { Decided, Situation } from './situation.js';

/** Decides what to do next. Nothing is changed: the state that goes on is returned, one version on. */
export function decide(state: ConversationState, situation: Situation, pack: Pack): Decided {
  const { state: next, decision } = decideKind(state, situation, pack);
  return { state: { ...next, version: state.version + 1 }, decision };
}

function decideKind(state: ConversationState, situation: Situation, pack: Pack): Decided {
  switch (situation.kind) {
    case 'joined':
      return { state, decision: { kind: 'welcome' } };
    case 'unknown-action':
      return { state, decision: { kind: 'not-found', reason: 'outdated-button' } };
    case 'action':
      return decideAction(state, situation.action, pack);
    case 'text':
      return decideText(state, situation, pack);
  }
}

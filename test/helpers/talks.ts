import { decide } from '../../src/decide/decide.js';
import type { Decided, Situation } from '../../src/decide/situation.js';
import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import type { Decision } from '../../src/model/decision.js';
import type { Match } from '../../src/model/match.js';
import type { Pack } from '../../src/model/pack.js';
import type { CardAction, Verb } from '../../src/model/verbs.js';
import { anUnderstanding } from './understandings.js';
import { deepFreeze } from './deep-freeze.js';
import { findPlatform } from '../../src/understand/find-platform.js';
import { findDone, findPick, findWish } from '../../src/understand/find-wish.js';

/** A match by words, or by a code. */
export function aMatch(topic: string, confidence: number, kind: Match['evidence'][0]['kind'] = 'words'): Match {
  return { topic, confidence, evidence: [{ kind, found: topic }] };
}

/** A text as it is understood, with what it matches. */
export function says(text: string, matches: readonly Match[] = [], attachments = 0): Situation {
  const platform = findPlatform(text);
  const wish = findWish(text);
  const pick = findPick(text);
  const done = findDone(text);
  const read = {
    ...(platform && { platform }),
    ...(wish && { wish }),
    ...(pick !== undefined && { pick }),
    ...(done && { done }),
  };
  return { kind: 'text', understanding: anUnderstanding(text, read), matches, parts: [], attachments };
}

/** A click on a button. */
export function clicks(verb: Verb, topic = '', more: Partial<CardAction> = {}): Situation {
  return { kind: 'action', action: { verb, topic, key: 'key', inputs: {}, ...more } };
}

/** A state that holds what is given. */
export function aState(more: Partial<ConversationState> = {}): ConversationState {
  return { ...newConversation(), version: 5, ...more };
}

/** Decides with frozen input, so that whoever changes it throws. */
export function decideFrozen(state: ConversationState, situation: Situation, pack: Pack): Decided {
  return decide(deepFreeze(state), deepFreeze(situation), pack);
}

/** A whole talk: what was decided each time, and the state at the end. */
export function talk(
  pack: Pack,
  situations: readonly Situation[],
  from: ConversationState = newConversation(),
): { decisions: Decision[]; state: ConversationState } {
  const decisions: Decision[] = [];
  let state = from;
  for (const situation of situations) {
    const decided = decideFrozen(state, situation, pack);
    decisions.push(decided.decision);
    state = decided.state;
  }
  return { decisions, state };
}

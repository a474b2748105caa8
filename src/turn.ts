import { decide } from './decide/decide.js';
import type { Situation } from './decide/situation.js';
import type { Matcher } from './match/match.js';
import { type ConversationState, newConversation } from './model/conversation.js';
import type { Decision } from './model/decision.js';
import type { Log } from './model/log.js';
import { type Match, reasonsOf } from './model/match.js';
import type { Message } from './model/message.js';
import type { Pack } from './model/pack.js';
import type { Handled, Store } from './model/store.js';
import type { Turn } from './model/turn.js';
import type { ContactsFilter, RemovedSecret } from './model/understanding.js';
import type { Renderer } from './render/render.js';
import { understand } from './understand/understand.js';

/** What thinking needs besides the message and the state. */
export interface ThinkParts {
  pack: Pack;
  match: Matcher;
  /** Which contacts are removed from messages. */
  contacts?: ContactsFilter;
}

/** The articles, how they are matched, and how they are shown. */
export interface TriageParts {
  pack: Pack;
  match: Matcher;
  render: Renderer;
}

/** What a turn works with. */
export interface TurnParts {
  /** Asked once in a turn: it ends with the articles that it began with, also when newer ones come meanwhile. */
  triage: () => TriageParts;
  /** Which contacts are removed from messages. */
  contacts?: ContactsFilter;
  store: Store;
  /** Makes an id that no other turn has; keys of cards are made of it, so it must not be guessable. */
  newId: () => string;
  log: Log;
}

/** What was thought about a message, before anything is saved. */
export interface Thought {
  state: ConversationState;
  decision: Decision;
  removed: RemovedSecret[];
  matches: readonly Match[];
}

/** The pure part of a turn: from a message and the state of its talk to a decision and the state after it. */
export function think(message: Message, state: ConversationState, parts: ThinkParts): Thought {
  const situation = situationOf(message, parts);
  const removed = situation.kind === 'text' ? situation.understanding.removed : [];
  const matches = situation.kind === 'text' ? situation.matches : [];
  return { ...decide(state, situation, parts.pack), removed, matches };
}

function situationOf(message: Message, { match, contacts }: ThinkParts): Situation {
  switch (message.kind) {
    case 'text': {
      const understanding = understand(message.text, contacts);
      const parts = understanding.parts.map((part) => match(understand(part, contacts)));
      return { kind: 'text', understanding, matches: match(understanding), parts, attachments: message.attachments };
    }
    case 'action':
      return { kind: 'action', action: message.action };
    default:
      return { kind: message.kind };
  }
}

/** A turn that loses against others more often than this is no longer bad luck. */
const mostTries = 20;

/**
 * Joins the steps of a turn. All thinking is done before anything is saved; state and what was handled are saved
 * together; a turn that began on an older state is thought again on the newer one.
 */
export function createTurn({ triage, contacts, store, newId, log }: TurnParts): Turn {
  const repliesOf = (render: Renderer, { decisions, removed, turn }: Handled, message: Message) =>
    decisions.flatMap((decision, index) =>
      render(decision, {
        traits: message.traits,
        removed: index === 0 ? removed : [],
        turn: index === 0 ? turn : `${turn}-${index}`,
      }),
    );

  return async (message) => {
    const keys = keysOf(message);
    const { pack, match, render } = triage();
    const thinking: ThinkParts = { pack, match, ...(contacts && { contacts }) };
    for (let tries = 1; tries <= mostTries; tries++) {
      for (const key of keys) {
        const handled = await store.findHandled(message.conversation, key);
        if (handled) return repliesOf(render, handled, message);
      }
      const before = (await store.loadConversation(message.conversation)) ?? newConversation();
      const { state, decision, removed, matches } = think(message, before, thinking);
      const handled: Handled = { decisions: [decision], removed, turn: newId() };
      if (await store.saveTurn(message.conversation, state, keys, handled)) {
        log.info({ decision: decision.kind, matches: matches.slice(0, 3).map(inWords), removed }, 'turn');
        return repliesOf(render, handled, message);
      }
    }
    throw new Error(`the conversation was changed by others ${mostTries} times while this turn was thought`);
  };
}

/** A match for the log: which topic, how sure, and why. */
function inWords({ topic, confidence, evidence }: Match) {
  return { topic, confidence: Number(confidence.toFixed(3)), why: reasonsOf(evidence) };
}

/** By what a redelivery is known: the channel's id, and for a submit what it says, as it may come under a new id. */
function keysOf(message: Message): string[] {
  const keys = message.id === '' ? [] : [`activity ${message.id}`];
  if (message.kind !== 'action') return keys;
  const { key, verb, topic, step = '', inputs } = message.action;
  return [...keys, `submit ${JSON.stringify([key, verb, topic, step, Object.entries(inputs).sort()])}`];
}

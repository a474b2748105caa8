import type { ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import { isLive, isWaiting } from '../model/ticket.js';
import type { Understanding } from '../model/understanding.js';
import { decideAction } from './decide-action.js';
import { decideText } from './decide-text.js';
import { withLast } from './edits.js';
import { withBefore } from './interrupted.js';
import { textForPerson, withWord } from './person.js';
import { withTrail } from './places.js';
import type { Decided, Situation } from './situation.js';
import { soFar } from './so-far.js';
import { say } from './wishes.js';

/** After this time without a word, in milliseconds, somebody who comes back is told where the talk stands. */
export const longSilence = 8 * 60 * 60 * 1000;

/** Decides what to do next. Nothing is changed: the state that goes on is returned, one version on. */
export function decide(state: ConversationState, situation: Situation, pack: Pack): Decided {
  const { at } = situation;
  const isBack = (at ?? 0) - (state.at ?? Infinity) >= longSilence;
  const thought = withPersonInMind(state, situation, decideKind(state, situation, pack));
  const reminded = isBack ? remind(state, situation, thought, pack) : thought;
  const decided = withBefore(state, situation, reminded, isBack, pack);
  const placed = isPlaceKept(situation) ? withTrail(state, decided.state) : decided.state;
  const next = situation.kind === 'joined' ? placed : withLast(placed, situation);
  return { ...decided, state: { ...next, version: state.version + 1, ...(at !== undefined && { at }) } };
}

/** After so many times in a row that nothing was found, a person is offered. */
const manyMisses = 2;

/** Counts what was not found, and offers a person where that is the better way. */
function withPersonInMind(state: ConversationState, situation: Situation, decided: Decided): Decided {
  const { decision } = decided;
  const { ticket } = situation;
  if (situation.kind === 'text' && ticket && isWaiting(ticket) && !decided.act)
    return withWord(situation, ticket, decided);
  if (decision.kind === 'solved' && ticket && isWaiting(ticket))
    return { ...decided, decision: { ...decision, ticket: ticket.id } };
  const isMiss = decision.kind === 'not-found' && ['no-match', 'none-of-these'].includes(decision.reason);
  const misses = isMiss ? (state.misses ?? 0) + 1 : isShown(decision) ? 0 : (state.misses ?? 0);
  const next: ConversationState = { ...decided.state, misses };
  if (misses === 0) delete next.misses;
  const hasNone = situation.newTicket === undefined || (ticket !== undefined && isLive(ticket));
  if (hasNone) return { ...decided, state: next };
  const isUrgent = situation.kind === 'text' && situation.understanding.isUrgent === true && !state.isPersonOffered;
  if (isMiss && (isUrgent || misses >= manyMisses))
    return { ...decided, state: next, decision: { ...decision, person: true } };
  if (!isUrgent || decision.kind === 'form' || decision.kind === 'ticket-limit') return { ...decided, state: next };
  const about = next.topic === undefined ? {} : { topic: next.topic };
  return { ...decided, state: { ...next, isPersonOffered: true }, also: { kind: 'offer-person', ...about } };
}

function isShown({ kind }: Decision): boolean {
  return kind === 'answer' || kind === 'checklist' || kind === 'guide' || kind === 'cause';
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
      return textForPerson(state, situation, pack) ?? decideText(state, situation, pack);
  }
}

/** Whether one can go back to where the talk was: not from where one went back to, nor to what one wants to forget. */
function isPlaceKept(situation: Situation): boolean {
  const said = situation.kind === 'action' ? situation.action.verb : undefined;
  const wish = situation.kind === 'text' ? situation.understanding.wish : undefined;
  return ![said, wish].some((each) => each === 'back' || each === 'start-over');
}

/** A text that is longer than this tells a problem, whether it is understood or not. */
const longestAside = 60;

/** A first word after a long time that is nothing to act on gets to know where the talk stands. */
function remind(state: ConversationState, situation: Situation, decided: Decided, pack: Pack): Decided {
  if (situation.kind === 'action') return decided;
  const said = situation.kind === 'text' ? situation.understanding : undefined;
  return said?.wish !== 'start-over' && isNothing(decided.decision, said)
    ? (soFar(state, pack, true) ?? decided)
    : decided;
}

function isNothing(decision: Decision, said: Understanding | undefined): boolean {
  switch (decision.kind) {
    case 'welcome':
    case 'did-it-help':
      return true;
    case 'solved':
      return decision.topic === '';
    case 'not-found':
      // An error that nobody knows is a problem all the same, and its asker is told that it is not known.
      if (decision.reason === 'no-match')
        return decision.code === undefined && (said?.text ?? '').length <= longestAside;
      return ['nothing-open', 'only-fact', 'only-platform', 'unclear', 'noted'].includes(decision.reason);
    default:
      return false;
  }
}

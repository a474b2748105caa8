import { newConversation, type ConversationState } from '../model/conversation.js';
import type { NotFoundReason } from '../model/decision.js';
import type { Outcome, OutcomeResult } from '../model/outcome.js';
import type { Pack } from '../model/pack.js';
import type { PartId } from '../model/topic-parts.js';
import type { TopicId } from '../model/topic.js';
import type { Wish } from '../model/understanding.js';
import { choose } from './offer.js';
import { outcomeOf } from './outcome.js';
import { closeTopic, withoutPending } from './places.js';
import { goOn, showAgain, showTopic } from './show-topic.js';
import type { Decided } from './situation.js';
import { soFar } from './so-far.js';

/** What a wish leads to; undefined where there is nothing that it could be about. */
export function grant(state: ConversationState, wish: Wish, pack: Pack): Decided | undefined {
  const open = state.topic === undefined ? undefined : pack.get(state.topic);
  switch (wish) {
    case 'greeting':
    case 'help':
      return { state, decision: { kind: 'welcome' } };
    case 'nod':
      return undefined;
    case 'thanks':
      return thank(state);
    case 'solved':
      return solve(state, open?.id ?? '', state.part, pack);
    case 'still-failing':
      // What was not shown yet cannot have failed.
      if (state.pending?.kind === 'platform') return showTopic(state, state.pending.topic, pack);
      return open ? goOn(state, open, state.part, pack) : undefined;
    case 'none-of-these':
      return reject(state, undefined, pack);
    case 'others':
      return showOthers(state);
    case 'back':
      return goBack(state, pack);
    case 'go-on':
      return showAgain(state, pack) ?? say(state, 'nothing-open');
    case 'so-far':
      return soFar(state, pack) ?? say(state, 'nothing-open');
    case 'start-over':
      return startOver(state);
    case 'person':
    case 'my-tickets':
    case 'to-bot':
      // See person.ts; here they come where nobody can be asked.
      return say(state, 'no-person');
    case 'no-form':
      return undefined;
  }
}

export function say(state: ConversationState, reason: NotFoundReason): Decided {
  return { state, decision: { kind: 'not-found', reason } };
}

export function startOver(state: ConversationState): Decided {
  const { version, ticket } = state;
  // Who forgets a problem still has the ticket that was opened for it.
  const kept = { ...newConversation(), version, ...(ticket !== undefined && { ticket }) };
  return { state: kept, decision: { kind: 'welcome' } };
}

/** Thanks end a talk, or leave open whether it helped; that is asked once. */
function thank(state: ConversationState): Decided {
  const { topic, part, isHelpAsked } = state;
  if (topic === undefined || part === undefined || isHelpAsked)
    return { state, decision: { kind: 'solved', topic: '' } };
  return {
    state: { ...state, isHelpAsked: true, pending: { kind: 'helped' } },
    decision: { kind: 'did-it-help', topic, part },
  };
}

/** @param id the topic that was solved; a topic that is open besides stays open. */
export function solve(state: ConversationState, id: TopicId, part: PartId | undefined, pack: Pack): Decided {
  const topic = pack.get(id);
  const closed = topic && state.topic !== topic.id ? state : closeTopic(state);
  if (!topic) return { state: closed, decision: { kind: 'solved', topic: '' } };
  const waiting = (state.waiting ?? []).filter((each) => pack.has(each) && each !== id);
  const next: ConversationState =
    waiting.length > 0 ? { ...closed, pending: { kind: 'choose', topics: waiting, each: true } } : closed;
  return {
    state: next,
    decision: { kind: 'solved', topic: id, ...(waiting.length > 0 && { waiting }) },
    outcomes: [outcomeOf(state, topic, 'solved', part, pack)],
  };
}

/**
 * The asker's problem is another one: what else fitted is offered.
 * @param shown the topic that was not it; left out, whatever was offered or is open
 */
export function reject(state: ConversationState, shown: TopicId | undefined, pack: Pack): Decided {
  const offered = state.pending?.kind === 'choose' || state.pending?.kind === 'ask' ? state.pending.topics : [];
  const isOffer = shown === undefined && offered.length > 0;
  const refused = isOffer ? offered : [shown ?? state.topic ?? ''];
  const outcomes = refused.flatMap((id): Outcome[] => {
    const topic = pack.get(id);
    const result: OutcomeResult = isOffer ? 'none-of-these' : 'not-my-problem';
    return topic ? [outcomeOf(state, topic, result, id === state.topic ? state.part : undefined, pack)] : [];
  });
  const told = outcomes.length > 0 && { outcomes };
  const isOpen = shown === undefined || state.topic === undefined || shown === state.topic;
  // An old card says what was not it; what is open now stays.
  if (!isOpen) return { ...say(state, 'none-of-these'), ...told };
  const others = isOffer ? [] : (state.others ?? []).filter((id) => pack.has(id));
  const closed = closeTopic(state);
  if (others.length > 0) return { ...choose(closed, others, { others: true }), ...told };
  return { ...say(closed, 'none-of-these'), ...told };
}

/** What else fitted what was said. */
export function showOthers(state: ConversationState): Decided {
  const { others = [] } = state;
  return others.length === 0 ? say(state, 'no-others') : choose(state, others, { others: true });
}

/** Where the talk was before; from a question, back to what is open. */
export function goBack(state: ConversationState, pack: Pack): Decided {
  const { pending, part, trail = [] } = state;
  const isAsked = pending !== undefined && !(pending.kind === 'helped' && pending.isOnList);
  const again = isAsked && part !== undefined ? showAgain(withoutPending(state), pack) : undefined;
  if (again) return again;
  const last = trail.findLastIndex(({ topic }) => pack.has(topic));
  const place = trail[last];
  if (!place) return say(state, 'nothing-before');
  const kept = { ...withoutPending(state), ...place, trail: trail.slice(0, last) };
  const shown = showAgain(kept, pack);
  return shown ?? say(state, 'nothing-before');
}

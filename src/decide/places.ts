import type { ConversationState, Place } from '../model/conversation.js';
import type { Topic, TopicId } from '../model/topic.js';

/** So many places are kept to go back to. */
const mostPlaces = 10;

/** Where the talk is, where something is shown that one can go back to. */
export function placeOf({ topic, part, tried }: ConversationState): Place | undefined {
  return topic === undefined || part === undefined ? undefined : { topic, part, tried };
}

/** The state after a turn, from which one can go back to where the talk was before it. */
export function withTrail(before: ConversationState, after: ConversationState): ConversationState {
  const place = placeOf(before);
  const isSame = before.topic === after.topic && before.part === after.part;
  if (!place || isSame) return after;
  return { ...after, trail: [...(after.trail ?? []), place].slice(-mostPlaces) };
}

/** The topic is open, and nothing of it is shown yet; what was tried of it stays. */
export function openTopic(state: ConversationState, topic: Topic): ConversationState {
  const opened: ConversationState = { ...withoutPending(state), topic: topic.id, tried: triedOf(state, topic) };
  delete opened.part;
  if (state.topic !== topic.id) delete opened.isHelpAsked;
  const waiting = (state.waiting ?? []).filter((id) => id !== topic.id);
  if (waiting.length > 0) opened.waiting = waiting;
  else delete opened.waiting;
  return opened;
}

/** Buttons stay under old cards: what was tried of one topic says nothing about another. */
export function triedOf(state: ConversationState, topic: Topic): TopicId[] {
  return state.topic === topic.id ? state.tried : [];
}

export function withoutPending(state: ConversationState): ConversationState {
  const rest = { ...state };
  delete rest.pending;
  return rest;
}

/** Nothing is open any more; what the asker told of the machine and what was ticked stays. */
export function closeTopic(state: ConversationState): ConversationState {
  const rest = { ...withoutPending(state), tried: [] };
  delete rest.topic;
  delete rest.part;
  delete rest.others;
  delete rest.isHelpAsked;
  delete rest.words;
  delete rest.heard;
  return rest;
}

/** With what else fitted what was said of the open topic. */
export function withOthers(state: ConversationState, topics: readonly TopicId[]): ConversationState {
  const others = topics.filter((id) => id !== state.topic);
  const rest = { ...state };
  delete rest.others;
  return others.length === 0 ? rest : { ...rest, others };
}

import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { causesOf, differsByPlatform, stepsOf } from '../model/topic-steps.js';
import type { Topic, TopicId } from '../model/topic.js';
import { isPlatformOpen } from './platform.js';
import type { Decided } from './situation.js';
import { ticksOf } from './ticks.js';

/** Shows a topic from its beginning; asks for the platform first, but only when the answer changes what is shown. */
export function showTopic(state: ConversationState, id: TopicId, pack: Pack): Decided {
  const topic = pack.get(id);
  if (!topic) return { state, decision: { kind: 'not-found', reason: 'outdated-button' } };
  const opened: ConversationState = { ...openTopic(state, topic), tried: [] };
  if (isPlatformOpen(state) && differsByPlatform(topic)) {
    return {
      state: { ...opened, pending: { kind: 'platform', topic: id } },
      decision: { kind: 'ask-platform', topic: id },
    };
  }
  // A topic with steps of its own begins with these; its causes come when they did not help.
  const hasSteps = stepsOf(topic, pack, state.platform).length > 0;
  const [first] = causesOf(topic, state.platform);
  if (!hasSteps && first) return showCause(opened, topic, first.topic, pack);
  return { state: opened, decision: answer(opened, topic) };
}

function answer(state: ConversationState, topic: Topic): Decided['decision'] {
  const platform = state.platform === undefined ? {} : { platform: state.platform };
  if (topic.ordered || topic.steps.length < 2) return { kind: 'answer', topic: topic.id, ...platform };
  return { kind: 'checklist', topic: topic.id, ...platform, ticked: ticksOf(state, topic.id) };
}

/** Shows one cause of a topic. */
export function showCause(state: ConversationState, topic: Topic, cause: TopicId, pack: Pack): Decided {
  const causes = causesOf(topic, state.platform).filter((each) => pack.has(each.topic));
  const position = causes.findIndex((each) => each.topic === cause) + 1;
  if (position === 0) return { state, decision: { kind: 'not-found', reason: 'outdated-button' } };
  return {
    state: { ...withoutPending(state), topic: topic.id, cause },
    decision: {
      kind: 'cause',
      topic: topic.id,
      cause,
      position,
      total: causes.length,
      ...(state.platform !== undefined && { platform: state.platform }),
    },
  };
}

/** What was shown did not help: the next cause that was not tried, else a summary of what was. */
export function goOn(state: ConversationState, topic: Topic, failed: TopicId | undefined, pack: Pack): Decided {
  const before = triedOf(state, topic);
  // Of a topic that is nothing but its causes, nothing was shown that could have been tried.
  const isShown = failed !== topic.id || stepsOf(topic, pack, state.platform).length > 0;
  const tried = failed === undefined || before.includes(failed) || !isShown ? before : [...before, failed];
  const after: ConversationState = { ...state, topic: topic.id, tried };
  const next = causesOf(topic, state.platform).find((cause) => !tried.includes(cause.topic) && pack.has(cause.topic));
  if (next) return showCause(after, topic, next.topic, pack);
  const ended = withoutPending(after);
  delete ended.cause;
  return { state: ended, decision: { kind: 'exhausted', topic: topic.id, tried } };
}

/** The topic itself is shown, none of its causes; what was tried of it stays. */
export function openTopic(state: ConversationState, topic: Topic): ConversationState {
  const opened: ConversationState = { ...withoutPending(state), topic: topic.id, tried: triedOf(state, topic) };
  delete opened.cause;
  return opened;
}

/** Buttons stay under old cards: what was tried of one topic says nothing about another. */
function triedOf(state: ConversationState, topic: Topic): TopicId[] {
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
  delete rest.cause;
  return rest;
}

import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { anyAnswer, type AnswerId, type QuestionId } from '../model/question.js';
import type { TopicId } from '../model/topic.js';
import { toldIn, withFact } from './facts.js';
import { isFor } from '../model/is-for.js';
import { questionBetween } from './open-question.js';
import { withoutPending } from './places.js';
import { showNext, showTopic } from './show-topic.js';
import type { Decided } from './situation.js';

/** Offers topics that may be meant: by the question that tells them apart, where there is one, else as a list. */
export function offer(state: ConversationState, topics: readonly TopicId[], pack: Pack): Decided {
  const left = narrowed(state, topics, pack);
  const question = questionBetween(state, left, pack);
  if (!question) return choose(state, left);
  return {
    state: { ...state, pending: { kind: 'ask', question: question.id, topics: left } },
    decision: { kind: 'ask', question: question.id, topics: left },
  };
}

/** Offers topics as a list. */
export function choose(
  state: ConversationState,
  topics: TopicId[],
  more: { each?: true; others?: true } = {},
): Decided {
  const pending = { kind: 'choose' as const, topics, ...(more.each && { each: true as const }) };
  return { state: { ...state, pending }, decision: { kind: 'choose', topics, ...more } };
}

/** Those for what the asker told, where there are any. */
export function narrowed(state: ConversationState, topics: readonly TopicId[], pack: Pack): TopicId[] {
  const left = topics.filter((id) => isFor(pack.get(id), toldIn(state)));
  return left.length > 0 ? left : [...topics];
}

/** Shows one of the topics that were offered; the others stay at hand. */
export function take(state: ConversationState, topic: TopicId, pack: Pack): Decided {
  const { pending } = state;
  if (pending?.kind !== 'choose' || !pending.topics.includes(topic)) {
    const others = pending?.kind === 'ask' && pending.topics.includes(topic) ? pending.topics : undefined;
    return showTopic(state, topic, pack, others);
  }
  if (!pending.each) return showTopic(state, topic, pack, pending.topics);
  const waiting = [...new Set([...pending.topics, ...(state.waiting ?? [])])].filter((id) => id !== topic);
  return showTopic(waiting.length > 0 ? { ...state, waiting } : state, topic, pack);
}

/** Goes on with the answer to a question: with the topic that it was asked before, or with those that it leaves. */
export function answered(
  state: ConversationState,
  question: QuestionId,
  answer: AnswerId,
  topics: readonly TopicId[],
  pack: Pack,
): Decided {
  const next = withFact(withoutPending(state), question, answer);
  const [first, ...more] = topics;
  const topic = first === undefined ? undefined : pack.get(first);
  if (topic && more.length === 0) {
    return state.topic === topic.id ? showNext(next, topic, pack) : showTopic(next, topic.id, pack);
  }
  // Who does not know is not asked to tell them apart in another way.
  if (answer === anyAnswer) return choose(next, [...topics]);
  const left = narrowed(next, topics, pack);
  const [only] = left;
  return left.length === 1 && only !== undefined ? showTopic(next, only, pack, topics) : offer(next, left, pack);
}

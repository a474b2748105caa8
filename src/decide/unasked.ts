import type { ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import type { Understanding } from '../model/understanding.js';
import type { Decided } from './situation.js';
import { isNo, isYes } from './typed-answer.js';
import { say } from './wishes.js';

/**
 * A nod, or an answer that fits no question: "ok", "yes", "2". Nothing is looked up for it. A question that is open is asked
 * again, because it is what the asker meant to answer.
 */
export function unasked(
  state: ConversationState,
  { wish, pick, done, text }: Understanding,
  pack: Pack,
): Decided | undefined {
  const isNod = wish === 'nod' || done?.isAll === true;
  const isAnswer = pick !== undefined || done !== undefined || isYes.test(text) || isNo.test(text);
  if (!isNod && !isAnswer) return undefined;
  const question = openQuestion(state, pack);
  if (question) return { state, decision: question };
  if (state.topic === undefined) return say(state, 'nothing-open');
  return say(state, isNod ? 'noted' : 'unclear');
}

/** The question that is open, to be asked again; whether something helped is asked only once. */
function openQuestion({ pending }: ConversationState, pack: Pack): Decision | undefined {
  switch (pending?.kind) {
    case 'platform':
      return pack.has(pending.topic) ? { kind: 'ask-platform', topic: pending.topic } : undefined;
    case 'ask':
      return { kind: 'ask', question: pending.question, topics: pending.topics };
    case 'choose': {
      const topics = pending.topics.filter((id) => pack.has(id));
      return topics.length > 0 ? { kind: 'choose', topics, ...(pending.each && { each: true as const }) } : undefined;
    }
    default:
      return undefined;
  }
}

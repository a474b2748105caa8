import type { ConversationState } from '../model/conversation.js';
import type { Decision, NotFoundReason } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import type { TopicId } from '../model/topic.js';
import { placeOf } from './places.js';
import type { Decided, Situation } from './situation.js';

/** Replies beside which the problem that is open is named, with a way to go on with it. */
const besides: ReadonlySet<NotFoundReason> = new Set([
  ...(['no-match', 'empty', 'only-attachment', 'outdated-button'] as const),
  ...(['foreign-card', 'nothing-before', 'no-others'] as const),
]);

/**
 * Names the problem that was open where another one, or nothing that can be answered, came in between: its place is kept.
 * @param isBack whether the asker comes back after a long time, and may not remember it
 */
export function withBefore(
  state: ConversationState,
  situation: Situation,
  decided: Decided,
  isBack: boolean,
  pack: Pack,
): Decided {
  const before = beforeOf(state, situation, decided, isBack);
  if (before === undefined || !pack.has(before)) return decided;
  return { ...decided, decision: { ...decided.decision, before } as Decision };
}

function beforeOf(
  state: ConversationState,
  situation: Situation,
  { state: after, decision }: Decided,
  isBack: boolean,
): TopicId | undefined {
  const open = placeOf(state)?.topic;
  switch (decision.kind) {
    case 'answer':
    case 'checklist':
    case 'guide':
    case 'cause': {
      // Where a question came first, the place of before is the last one on the trail.
      const isAfterQuestion = state.pending !== undefined && state.topic === decision.topic && open === undefined;
      const last = isAfterQuestion ? state.trail?.at(-1)?.topic : undefined;
      return decision.before ?? (last === decision.topic ? undefined : last);
    }
    case 'choose':
    case 'ask':
      return isBack && situation.kind === 'text' && !decision.topics.includes(open ?? '') ? open : undefined;
    case 'ask-platform':
      return isBack && situation.kind === 'text' && decision.topic !== open ? open : undefined;
    case 'not-found':
      return besides.has(decision.reason) && after.pending === undefined ? placeOf(after)?.topic : undefined;
    default:
      return undefined;
  }
}

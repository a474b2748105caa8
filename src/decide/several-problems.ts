import type { ConversationState } from '../model/conversation.js';
import type { Match } from '../model/match.js';
import type { Pack } from '../model/pack.js';
import type { TopicId } from '../model/topic.js';
import { answerFrom } from './choice.js';
import { choose } from './offer.js';
import type { Decided } from './situation.js';

/**
 * Several problems in one message: each is offered, to begin with one of them. Only where each would be answered if it
 * stood alone; else the parts are rather the story of one problem.
 */
export function severalProblems(
  state: ConversationState,
  matches: readonly Match[],
  parts: readonly (readonly Match[])[],
  pack: Pack,
): Decided | undefined {
  // A code says what the text is about; the parts around it tell how it came to that. Two codes are two problems.
  if (matches.filter(({ evidence }) => evidence[0]?.kind === 'code').length === 1) return undefined;
  const best = parts.map(([match]) => match);
  const isSure = best.every((match) => match && match.confidence >= answerFrom && pack.has(match.topic));
  const topics = [...new Set(best.flatMap((match): TopicId[] => (match ? [match.topic] : [])))];
  if (!isSure || topics.length < 2) return undefined;
  return choose(state, topics, { each: true });
}

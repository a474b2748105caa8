import type { ConversationState } from '../model/conversation.js';
import type { Outcome, OutcomeResult } from '../model/outcome.js';
import type { Pack } from '../model/pack.js';
import { checksOfPart, type PartId, partsOf, topicOfPart } from '../model/topic-parts.js';
import type { Topic } from '../model/topic.js';
import { toldIn } from './facts.js';
import { triedOf } from './places.js';
import { ticksOf } from './ticks.js';

/** What the keeper learns. @param part what was shown when it came to that */
export function outcomeOf(
  state: ConversationState,
  topic: Topic,
  result: OutcomeResult,
  part: PartId | undefined,
  pack: Pack,
): Outcome {
  const told = toldIn(state);
  const shown = partsOf(topic, pack, told).find(({ id }) => id === part);
  const known = new Set(shown ? checksOfPart(topic, shown, pack, told).map((step) => step.id) : []);
  const owner = shown ? topicOfPart(topic, shown, pack) : topic;
  return {
    topic: topic.id,
    result,
    ...(shown && { part: shown.id }),
    tried: triedOf(state, topic).filter((id) => id !== part || result === 'not-solved'),
    steps: ticksOf(state, owner.id).filter((id) => known.has(id)),
    ...told,
  };
}

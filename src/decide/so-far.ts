import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { partsOf } from '../model/topic-parts.js';
import { toldIn } from './facts.js';
import { tickedIn, triedSteps } from './show-topic.js';
import type { Decided } from './situation.js';

/** Tells where the talk stands; undefined where nothing is open. */
export function soFar(state: ConversationState, pack: Pack, isReturn = false): Decided | undefined {
  const topic = state.topic === undefined ? undefined : pack.get(state.topic);
  if (!topic) return undefined;
  const part = partsOf(topic, pack, toldIn(state)).find(({ id }) => id === state.part);
  const { waiting } = state;
  return {
    state,
    decision: {
      kind: 'so-far',
      topic: topic.id,
      ...(part && { part: part.id }),
      ticked: part ? tickedIn(state, topic, part, pack) : [],
      tried: triedSteps(state, topic, pack),
      ...toldIn(state),
      ...(waiting && { waiting }),
      ...(isReturn && { isReturn: true as const }),
    },
  };
}

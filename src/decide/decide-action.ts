import { newConversation, type ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { allSteps } from '../model/topic.js';
import type { CardAction } from '../model/verbs.js';
import type { Decided } from './situation.js';
import { withAnyPlatform, withPlatform } from './platform.js';
import { closeTopic, goOn, openTopic, showTopic } from './show-topic.js';
import { ticksOf } from './ticks.js';

/** Inputs of a checklist are called `step-` and the step's id. */
const tickPrefix = 'step-';

/** What a button of a card leads to. Buttons of topics that are gone say so. */
export function decideAction(state: ConversationState, action: CardAction, pack: Pack): Decided {
  const topic = pack.get(action.topic);
  const outdated: Decided = { state, decision: { kind: 'not-found', reason: 'outdated-button' } };
  switch (action.verb) {
    case 'show':
      return topic ? showTopic(state, topic.id, pack) : outdated;
    case 'windows':
    case 'linux':
      return topic ? showTopic(withPlatform(state, action.verb), topic.id, pack) : outdated;
    case 'both-platforms':
      return topic ? showTopic(withAnyPlatform(state), topic.id, pack) : outdated;
    case 'solved':
      return { state: closeTopic(state), decision: { kind: 'solved', topic: topic?.id ?? '' } };
    case 'still-failing': {
      if (!topic) return outdated;
      const ticked = withTicks(state, action, pack);
      // A card that names no cause shows the topic itself: what failed is the whole of it.
      const failed = action.step ?? topic.id;
      return goOn(ticked, topic, pack.has(failed) ? failed : undefined, pack);
    }
    case 'tick': {
      if (!topic) return outdated;
      const ticked = withTicks(state, action, pack);
      const platform = state.platform === undefined ? {} : { platform: state.platform };
      return {
        state: openTopic(ticked, topic),
        decision: {
          kind: 'checklist',
          topic: topic.id,
          ...platform,
          ticked: ticksOf(ticked, topic.id),
          ...(action.step !== undefined && { at: action.step }),
        },
      };
    }
    case 'more': {
      const about = pack.get(action.step ?? action.topic);
      return about ? { state, decision: { kind: 'more', topic: about.id } } : outdated;
    }
    case 'not-my-problem':
    case 'none-of-these':
      return { state: closeTopic(state), decision: { kind: 'not-found', reason: 'none-of-these' } };
    case 'start-over':
      return { state: { ...newConversation(), version: state.version }, decision: { kind: 'welcome' } };
    case 'help':
      return { state, decision: { kind: 'welcome' } };
  }
}

/** Keeps which checks the card's inputs call done; steps that the topic no longer has are dropped. */
function withTicks(state: ConversationState, action: CardAction, pack: Pack): ConversationState {
  const topic = pack.get(action.topic);
  const inputs = Object.entries(action.inputs).filter(([name]) => name.startsWith(tickPrefix));
  if (!topic || inputs.length === 0) return state;
  const known = new Set(allSteps(topic).map((step) => step.id));
  const before = new Set(ticksOf(state, topic.id));
  for (const [name, value] of inputs) {
    const id = name.slice(tickPrefix.length);
    if (!known.has(id)) continue;
    if (value === 'true') before.add(id);
    else before.delete(id);
  }
  return { ...state, ticked: { ...state.ticked, [topic.id]: [...before] } };
}

import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { partsOf, topicOfPart } from '../model/topic-parts.js';
import type { Topic } from '../model/topic.js';
import type { CardAction, Verb } from '../model/verbs.js';
import { questionsOf, toldIn } from './facts.js';
import { answered, take } from './offer.js';
import { withAnyPlatform, withPlatform } from './platform.js';
import { actionForPerson } from './person.js';
import { goOn, knownSteps, showPart, showTopic } from './show-topic.js';
import type { Decided, Situation } from './situation.js';
import { changesOn, withTicks } from './ticks.js';
import { goBack, grant, reject, say, showOthers, solve, startOver } from './wishes.js';

/** What a card of another talk may do here: show something. Everything else would change what nobody here did. */
const harmless: ReadonlySet<Verb> = new Set([
  ...(['show', 'more', 'help', 'show-others', 'go-on', 'back', 'person', 'my-tickets'] as const),
]);

/** What a button of a card leads to. Buttons of topics that are gone say so. */
export function decideAction(state: ConversationState, situation: Situation & { kind: 'action' }, pack: Pack): Decided {
  const { action, isForeign = false } = situation;
  if (isForeign && !harmless.has(action.verb)) return say(state, 'foreign-card');
  const forPerson = actionForPerson(state, situation, pack);
  if (forPerson) return forPerson;
  const topic = pack.get(action.topic);
  switch (action.verb) {
    case 'not-my-problem':
      return reject(state, topic?.id, pack);
    case 'none-of-these':
      return reject(state, undefined, pack);
    case 'show-others':
      return showOthers(state);
    case 'go-on':
      return grant(state, 'go-on', pack) ?? say(state, 'nothing-open');
    case 'back':
      return goBack(state, pack);
    case 'start-over':
      return startOver(state);
    case 'help':
      return { state, decision: { kind: 'welcome' } };
    case 'solved':
      // A topic that is gone was solved all the same.
      return topic ? withSaved(state, situation, topic, pack) : solve(state, '', undefined, pack);
    default:
      return topic ? withTopic(state, situation, topic, pack) : say(state, 'outdated-button');
  }
}

function withTopic(
  state: ConversationState,
  situation: Situation & { kind: 'action' },
  topic: Topic,
  pack: Pack,
): Decided {
  const { action } = situation;
  switch (action.verb) {
    case 'windows':
    case 'linux':
      return showTopic(withPlatform(state, action.verb), topic.id, pack);
    case 'both-platforms':
      return showTopic(withAnyPlatform(state), topic.id, pack);
    case 'tell':
      return tell(state, action, topic, pack);
    case 'more': {
      const about = pack.get(action.step ?? topic.id);
      return about ? { state, decision: { kind: 'more', topic: about.id } } : say(state, 'outdated-button');
    }
    case 'tick':
    case 'still-failing':
      return withSaved(state, situation, topic, pack);
    default:
      return take(state, topic.id, pack);
  }
}

/** An answer to a question of the articles: `question=answer`. */
function tell(state: ConversationState, { step = '' }: CardAction, topic: Topic, pack: Pack): Decided {
  const [id, answer = ''] = step.split('=');
  const question = questionsOf(pack).find((each) => each.id === id);
  if (!question || (answer !== '?' && !question.answers.some((each) => each.id === answer)))
    return say(state, 'outdated-button');
  const { pending } = state;
  const isAsked = pending?.kind === 'ask' && pending.question === id && pending.topics.includes(topic.id);
  return answered(state, question.id, answer, isAsked ? pending.topics : [topic.id], pack);
}

/** What is ticked on a card is kept first, whichever of its buttons was pressed. */
function withSaved(
  before: ConversationState,
  { action, person }: Situation & { kind: 'action' },
  topic: Topic,
  pack: Pack,
): Decided {
  const shown = partOf(before, action, topic, pack);
  const part = partsOf(topic, pack, toldIn(before)).find(({ id }) => id === shown);
  const owner = part ? topicOfPart(topic, part, pack) : topic;
  const { state, gone } = withTicks(before, owner.id, changesOn(action), knownSteps(owner, pack), person);
  if (action.verb === 'solved') return solve(state, topic.id, shown, pack);
  if (action.verb === 'still-failing') return goOn(state, topic, shown, pack);
  // A part that is gone was shown by an older article: the topic begins anew, with what is still there of its ticks.
  if (!part) return showTopic(state, topic.id, pack);
  const { step } = action;
  return showPart(state, topic, part.id, pack, {
    redraw: true,
    ...(step !== undefined && { at: step }),
    ...(gone > 0 && { gone }),
  });
}

/** Which part a card shows. One of before told only the cause, and that only where it was to be called tried. */
function partOf(
  state: ConversationState,
  { verb, part, step }: CardAction,
  topic: Topic,
  pack: Pack,
): string | undefined {
  if (part !== undefined) return part;
  if (verb === 'still-failing' && step !== undefined) return step;
  const parts = partsOf(topic, pack, toldIn(state));
  const own = parts.find(({ id }) => id === topic.id);
  if (own) return own.id;
  return state.topic === topic.id ? (state.part ?? parts[0]?.id) : parts[0]?.id;
}

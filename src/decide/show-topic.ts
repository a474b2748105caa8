import type { ConversationState } from '../model/conversation.js';
import type { Decision, ShownSteps, Tried } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import type { Question, Told } from '../model/question.js';
import { checksOfPart, type Part, type PartId, partKey, partsOf, topicOfPart } from '../model/topic-parts.js';
import { differsByPlatform, stepsOf } from '../model/topic-steps.js';
import { stepAndBelow, type Topic, type TopicId } from '../model/topic.js';
import { toldIn } from './facts.js';
import { questionBefore } from './open-question.js';
import { outcomeOf } from './outcome.js';
import { openTopic, triedOf, withOthers, withoutPending } from './places.js';
import { isPlatformOpen } from './platform.js';
import type { Decided } from './situation.js';
import { shownTicks, ticksOf } from './ticks.js';

const outdated = (state: ConversationState): Decided => ({
  state,
  decision: { kind: 'not-found', reason: 'outdated-button' },
});

/**
 * Shows a topic from its beginning; asks first, but only what changes what is shown.
 * @param others what else fitted; left out, what fitted the same topic before is kept
 */
export function showTopic(
  state: ConversationState,
  id: TopicId,
  pack: Pack,
  others: readonly TopicId[] = state.topic === id ? (state.others ?? []) : [],
): Decided {
  const topic = pack.get(id);
  if (!topic) return outdated(state);
  const opened: ConversationState = { ...withOthers(openTopic(state, topic), others), tried: [] };
  if (isPlatformOpen(state) && differsByPlatform(topic)) {
    return {
      state: { ...opened, pending: { kind: 'platform', topic: id } },
      decision: { kind: 'ask-platform', topic: id },
    };
  }
  const before = state.part !== undefined && state.topic !== id ? state.topic : undefined;
  return marked(showNext(opened, topic, pack), before);
}

function marked(decided: Decided, before: TopicId | undefined): Decided {
  const { decision } = decided;
  switch (decision.kind) {
    case 'answer':
    case 'checklist':
    case 'guide':
    case 'cause':
      return before === undefined ? decided : { ...decided, decision: { ...decision, before } };
    default:
      return decided;
  }
}

/** Shows the first part of a topic that was not tried; a topic without any part is shown as it is. */
export function showNext(state: ConversationState, topic: Topic, pack: Pack): Decided {
  const question = questionBefore(state, pack, (told) => topicKey(topic, pack, told));
  if (question) return askFirst(state, topic, question);
  const parts = partsOf(topic, pack, toldIn(state));
  if (parts.length === 0) {
    const opened = { ...openTopic(state, topic), part: topic.id };
    return { state: opened, decision: { kind: 'answer', topic: topic.id, ...toldIn(state) } };
  }
  const next = parts.find((part) => !state.tried.includes(part.id));
  return next ? showPart(state, topic, next.id, pack) : exhausted(state, topic, pack);
}

function askFirst(state: ConversationState, topic: Topic, { id }: Question): Decided {
  return {
    state: { ...openTopic(state, topic), pending: { kind: 'ask', question: id, topics: [topic.id] } },
    decision: { kind: 'ask', question: id, topics: [topic.id] },
  };
}

/** Which parts a topic has for who told this, and what its own steps are. */
function topicKey(topic: Topic, pack: Pack, told: Told): string {
  const parts = partsOf(topic, pack, told);
  return parts.map((part) => (part.kind === 'steps' ? partKey(topic, part, pack, told) : part.id)).join(' ');
}

/** Shows one part of a topic, or asks what must be known for it. */
export function showPart(
  state: ConversationState,
  topic: Topic,
  id: PartId,
  pack: Pack,
  more: Pick<ShownSteps, 'at' | 'redraw' | 'gone'> = {},
): Decided {
  const told = toldIn(state);
  const parts = partsOf(topic, pack, told);
  const part = parts.find((each) => each.id === id);
  if (!part) return parts.length === 0 && id === topic.id ? showNext(state, topic, pack) : outdated(state);
  const question = questionBefore(state, pack, (each) => partKey(topic, part, pack, each));
  if (question) return askFirst(state, topic, question);
  const checks = new Set(checksOfPart(topic, part, pack, told).map((step) => step.id));
  const owner = topicOfPart(topic, part, pack);
  const ticks = shownTicks(state, owner.id, checks);
  const asks = checks.size > 0 && ticks.ticked?.length === checks.size && !state.isHelpAsked && more.redraw;
  const shown: ShownSteps = {
    topic: topic.id,
    ...told,
    ...ticks,
    ...more,
    ...(asks && { asks }),
    ...(state.others && { others: true }),
  };
  // Who ticks first and answers then answers all the same.
  const isStillAsked = more.redraw && state.topic === topic.id && state.pending?.kind === 'helped';
  return {
    state: { ...openTopic(state, topic), part: id, ...((asks || isStillAsked) && askedOnList) },
    decision: decisionFor(topic, part, parts, shown),
  };
}

const askedOnList: Pick<ConversationState, 'isHelpAsked' | 'pending'> = {
  isHelpAsked: true,
  pending: { kind: 'helped', isOnList: true },
};

function decisionFor(topic: Topic, part: Part, parts: readonly Part[], shown: ShownSteps): Decision {
  const alike = parts.filter(({ kind }) => kind === part.kind);
  const count = { position: alike.findIndex(({ id }) => id === part.id) + 1, total: alike.length };
  switch (part.kind) {
    case 'step':
      return { kind: 'guide', step: part.step.id, ...count, ...shown };
    case 'cause':
      return { kind: 'cause', cause: part.topic, ...count, ...shown };
    case 'steps':
      return topic.ordered || topic.steps.length < 2
        ? { kind: 'answer', ...shown }
        : { kind: 'checklist', ticked: [], ...shown };
  }
}

/** What was shown did not help: the next part that was not tried, else a summary of what was. */
export function goOn(state: ConversationState, topic: Topic, failed: PartId | undefined, pack: Pack): Decided {
  const before = triedOf(state, topic);
  const isPart = partsOf(topic, pack, toldIn(state)).some(({ id }) => id === failed);
  const tried = failed === undefined || before.includes(failed) || !isPart ? before : [...before, failed];
  const after: ConversationState = { ...openTopic(state, topic), tried };
  const next = partsOf(topic, pack, toldIn(state)).find(({ id }) => !tried.includes(id));
  if (next) return showPart(after, topic, next.id, pack);
  // Told once: who asks again for what was tried learns nothing new, nor does the keeper.
  const isNew = state.topic !== topic.id || state.part !== undefined;
  const outcomes = isNew ? [outcomeOf(after, topic, 'not-solved', failed, pack)] : [];
  return { ...exhausted(after, topic, pack), ...(outcomes.length > 0 && { outcomes }) };
}

/** Everything was tried. */
export function exhausted(state: ConversationState, topic: Topic, pack: Pack): Decided {
  const ended = openTopic(state, topic);
  const { tried, others, waiting } = ended;
  const steps = triedSteps(ended, topic, pack).filter(({ ticked }) => ticked.length > 0);
  return {
    state: ended,
    decision: {
      kind: 'exhausted',
      topic: topic.id,
      tried,
      ...(steps.length > 0 && { steps }),
      ...toldIn(state),
      ...(others && { others: true }),
      ...(waiting && { waiting }),
    },
  };
}

/** The parts that were tried, with the steps that were ticked in each. */
export function triedSteps(state: ConversationState, topic: Topic, pack: Pack): Tried[] {
  const parts = partsOf(topic, pack, toldIn(state));
  return state.tried.map((id) => {
    const part = parts.find((each) => each.id === id);
    return { part: id, ticked: part ? tickedIn(state, topic, part, pack) : [] };
  });
}

/** The ids of the steps that are ticked in a part. */
export function tickedIn(state: ConversationState, topic: Topic, part: Part, pack: Pack): string[] {
  const ids = new Set(checksOfPart(topic, part, pack, toldIn(state)).map((step) => step.id));
  return ticksOf(state, topicOfPart(topic, part, pack).id).filter((each) => ids.has(each));
}

/** Shows again what is open; undefined where nothing is. */
export function showAgain(state: ConversationState, pack: Pack): Decided | undefined {
  const topic = state.topic === undefined ? undefined : pack.get(state.topic);
  if (!topic) return undefined;
  const isThere = partsOf(topic, pack, toldIn(state)).some(({ id }) => id === state.part);
  if (state.part !== undefined && isThere) return showPart(state, topic, state.part, pack);
  return state.tried.length > 0 ? showNext(state, topic, pack) : showTopic(withoutPending(state), topic.id, pack);
}

/** The ids of every step of a topic, whoever it is for: who corrects what they told keeps what they did. */
export function knownSteps(topic: Topic, pack: Pack): Set<string> {
  return new Set(
    stepsOf(topic, pack)
      .flatMap(stepAndBelow)
      .map((step) => step.id),
  );
}

import type { ConversationState } from '../model/conversation.js';
import type { ShownSteps } from '../model/decision.js';
import type { TopicId } from '../model/topic.js';
import type { CardAction } from '../model/verbs.js';
import type { Person } from './situation.js';

/** Inputs of a checklist are called `step-` and the step's id. */
const tickPrefix = 'step-';

/** The ticked steps of a topic. An article may be called `constructor`, so only what the state itself holds counts. */
export function ticksOf({ ticked }: ConversationState, topic: TopicId): string[] {
  return Object.hasOwn(ticked, topic) ? (ticked[topic] ?? []) : [];
}

/** Steps that are now done, or not done after all. */
export interface TickChange {
  id: string;
  isDone: boolean;
}

/**
 * What an asker changed on a card. A card tells what was ticked when it was made, so that one which is older than another
 * person's ticks takes none of them back.
 */
export function changesOn({ inputs, was }: CardAction): TickChange[] {
  const before = was === undefined ? undefined : new Set(was.split(' '));
  return Object.entries(inputs).flatMap(([name, value]): TickChange[] => {
    if (!name.startsWith(tickPrefix)) return [];
    const change = { id: name.slice(tickPrefix.length), isDone: value === 'true' };
    return before?.has(change.id) === change.isDone ? [] : [change];
  });
}

/**
 * Keeps changes of ticks.
 * @param known the ids of the steps that the topic has
 * @param person who ticked, where several people take part
 * @returns `gone`: how many were ticked that the topic no longer has
 */
export function withTicks(
  state: ConversationState,
  topic: TopicId,
  changes: readonly TickChange[],
  known: ReadonlySet<string>,
  person?: Person,
): { state: ConversationState; gone: number } {
  const gone = changes.filter(({ id, isDone }) => isDone && !known.has(id)).length;
  const real = changes.filter(({ id }) => known.has(id));
  if (real.length === 0) return { state, gone };
  const done = new Set(ticksOf(state, topic));
  const by = new Map(Object.entries(tickersOf(state, topic)));
  for (const { id, isDone } of real) {
    if (isDone && !done.has(id) && person) by.set(id, person.id);
    if (!isDone) by.delete(id);
    if (isDone) done.add(id);
    else done.delete(id);
  }
  const ticked = { ...state, ticked: { ...state.ticked, [topic]: [...done] } };
  if (by.size === 0 && !state.tickedBy) return { state: ticked, gone };
  const names = person ? { ...state.names, [person.id]: person.name } : state.names;
  return {
    state: { ...ticked, tickedBy: { ...state.tickedBy, [topic]: Object.fromEntries(by) }, ...(names && { names }) },
    gone,
  };
}

function tickersOf({ tickedBy = {} }: ConversationState, topic: TopicId): Record<string, string> {
  return Object.hasOwn(tickedBy, topic) ? (tickedBy[topic] ?? {}) : {};
}

/** What a card shows of ticks: which, and in a group by whom. */
export function shownTicks(
  state: ConversationState,
  topic: TopicId,
  ids: ReadonlySet<string>,
): Pick<ShownSteps, 'ticked' | 'by' | 'names'> {
  const ticked = ticksOf(state, topic).filter((id) => ids.has(id));
  const by = Object.entries(tickersOf(state, topic)).filter(([id]) => ticked.includes(id));
  const people = new Set(by.map(([, person]) => person));
  const names = Object.entries(state.names ?? {}).filter(([id]) => people.has(id));
  return {
    ...(ticked.length > 0 && { ticked }),
    ...(by.length > 0 && { by: Object.fromEntries(by), names: Object.fromEntries(names) }),
  };
}

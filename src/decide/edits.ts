import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import type { Understanding, Wish } from '../model/understanding.js';
import { showAgain } from './show-topic.js';
import type { Decided, Situation } from './situation.js';
import { soFar } from './so-far.js';
import { solve } from './wishes.js';

/** Wishes that change something each time they are said. */
const acts: ReadonlySet<Wish> = new Set(['still-failing', 'solved', 'none-of-these', 'back', 'start-over']);

/** What a text does besides being answered; undefined where that is nothing. */
export function actOf({ wish, done, persists }: Understanding): string | undefined {
  if (done) return `done ${JSON.stringify(done)}`;
  if (wish !== undefined && acts.has(wish)) return wish;
  return persists ? 'persists' : undefined;
}

/** Keeps what the message did, in case that it is changed; a click in between ends that. */
export function withLast(state: ConversationState, situation: Situation): ConversationState {
  const rest = { ...state };
  delete rest.last;
  if (situation.kind !== 'text' || situation.original === undefined) return rest;
  const act = actOf(situation.understanding);
  return { ...rest, last: { id: situation.original, ...(act !== undefined && { act }) } };
}

/** Whether a message that was changed did when it was first written what it says now, or nobody knows whether it did. */
export function wasDone({ last }: ConversationState, situation: Situation & { kind: 'text' }): boolean {
  const { isEdit = false, original, understanding } = situation;
  const act = actOf(understanding);
  if (!isEdit || act === undefined) return false;
  return last === undefined || last.id !== original || last.act === act;
}

/** A message that was changed and says again what it did gets the same card; an older one is told where the talk stands. */
export function onlyShown(
  state: ConversationState,
  situation: Situation & { kind: 'text' },
  pack: Pack,
): Decided | undefined {
  const { understanding, original } = situation;
  const { wish, done } = understanding;
  const isAct = done !== undefined || (wish !== undefined && acts.has(wish));
  if (!isAct || !wasDone(state, situation)) return undefined;
  const isLast = state.last !== undefined && state.last.id === original;
  if (isLast && wish === 'solved' && state.topic === undefined) return solve(state, '', undefined, pack);
  const shown = isLast ? showAgain(state, pack) : undefined;
  return shown ?? soFar(state, pack) ?? { state, decision: { kind: 'welcome' } };
}

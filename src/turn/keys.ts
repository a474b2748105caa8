import { createHash } from 'node:crypto';
import type { Message } from '../model/message.js';

/** By what the channel knows this activity; undefined where it does not say. */
export function activityKey({ id }: Message): string | undefined {
  return id === '' ? undefined : `activity ${id}`;
}

/** By what a redelivery is known: the channel's id, and for a submit what it says, as it may come under a new id. */
export function keysOf(message: Message): string[] {
  const known = activityKey(message);
  const keys = known === undefined ? [] : [known];
  if (message.kind !== 'action') return keys;
  const { key, verb, topic, step = '', inputs } = message.action;
  return [...keys, `submit ${JSON.stringify([key, verb, topic, step, Object.entries(inputs).sort()])}`];
}

/** Keys of cards end in a mark of the talk that they were made for, so that a card which was passed on is known. */
export function keyMarkOf(conversation: string): string {
  return `~${createHash('sha256').update(conversation).digest('base64url').slice(0, 6)}`;
}

/** Cards of before have no mark, and count as this talk's own. */
export function isForeign({ action, conversation }: Message & { kind: 'action' }): boolean {
  const mark = /~[\w-]{6}(?=[-.]|$)/.exec(action.key)?.[0];
  return mark !== undefined && mark !== keyMarkOf(conversation);
}

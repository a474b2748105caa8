import type { Spoken } from '../model/store.js';
import { asKey } from './keys.js';
import { readHandled } from './read-state.js';
import type { Db } from './tables.js';

/** The last turns of a conversation, oldest first. One that is known by several keys counts once; what cannot be read is left out. */
export async function spokenIn(db: Db, conversation: string, limit: number): Promise<Spoken[]> {
  const rows = await db
    .selectFrom('handled')
    .select(['asker', 'json', 'created_at'])
    .where('conversation', '=', asKey(conversation))
    .orderBy('created_at', 'desc')
    // A turn has at most two keys as a rule.
    .limit(2 * limit)
    .execute();
  const byTurn = new Map<string, Spoken>();
  for (const { asker, json, created_at: at } of rows) {
    const read = readHandled(json);
    // The same turn again is a repetition: what counts is when it was first.
    if ('value' in read && read.value.turn !== '') byTurn.set(read.value.turn, { ...read.value, asker, at });
  }
  return [...byTurn.values()].slice(0, limit).reverse();
}

import { newConversation } from '../model/conversation.js';
import type { LoadedTurn } from '../model/store.js';
import { asKey } from './keys.js';
import { readHandled, readState } from './read-state.js';
import type { Db } from './tables.js';

/** Reads what a turn begins with. @param keys by which it may have been handled before, the first known one counts. */
export async function loadTurn(db: Db, id: string, keys: readonly string[]): Promise<LoadedTurn> {
  const conversation = asKey(id);
  const handled = keys.length === 0 ? undefined : await findHandled(db, conversation, keys);
  const state = await loadState(db, conversation);
  return { ...state, ...(handled && { handled }) };
}

async function findHandled(db: Db, conversation: string, keys: readonly string[]): Promise<LoadedTurn['handled']> {
  const stored = keys.map(asKey);
  const rows = await db
    .selectFrom('handled')
    .select(['key', 'json'])
    .where('conversation', '=', conversation)
    .where('key', 'in', stored)
    .execute();
  for (const [index, key] of keys.entries()) {
    const row = rows.find((one) => one.key === stored[index]);
    if (!row) continue;
    const read = readHandled(row.json);
    // It was handled: to do it again would be worse than to say nothing about it.
    const nothing = { decisions: [], removed: [], turn: '' };
    return { ...('value' in read ? read.value : nothing), key };
  }
  return undefined;
}

async function loadState(db: Db, conversation: string): Promise<LoadedTurn> {
  const row = await db
    .selectFrom('conversations')
    .select(['state', 'version'])
    .where('id', '=', conversation)
    .executeTakeFirst();
  if (!row || row.state === null) return {};
  const read = readState(row.state, row.version);
  if ('value' in read) return { state: read.value };
  return { state: { ...newConversation(), version: row.version }, damage: read.damage };
}

import { newConversation } from '../model/conversation.js';
import type { LoadedTurn } from '../model/store.js';
import { asKey } from './keys.js';
import { prepared } from './prepared.js';
import { readHandled, readState } from './read-state.js';
import { loadHead } from './tickets.js';
import type { Db } from './tables.js';

/** Most turns have one or two keys. */
const keysAtOnce = 2;

/** The conversation, with what was handled under one of two keys in rows of its own. */
const load = prepared<
  { id: string; key0: string; key1: string },
  { state: string | null; version: number; key: string | null; json: string | null }
>((db, slot) =>
  db
    .selectFrom('conversations')
    .leftJoin('handled', (join) =>
      join.onRef('handled.conversation', '=', 'conversations.id').on('handled.key', 'in', [slot('key0'), slot('key1')]),
    )
    .select(['state', 'version', 'key', 'json'])
    .where('conversations.id', '=', slot('id')),
);

/** Reads what a turn begins with. @param keys by which it may have been handled before, the first known one counts. */
export async function loadTurn(db: Db, id: string, keys: readonly string[]): Promise<LoadedTurn> {
  const conversation = asKey(id);
  const stored = keys.map(asKey);
  const found = new Map<string, string>();
  let talk: { state: string | null; version: number } | undefined;
  for (let at = 0; at === 0 || at < keys.length; at += keysAtOnce) {
    const key0 = stored[at] ?? '';
    const { rows } = await load(db, { id: conversation, key0, key1: stored[at + 1] ?? key0 });
    for (const { key, json } of rows) if (key !== null && json !== null) found.set(key, json);
    talk ??= rows[0];
  }
  const first = stored.findIndex((key) => found.has(key));
  const read = talk ? readTalk(talk) : {};
  const ticket = read.state?.ticket === undefined ? undefined : await loadHead(db, read.state.ticket);
  return {
    ...read,
    ...(ticket && { ticket }),
    ...(first >= 0 && { handled: handledOf(found.get(stored[first] ?? '') ?? '', keys[first] ?? '') }),
  };
}

function handledOf(json: string, key: string): NonNullable<LoadedTurn['handled']> {
  const read = readHandled(json);
  // It was handled, and is not done again.
  return 'value' in read ? { ...read.value, key } : { decisions: [], removed: [], turn: '', key, damage: read.damage };
}

function readTalk({ state, version }: { state: string | null; version: number }): LoadedTurn {
  if (state === null) return {};
  const read = readState(state, version);
  if ('value' in read) return { state: read.value };
  return { state: { ...newConversation(), version }, damage: read.damage };
}

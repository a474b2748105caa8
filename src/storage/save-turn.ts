import { sql } from 'kysely';
import type { Asker } from '../model/asker.js';
import type { SavedTurn } from '../model/store.js';
import { insertActivities } from './activities.js';
import { Conflict } from './conflict.js';
import { asKey } from './keys.js';
import { insertItems } from './outbox-rows.js';
import type { Trx } from './tables.js';

/** Writes a turn, all in the transaction that it is given. @throws Conflict when it is to be thought again. */
export async function saveTurn(trx: Trx, turn: SavedTurn, now: number): Promise<void> {
  const conversation = asKey(turn.conversation);
  const { activities = [], outbox = [], damage } = turn;
  if (damage !== undefined) await keepAside(trx, conversation, damage, now);
  // First of all: it makes other turns of this conversation wait until this one is saved.
  const next = await writeConversation(trx, conversation, turn, activities.length, now);
  await writeAsker(trx, conversation, turn.asker);
  await writeHandled(trx, conversation, turn, now);
  if (activities.length > 0) await insertActivities(trx, conversation, activities, next, now);
  if (outbox.length > 0) await insertItems(trx, conversation, turn.asker, outbox, now);
}

/** @returns the position after the activities that are to be added. */
async function writeConversation(
  trx: Trx,
  id: string,
  { state }: SavedTurn,
  added: number,
  now: number,
): Promise<number | null> {
  const change = {
    used_at: now,
    next_position: sql<number | null>`conversations.next_position + ${added}`,
    ...(state && { state: JSON.stringify(state), version: state.version }),
  };
  const row =
    state?.version === 1
      ? await trx
          .insertInto('conversations')
          .values({ id, created_at: now, used_at: now, next_position: null, state: change.state ?? null, version: 1 })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(change).where('conversations.version', '=', 0))
          .returning('next_position')
          .executeTakeFirst()
      : await trx
          .updateTable('conversations')
          .set(change)
          .where('id', '=', id)
          .$if(state !== undefined, (query) => query.where('version', '=', (state?.version ?? 0) - 1))
          .returning('next_position')
          .executeTakeFirst();
  if (!row) throw new Conflict();
  return row.next_position;
}

/** Notes who takes part. */
export async function writeAsker(trx: Trx, conversation: string, { id, channel, alias }: Asker): Promise<void> {
  await trx
    .insertInto('askers')
    .values({ conversation, id: asKey(id), channel: asKey(channel), alias: alias === undefined ? null : asKey(alias) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function writeHandled(trx: Trx, conversation: string, turn: SavedTurn, now: number): Promise<void> {
  if (turn.keys.length === 0) return;
  const { decisions, removed, turn: id } = turn.handled;
  const json = JSON.stringify({ decisions, removed, turn: id });
  const asker = asKey(turn.asker.id);
  const rows = turn.keys.map((key) => ({ conversation, key: asKey(key), asker, json, created_at: now }));
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('handled')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) !== rows.length) throw new Conflict();
}

/** Moves a state that cannot be read to where the keeper finds it. */
async function keepAside(trx: Trx, conversation: string, reason: string, now: number): Promise<void> {
  const row = await trx.selectFrom('conversations').select('state').where('id', '=', conversation).executeTakeFirst();
  if (!row || row.state === null) return;
  await trx.insertInto('quarantine').values({ conversation, reason, content: row.state, created_at: now }).execute();
}

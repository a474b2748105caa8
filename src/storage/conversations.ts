import { sql } from 'kysely';
import type { Db, Trx } from './tables.js';

/** Makes a conversation in which nothing was said yet, and which takes activities. */
export async function openConversation(trx: Trx, id: string, now: number): Promise<void> {
  await trx
    .insertInto('conversations')
    .values({ id, version: 0, state: null, next_position: 0, created_at: now, used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether a conversation is known that takes activities. */
export async function hasLine(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('conversations').select('next_position').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.next_position !== null;
}

/** Takes positions for new activities. @returns the one after the last of them; undefined where there is no conversation. */
export async function takePositions(
  trx: Trx,
  id: string,
  count: number,
  now: number,
): Promise<number | null | undefined> {
  const row = await trx
    .updateTable('conversations')
    .set({ used_at: now, next_position: sql<number | null>`next_position + ${count}` })
    .where('id', '=', id)
    .returning('next_position')
    .executeTakeFirst();
  return row?.next_position;
}

import type { Asker } from '../model/asker.js';
import type { ClaimedItem, OutboxItem } from '../model/outbox.js';
import { asKey } from './keys.js';
import type { Dialect, Trx } from './tables.js';

/** Writes what is to be sent, in the transaction of what led to it. */
export async function insertItems(
  trx: Trx,
  conversation: string,
  asker: Asker,
  items: readonly OutboxItem[],
  now: number,
): Promise<void> {
  const rows = items.map(({ kind, lane, body, dueAt = now }) => ({
    ...{ kind, lane: asKey(lane), conversation, asker: asKey(asker.id), json: JSON.stringify(body) },
    ...{ created_at: now, due_at: dueAt, tries: 0, in_doubt: 0 },
  }));
  await trx.insertInto('outbox').values(rows).execute();
}

/**
 * Takes items that are due, of each lane at most the oldest. Until `until` nobody else gets them; if nothing is heard of
 * them by then, it is not known whether they arrived.
 */
export async function claimItems(
  trx: Trx,
  dialect: Dialect,
  kind: string,
  lane: string | undefined,
  { now, until, limit }: { now: number; until: number; limit: number },
): Promise<ClaimedItem[]> {
  const rows = await trx
    .selectFrom('outbox as item')
    .selectAll()
    .where('kind', '=', kind)
    .where('due_at', '<=', now)
    .$if(lane !== undefined, (query) => query.where('lane', '=', asKey(lane ?? '')))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.kind', '=', 'item.kind')
            .whereRef('earlier.lane', '=', 'item.lane')
            .whereRef('earlier.id', '<', 'item.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
    // SQLite has one writer at a time anyway.
    .$if(dialect === 'postgres', (query) => query.forUpdate('item').skipLocked())
    .execute();
  if (rows.length === 0) return [];
  await trx
    .updateTable('outbox')
    .set((eb) => ({ due_at: until, tries: eb('tries', '+', 1), in_doubt: 1 }))
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, lane: row.lane, body: JSON.parse(row.json) as unknown },
    ...{ tries: row.tries, savedAt: row.created_at, isInDoubt: row.in_doubt === 1 },
  }));
}

/** Lets everything be taken now that is held. */
export async function freeItems(trx: Trx, now: number): Promise<void> {
  await trx.updateTable('outbox').set({ due_at: now }).where('in_doubt', '=', 1).where('due_at', '>', now).execute();
}

export async function removeItem(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('outbox').where('id', '=', id).execute();
}

export async function putBackItem(trx: Trx, id: number, dueAt: number, isInDoubt: boolean): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ due_at: dueAt, in_doubt: isInDoubt ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

import type { Opening, OpeningsBy } from '../model/openings.js';
import type { TicketChange } from '../model/ticket-store.js';
import { Conflict } from './conflict.js';
import { asKey } from './keys.js';
import type { Db, Trx } from './tables.js';

export async function openingsBy(
  db: Db | Trx,
  { asker, origin }: OpeningsBy,
  since: number,
  limit: number,
): Promise<Opening[]> {
  const rows = await db
    .selectFrom('openings')
    .select(['kind', 'asker', 'created_at'])
    .where('created_at', '>', since)
    .where((eb) =>
      eb.or([
        eb('asker', '=', asKey(asker)),
        ...(origin === undefined ? [] : [eb.and([eb('origin', '=', asKey(origin)), eb('kind', '=', 'opened')])]),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ kind: row.kind, at: row.created_at, isOwn: row.asker === asKey(asker) }));
}

/**
 * Notes that an asker opened a ticket, or opened it again; what experts open is not counted.
 * @throws Conflict when others were quicker, so that there are too many now.
 */
export async function noteOpenings(trx: Trx, { entries, opening }: TicketChange): Promise<void> {
  for (const { ticket, by, event, at } of entries) {
    const { kind } = event;
    if (by.role !== 'asker' || (kind !== 'opened' && kind !== 'reopened')) continue;
    const [asker, origin] = [asKey(by.id), opening?.origin === undefined ? null : asKey(opening.origin)];
    if (opening) {
      const { since, ofAsker, ofOrigin } = opening;
      const count = (column: 'asker' | 'origin', value: string) => countOf(trx, kind, column, value, since);
      if ((await count('asker', asker)) >= ofAsker) throw new Conflict();
      if (kind === 'opened' && origin !== null && (await count('origin', origin)) >= ofOrigin) throw new Conflict();
    }
    const row = { ticket: asKey(ticket), kind, asker, origin, created_at: at };
    await trx.insertInto('openings').values(row).execute();
  }
}

async function countOf(
  trx: Trx,
  kind: Opening['kind'],
  column: 'asker' | 'origin',
  value: string,
  since: number,
): Promise<number> {
  const { count } = await trx
    .selectFrom('openings')
    .select(({ fn }) => fn.countAll().as('count'))
    .where(column, '=', value)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

import { asKey } from './keys.js';
import type { Db, Trx } from './tables.js';

export async function endSession(trx: Trx, id: string, endsAt: number): Promise<void> {
  await trx
    .insertInto('ended_sessions')
    .values({ id: asKey(id), ends_at: endsAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isSessionEnded(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('ended_sessions').select('id').where('id', '=', asKey(id)).executeTakeFirst();
  return row !== undefined;
}

/** Those that have ended by themselves meanwhile. */
export async function removeEndedSessions(trx: Trx, now: number): Promise<void> {
  await trx.deleteFrom('ended_sessions').where('ends_at', '<=', now).execute();
}

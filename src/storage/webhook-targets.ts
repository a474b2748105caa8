import type { OffReason, TargetHealth } from '../model/webhook-store.js';
import type { Db, Trx } from './tables.js';

export async function targetHealth(db: Db, target: string): Promise<TargetHealth> {
  const row = await db
    .selectFrom('webhook_targets')
    .select(['failing_since', 'off_at', 'off_reason'])
    .where('id', '=', target)
    .executeTakeFirst();
  if (!row) return {};
  const { failing_since: failingSince, off_at: at, off_reason: reason } = row;
  return { failingSince, ...(at !== null && reason !== null && { off: { at, reason } }) };
}

export async function noteTargetFails(trx: Trx, target: string, at: number): Promise<void> {
  await trx
    .insertInto('webhook_targets')
    .values({ id: target, failing_since: at, off_at: null, off_reason: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function noteTargetWorks(trx: Trx, target: string): Promise<void> {
  await trx.deleteFrom('webhook_targets').where('id', '=', target).execute();
}

/** @returns whether it was on until now. */
export async function switchTargetOff(trx: Trx, target: string, reason: OffReason, at: number): Promise<boolean> {
  await noteTargetFails(trx, target, at);
  const { numUpdatedRows } = await trx
    .updateTable('webhook_targets')
    .set({ off_at: at, off_reason: reason })
    .where('id', '=', target)
    .where('off_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

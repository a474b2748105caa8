import type { Trx } from './tables.js';

/** Writes a little, to find out whether anything can be written. */
export async function tryToWrite(trx: Trx): Promise<void> {
  await trx
    .insertInto('chores')
    .values({ name: 'probe', due_at: 0 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ due_at: eb('chores.due_at', '+', 1) })))
    .execute();
}

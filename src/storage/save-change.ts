import type { SavedChange } from '../model/ticket-store.js';
import { insertActivities } from './activities.js';
import { takePositions } from './conversations.js';
import { asKey } from './keys.js';
import { insertItems } from './outbox-rows.js';
import type { Trx } from './tables.js';
import { writeChange } from './tickets.js';

/**
 * Writes a change of a ticket with what the asker and others get of it.
 * @returns whether anything was added to the asker's Direct Line conversation. One that is no longer kept gets nothing:
 *   its asker cannot come back to it.
 * @throws Conflict when it is to be made anew.
 */
export async function saveChange(trx: Trx, change: SavedChange, now: number): Promise<boolean> {
  const { ticket, activities = [], outbox = [] } = change;
  await writeChange(trx, change);
  const conversation = asKey(ticket.address.conversation);
  if (outbox.length > 0) await insertItems(trx, conversation, ticket.asker, outbox, now);
  if (activities.length === 0) return false;
  const next = await takePositions(trx, conversation, activities.length, now);
  if (next === undefined || next === null) return false;
  await insertActivities(trx, conversation, activities, next, now);
  return true;
}

import { setTimeout as delay } from 'node:timers/promises';
import { openingsMs } from '../model/openings.js';
import type { Removed } from '../model/store.js';
import type { TicketState } from '../model/ticket.js';
import { removeEndedSessions } from './ended-sessions.js';
import type { Database, Operation } from './database.js';
import { addRemoved, nothingRemoved } from './removed.js';
import type { Dialect, Trx } from './tables.js';

/** Milliseconds between two removals, whichever process does them. */
const everyMs = 6 * 60 * 60 * 1000;
/** Milliseconds after which a conversation goes in which nobody ever said anything. */
const unusedMs = 24 * 60 * 60 * 1000;
const rowsAtOnce = 200;
const liveStates: readonly TicketState[] = ['open', 'reopened', 'assigned'];
/** Milliseconds between two steps, for the turns that wait. */
const restMs = 5;

/** Removes what is older than `before`, if nobody did lately. @param now milliseconds since 1970, like all moments. */
export async function removeOld(
  database: Database,
  before: { talks: number; keys: number },
  now: number,
): Promise<Removed | undefined> {
  if (!(await database.write((trx) => takeChore(trx, now)))) return undefined;
  const steps: [keyof Removed, Operation<Partial<Removed>>][] = [
    ['conversations', (trx) => removeTalks(trx, database.dialect, before.talks, now - unusedMs)],
    ['keys', (trx) => removeKeys(trx, before.keys)],
    ['tickets', (trx) => removeTickets(trx, before.talks)],
    ['unreadable', (trx) => removeUnreadable(trx, before.talks)],
  ];
  let removed = nothingRemoved();
  for (const [counted, step] of steps) {
    for (;;) {
      const more = await database.write(step);
      removed = addRemoved(removed, more);
      if ((more[counted] ?? 0) < rowsAtOnce) break;
      await delay(restMs);
    }
  }
  await database.write((trx) => removeExpired(trx, now));
  return removed;
}

/** What counts for a short time only, and of which there is little. */
async function removeExpired(trx: Trx, now: number): Promise<void> {
  await trx
    .deleteFrom('openings')
    .where('created_at', '<=', now - openingsMs)
    .execute();
  await removeEndedSessions(trx, now);
}

/** Of all processes one gets it, and then none for a while. */
async function takeChore(trx: Trx, now: number): Promise<boolean> {
  const row = await trx
    .insertInto('chores')
    .values({ name: 'remove-old', due_at: now + everyMs })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ due_at: now + everyMs })
        .where('chores.due_at', '<=', now),
    )
    .returning('due_at')
    .executeTakeFirst();
  return row !== undefined;
}

async function removeTalks(
  trx: Trx,
  dialect: Dialect,
  before: number,
  unusedBefore: number,
): Promise<Partial<Removed>> {
  const rows = await trx
    .selectFrom('conversations')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('used_at', '<', before),
        eb.and([eb('version', '=', 0), eb('next_position', '=', 0), eb('used_at', '<', unusedBefore)]),
      ]),
    )
    // A talk goes on as long as its ticket.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tickets')
            .select('tickets.id')
            .whereRef('tickets.conversation', '=', 'conversations.id')
            .where('tickets.state', 'in', liveStates),
        ),
      ),
    )
    .orderBy('used_at')
    .limit(rowsAtOnce)
    // Nobody goes on with a talk while it is being removed.
    .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked())
    .execute();
  if (rows.length === 0) return {};
  const ids = rows.map(({ id }) => id);
  const activities = await trx.deleteFrom('activities').where('conversation', 'in', ids).executeTakeFirst();
  const keys = await trx.deleteFrom('handled').where('conversation', 'in', ids).executeTakeFirst();
  await trx.deleteFrom('conversations').where('id', 'in', ids).execute();
  return {
    conversations: ids.length,
    activities: Number(activities.numDeletedRows),
    keys: Number(keys.numDeletedRows),
  };
}

/** Those that are over; one that waits is kept until somebody says what becomes of it. */
async function removeTickets(trx: Trx, before: number): Promise<Partial<Removed>> {
  const { numDeletedRows } = await trx
    .deleteFrom('tickets')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('tickets as old')
        .select('old.id')
        .where('old.changed_at', '<', before)
        .where('old.state', 'not in', liveStates)
        .limit(rowsAtOnce),
    )
    .executeTakeFirst();
  return { tickets: Number(numDeletedRows) };
}

async function removeKeys(trx: Trx, before: number): Promise<Partial<Removed>> {
  const { numDeletedRows } = await trx
    .deleteFrom('handled')
    .where((eb) =>
      eb(
        eb.refTuple('conversation', 'key'),
        'in',
        eb
          .selectFrom('handled as old')
          .select(['old.conversation', 'old.key'])
          .where('old.created_at', '<', before)
          .limit(rowsAtOnce)
          .$asTuple('conversation', 'key'),
      ),
    )
    .executeTakeFirst();
  return { keys: Number(numDeletedRows) };
}

async function removeUnreadable(trx: Trx, before: number): Promise<Partial<Removed>> {
  const { numDeletedRows } = await trx
    .deleteFrom('quarantine')
    .where('id', 'in', (eb) =>
      eb.selectFrom('quarantine as old').select('old.id').where('old.created_at', '<', before).limit(rowsAtOnce),
    )
    .executeTakeFirst();
  return { unreadable: Number(numDeletedRows) };
}

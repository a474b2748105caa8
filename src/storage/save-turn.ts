import { sql } from 'kysely';
import type { Asker } from '../model/asker.js';
import type { Handled, SavedTurn } from '../model/store.js';
import { insertActivities } from './activities.js';
import { noteAsker } from './askers.js';
import { Conflict } from './conflict.js';
import { insertOutcomes } from './insert-outcomes.js';
import { asKey } from './keys.js';
import { insertItems } from './outbox-rows.js';
import { prepared, preparedFor } from './prepared.js';
import type { Trx } from './tables.js';
import { writeChange } from './tickets.js';

/** Writes a turn, all in the transaction that it is given. @throws Conflict when it is to be thought again. */
export async function saveTurn(trx: Trx, turn: SavedTurn, now: number): Promise<void> {
  const conversation = asKey(turn.conversation);
  const { activities = [], outbox = [], outcomes = [], damage, change, lost } = turn;
  if (damage !== undefined) await keepAside(trx, conversation, damage, now);
  // First of all: it makes other turns of this conversation wait until this one is saved.
  const next = await writeConversation(trx, conversation, turn, activities.length, now);
  if (lost) await replaceHandled(trx, conversation, lost, turn, now);
  await noteAsker(trx, conversation, turn.asker);
  if (turn.keys.length > 0) await writeHandled(trx, conversation, turn, now);
  if (activities.length > 0) await insertActivities(trx, conversation, activities, next, now);
  // Before what is to be sent because of it: see holdTicket.
  if (change) await writeChange(trx, change);
  if (outbox.length > 0) await insertItems(trx, conversation, turn.asker, outbox, now);
  if (outcomes.length > 0) await insertOutcomes(trx, outcomes, now);
}

interface Change extends Record<string, unknown> {
  id: string;
  state: string;
  version: number;
  added: number;
  now: number;
}
interface Written {
  next_position: number | null;
}

const shifted = (added: number) => sql<number | null>`conversations.next_position + ${added}`;

const begin = prepared<Change, Written>((db, slot) =>
  db
    .insertInto('conversations')
    .values({
      ...{ id: slot('id'), state: slot('state'), version: slot('version'), next_position: null },
      ...{ created_at: slot('now'), used_at: slot('now') },
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          ...{ state: slot('state'), version: slot('version') },
          ...{ next_position: shifted(slot('added')), used_at: slot('now') },
        })
        .where('conversations.version', '=', 0),
    )
    .returning('next_position'),
);

const goOn = prepared<Change & { before: number }, Written>((db, slot) =>
  db
    .updateTable('conversations')
    .set({
      ...{ state: slot('state'), version: slot('version') },
      ...{ next_position: shifted(slot('added')), used_at: slot('now') },
    })
    .where('id', '=', slot('id'))
    .where('version', '=', slot('before'))
    .returning('next_position'),
);

const stay = prepared<Pick<Change, 'id' | 'added' | 'now'>, Written>((db, slot) =>
  db
    .updateTable('conversations')
    .set({ next_position: shifted(slot('added')), used_at: slot('now') })
    .where('id', '=', slot('id'))
    .returning('next_position'),
);

/** @returns the position after the activities that are to be added; null where the conversation takes none. */
async function writeConversation(
  trx: Trx,
  id: string,
  { state }: SavedTurn,
  added: number,
  now: number,
): Promise<number | null> {
  const row = state
    ? await writeState(trx, { id, state: JSON.stringify(state), version: state.version, added, now })
    : await stay(trx, { id, added, now });
  const [written] = row.rows;
  if (!written) throw new Conflict();
  return written.next_position;
}

function writeState(trx: Trx, change: Change) {
  return change.version === 1 ? begin(trx, change) : goOn(trx, { ...change, before: change.version - 1 });
}

const insertHandled = preparedFor<Record<string, string | number>, never>((count) => (db, slot) => {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...{ conversation: slot('conversation') as string, key: slot(`key${index}`) as string },
    ...{ asker: slot('asker') as string, json: slot('json') as string, created_at: slot('now') as number },
  }));
  return db
    .insertInto('handled')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing());
});

/** What is kept to say the same again, and by whom it was said: a group has several who may. */
function handledJson({ said, matches, decisions, removed, turn }: Handled, { name, alias }: Asker): string {
  return JSON.stringify({ said, name, alias, matches, decisions, removed, turn });
}

async function writeHandled(trx: Trx, conversation: string, turn: SavedTurn, now: number): Promise<void> {
  const json = handledJson(turn.handled, turn.asker);
  const keys = Object.fromEntries(turn.keys.map((key, index) => [`key${index}`, asKey(key)]));
  const values = { conversation, asker: asKey(turn.asker.id), json, now, ...keys };
  const { numAffectedRows } = await insertHandled(turn.keys.length)(trx, values);
  if (Number(numAffectedRows) !== turn.keys.length) throw new Conflict();
}

/** Moves what cannot be said again to where the keeper finds it. Whoever finds it removed or replaced begins anew. */
async function replaceHandled(
  trx: Trx,
  conversation: string,
  { key, reason }: NonNullable<SavedTurn['lost']>,
  { handled, asker }: SavedTurn,
  now: number,
): Promise<void> {
  const stored = asKey(key);
  const row = await trx
    .selectFrom('handled')
    .select('json')
    .where('conversation', '=', conversation)
    .where('key', '=', stored)
    .executeTakeFirst();
  if (!row) throw new Conflict();
  await trx
    .insertInto('quarantine')
    .values({ conversation, reason: `what a message led to: ${reason}`, content: row.json, created_at: now })
    .execute();
  await trx
    .updateTable('handled')
    .set({ json: handledJson(handled, asker) })
    .where('conversation', '=', conversation)
    .where('key', '=', stored)
    .execute();
}

/** Moves a state that cannot be read to where the keeper finds it. */
async function keepAside(trx: Trx, conversation: string, reason: string, now: number): Promise<void> {
  const row = await trx.selectFrom('conversations').select('state').where('id', '=', conversation).executeTakeFirst();
  if (!row || row.state === null) return;
  await trx.insertInto('quarantine').values({ conversation, reason, content: row.state, created_at: now }).execute();
}

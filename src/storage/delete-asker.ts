import type { Removed } from '../model/store.js';
import { type AskerRow, findAsker, othersIn } from './asker-data.js';
import { Conflict } from './conflict.js';
import type { Database } from './database.js';
import { jsonWithoutPeople } from './mentions.js';
import { asKey } from './keys.js';
import { addRemoved, nothingRemoved } from './removed.js';
import type { Trx } from './tables.js';

const mostTries = 20;

/** Removes everything of an asker, one conversation after the other, so that nobody waits long meanwhile. */
export async function deleteAsker(database: Database, id: string): Promise<Removed> {
  const rows = await database.read((db) => findAsker(db, id));
  const own = new Set(rows.flatMap((row) => (row.alias === null ? [row.id] : [row.id, row.alias])));
  const tickets = await database.write((trx) => removeTickets(trx, id));
  let removed = { ...nothingRemoved(), tickets };
  for (const row of rows) removed = addRemoved(removed, await removeFrom(database, row, own));
  return removed;
}

/** Tickets go as a whole, with what experts said in them. */
async function removeTickets(trx: Trx, id: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('tickets')
    .where((eb) => eb.or([eb('asker', '=', asKey(id)), eb('alias', '=', asKey(id))]))
    .executeTakeFirst();
  // Also those of other people's tickets, in a chat with them.
  await trx.deleteFrom('openings').where('asker', '=', asKey(id)).execute();
  return Number(numDeletedRows);
}

async function removeFrom(database: Database, row: AskerRow, own: ReadonlySet<string>): Promise<Removed> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.write((trx) => removeInOne(trx, row, own));
    } catch (thrown) {
      // Somebody is talking there.
      if (!(thrown instanceof Conflict) || tries === mostTries) throw thrown;
    }
  }
}

async function removeInOne(trx: Trx, row: AskerRow, own: ReadonlySet<string>): Promise<Removed> {
  const { conversation, id } = row;
  const isShared = (await othersIn(trx, conversation, own)).size > 0;
  const unsent = await trx
    .deleteFrom('outbox')
    .where('conversation', '=', conversation)
    .$if(isShared, (query) => query.where('asker', '=', id))
    .executeTakeFirst();
  const counts = { ...nothingRemoved(), unsent: Number(unsent.numDeletedRows) };
  return addRemoved(counts, isShared ? await leaveShared(trx, row, own) : await removeWhole(trx, conversation));
}

async function removeWhole(trx: Trx, conversation: string): Promise<Partial<Removed>> {
  const removeOf = async (table: 'handled' | 'activities' | 'quarantine') => {
    const { numDeletedRows } = await trx.deleteFrom(table).where('conversation', '=', conversation).executeTakeFirst();
    return Number(numDeletedRows);
  };
  const keys = await removeOf('handled');
  const activities = await removeOf('activities');
  const unreadable = await removeOf('quarantine');
  const { numDeletedRows } = await trx.deleteFrom('conversations').where('id', '=', conversation).executeTakeFirst();
  return { conversations: Number(numDeletedRows), keys, activities, unreadable };
}

/** The talk goes on without this asker: what is shared stays, and no longer says who it was. */
async function leaveShared(
  trx: Trx,
  { conversation, id }: AskerRow,
  own: ReadonlySet<string>,
): Promise<Partial<Removed>> {
  const hide = (json: string) => jsonWithoutPeople(json, own, 'somebody who was removed');
  const mentions = (await hideInState(trx, conversation, hide)) + (await hideInUnreadable(trx, conversation, hide));
  const handled = await trx
    .deleteFrom('handled')
    .where('conversation', '=', conversation)
    .where('asker', '=', id)
    .executeTakeFirst();
  await trx.deleteFrom('askers').where('conversation', '=', conversation).where('id', '=', id).execute();
  return { keys: Number(handled.numDeletedRows), mentions };
}

type Hide = (json: string) => string;

async function hideInState(trx: Trx, conversation: string, hide: Hide): Promise<number> {
  const talk = await trx
    .selectFrom('conversations')
    .select(['state', 'version'])
    .where('id', '=', conversation)
    .executeTakeFirst();
  if (!talk || talk.state === null || hide(talk.state) === talk.state) return 0;
  const version = talk.version + 1;
  // A new version, so that a turn that has the old state at hand does not bring the name back.
  const { numUpdatedRows } = await trx
    .updateTable('conversations')
    .set({ version, state: withVersion(hide(talk.state), version) })
    .where('id', '=', conversation)
    .where('version', '=', talk.version)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new Conflict();
  return 1;
}

async function hideInUnreadable(trx: Trx, conversation: string, hide: Hide): Promise<number> {
  const rows = await trx
    .selectFrom('quarantine')
    .select(['id', 'content'])
    .where('conversation', '=', conversation)
    .execute();
  const naming = rows.filter(({ content }) => hide(content) !== content);
  for (const { id, content } of naming) {
    await trx
      .updateTable('quarantine')
      .set({ content: hide(content) })
      .where('id', '=', id)
      .execute();
  }
  return naming.length;
}

/** A state that cannot be read is left as it is: its row tells the version. */
function withVersion(json: string, version: number): string {
  try {
    return JSON.stringify({ ...(JSON.parse(json) as object), version });
  } catch {
    return json;
  }
}

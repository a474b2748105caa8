import type { Removed } from '../model/store.js';
import { type AskerRow, findAsker, findTickets, idsOf, othersIn } from './asker-data.js';
import { Conflict } from './conflict.js';
import type { Database, Operation } from './database.js';
import { hidden, jsonWithoutPeople, jsonWithoutWords } from './mentions.js';
import { asKey } from './keys.js';
import { readHandled, readState } from './read-state.js';
import { removeVoices } from './remove-voices.js';
import { addRemoved, nothingRemoved } from './removed.js';
import type { Trx } from './tables.js';
import { whoHas } from './voices.js';

const mostTries = 20;

/** Removes everything of an asker, one conversation after the other, so that nobody waits long meanwhile. */
export async function deleteAsker(database: Database, id: string): Promise<Removed> {
  const rows = await database.read((db) => findAsker(db, id));
  const known = await database.read((db) => findTickets(db, id));
  const own = idsOf(id, ...rows, ...known.map(({ asker, alias }) => ({ id: asker, alias })));
  const tickets = await database.write((trx) => removeTickets(trx, id));
  const spoken = await removeVoices(database, own, whoHas(own), (operation) => repeatedly(database, operation));
  let removed = { ...nothingRemoved(), tickets, spoken };
  for (const row of rows) {
    removed = addRemoved(removed, await repeatedly(database, (trx) => removeInOne(trx, row, own)));
  }
  // Also where nothing was left to remove: it may be the second try.
  await database.wipe();
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

/** Does it again where somebody is talking there. */
async function repeatedly<T>(database: Database, operation: Operation<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.write(operation);
    } catch (thrown) {
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
  const texts = await wordsIn(trx, conversation, id, own);
  const hide = (json: string) => jsonWithoutWords(jsonWithoutPeople(json, own, hidden), texts);
  const mentions =
    (await hideInState(trx, conversation, hide)) +
    (await hideInUnreadable(trx, conversation, hide)) +
    (await hideInForms(trx, conversation, id, hide));
  const handled = await trx
    .deleteFrom('handled')
    .where('conversation', '=', conversation)
    .where('asker', '=', id)
    .executeTakeFirst();
  await trx.deleteFrom('askers').where('conversation', '=', conversation).where('id', '=', id).execute();
  return { keys: Number(handled.numDeletedRows), mentions };
}

/** What this asker wrote, as far as it is known: it may be part of the words of a problem. */
async function wordsIn(trx: Trx, conversation: string, id: string, own: ReadonlySet<string>): Promise<string[]> {
  const handled = await trx
    .selectFrom('handled')
    .select('json')
    .where('conversation', '=', conversation)
    .where('asker', '=', id)
    .execute();
  const said = handled.flatMap(({ json }) => {
    const read = readHandled(json);
    return 'value' in read ? [read.value.said ?? ''] : [];
  });
  const talk = await trx
    .selectFrom('conversations')
    .select(['state', 'version'])
    .where('id', '=', conversation)
    .executeTakeFirst();
  const read = talk?.state == null ? undefined : readState(talk.state, talk.version);
  const heard = read && 'value' in read ? (read.value.heard ?? []) : [];
  const texts = [...said, ...heard.flatMap(({ by, text }) => (own.has(by) ? [text] : []))].map((text) => text.trim());
  // The longest first: one may be part of another.
  return [...new Set(texts)].filter((text) => text !== '').sort((one, other) => other.length - one.length);
}

/** Forms that others were shown are filled in with what everybody said. */
async function hideInForms(trx: Trx, conversation: string, id: string, hide: Hide): Promise<number> {
  const rows = await trx
    .selectFrom('handled')
    .select(['key', 'json'])
    .where('conversation', '=', conversation)
    .where('asker', '!=', id)
    .where('json', 'like', '%"kind":"form"%')
    .execute();
  const naming = rows.filter(({ json }) => hide(json) !== json);
  for (const { key, json } of naming) {
    await trx
      .updateTable('handled')
      .set({ json: hide(json) })
      .where('conversation', '=', conversation)
      .where('key', '=', key)
      .execute();
  }
  return naming.length;
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

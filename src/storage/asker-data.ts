import type { AskerData } from '../model/store.js';
import { filesOf } from './files.js';
import { asKey } from './keys.js';
import { withoutPeople } from './mentions.js';
import type { Db, Tables, Trx } from './tables.js';
import { ticketsNaming } from './remove-voices.js';
import { allEntries, ticketOf } from './tickets.js';
import { entryFor, filesIn, type Is, isBy, linesOf, storyFor, whoHas } from './voices.js';

export type AskerRow = Tables['askers'];

/** Where somebody takes part who is known by this id, to the channel or to an organisation. */
export async function findAsker(db: Db | Trx, id: string): Promise<AskerRow[]> {
  return db
    .selectFrom('askers')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', asKey(id)), eb('alias', '=', asKey(id))]))
    .orderBy('conversation')
    .execute();
}

/** The ids of those who take part in a conversation, without those of `own`. */
export async function othersIn(db: Db | Trx, conversation: string, own: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await db.selectFrom('askers').select(['id', 'alias']).where('conversation', '=', conversation).execute();
  const others = rows
    .filter(({ id }) => !own.has(id))
    .flatMap(({ id, alias }) => (alias === null ? [id] : [id, alias]));
  return new Set(others);
}

/** Everything that is kept of an asker. Of a conversation with others, what is theirs is left out. */
export async function exportAsker(db: Db, id: string): Promise<AskerData> {
  const rows = await findAsker(db, id);
  const own = new Set(rows.map((row) => row.id));
  const askers = new Map(rows.map((row) => [JSON.stringify([row.channel, row.id]), row]));
  const tickets = await findTickets(db, id);
  const ids = idsOf(id, ...rows, ...tickets.map(({ asker, alias }) => ({ id: asker, alias })));
  const is = whoHas(ids);
  const conversations: AskerData['conversations'] = [];
  for (const row of rows) conversations.push(await exportConversation(db, row, own));
  return {
    askers: [...askers.values()].map((row) => ({
      channel: row.channel,
      id: row.id,
      ...(row.alias !== null && { alias: row.alias }),
    })),
    conversations,
    tickets: await Promise.all(tickets.map((row) => exportTicket(db, row, is))),
    spoken: await spokenElsewhere(db, ids, is, tickets),
  };
}

/** The tickets of somebody who is known by this id. */
export async function findTickets(db: Db | Trx, id: string) {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where((eb) => eb.or([eb('asker', '=', asKey(id)), eb('alias', '=', asKey(id))]))
    .orderBy('opened_at')
    .execute();
}

/** All ids of the person who is known by this one, as far as something that is kept tells them. */
export function idsOf(id: string, ...rows: readonly { id: string; alias: string | null }[]): Set<string> {
  return new Set([id, ...rows.flatMap((row) => (row.alias === null ? [row.id] : [row.id, row.alias]))]);
}

async function exportTicket(db: Db, row: Tables['tickets'], is: Is): Promise<AskerData['tickets'][0]> {
  const { story, ...head } = ticketOf(row);
  const entries = await allEntries(db, row.id);
  return {
    ticket: { ...head, story: storyFor(story, is) },
    entries: entries.map((entry) => entryFor(entry, is)),
    files: await filesOf(db, row.id),
  };
}

/** What somebody said and did in tickets that are not theirs. */
async function spokenElsewhere(
  db: Db,
  ids: ReadonlySet<string>,
  is: Is,
  own: readonly { id: string }[],
): Promise<AskerData['spoken']> {
  const spoken: AskerData['spoken'] = [];
  for (const id of await ticketsNaming(db, ids)) {
    if (own.some((ticket) => ticket.id === id)) continue;
    const row = await db.selectFrom('tickets').select(['json', 'story']).where('id', '=', id).executeTakeFirst();
    if (!row) continue;
    const before = linesOf(ticketOf(row).story, is);
    const entries = (await allEntries(db, id)).filter((entry) => isBy(entry, is));
    if (before.length + entries.length > 0)
      spoken.push({ ticket: id, before, entries, files: entries.flatMap(filesIn) });
  }
  return spoken;
}

async function exportConversation(db: Db, { conversation, channel, id }: AskerRow, own: ReadonlySet<string>) {
  const others = await othersIn(db, conversation, own);
  const isShared = others.size > 0;
  const read = (json: string | null) => withoutPeople(parsed(json), others, 'somebody else');
  const [talk, handled, activities, unsent, unreadable] = await Promise.all([
    db.selectFrom('conversations').select('state').where('id', '=', conversation).executeTakeFirst(),
    db
      .selectFrom('handled')
      .select('json')
      .where('conversation', '=', conversation)
      .where('asker', '=', id)
      .orderBy('created_at')
      .execute(),
    db.selectFrom('activities').select('json').where('conversation', '=', conversation).orderBy('position').execute(),
    db
      .selectFrom('outbox')
      .select('json')
      .where('conversation', '=', conversation)
      .where('asker', '=', id)
      .orderBy('id')
      .execute(),
    db.selectFrom('quarantine').select('content').where('conversation', '=', conversation).execute(),
  ]);
  return {
    ...{ conversation, channel, isShared },
    state: read(talk?.state ?? null),
    handled: handled.map(({ json }) => read(json)),
    activities: activities.map(({ json }) => read(json)),
    unsent: unsent.map(({ json }) => read(json)),
    // What cannot be read cannot be divided between people.
    unreadable: isShared ? [] : unreadable.map(({ content }) => content),
  };
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return json;
  }
}

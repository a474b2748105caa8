import type { AskerData } from '../model/store.js';
import { filesOf } from './files.js';
import { asKey } from './keys.js';
import { withoutPeople } from './mentions.js';
import type { Db, Tables, Trx } from './tables.js';
import { ticketOf } from './tickets.js';

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
  const conversations: AskerData['conversations'] = [];
  for (const row of rows) conversations.push(await exportConversation(db, row, own));
  return {
    askers: [...askers.values()].map((row) => ({
      channel: row.channel,
      id: row.id,
      ...(row.alias !== null && { alias: row.alias }),
    })),
    conversations,
    tickets: await ticketsOf(db, id),
  };
}

/** The tickets of somebody who is known by this id. */
async function ticketsOf(db: Db, id: string): Promise<AskerData['tickets']> {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where((eb) => eb.or([eb('asker', '=', asKey(id)), eb('alias', '=', asKey(id))]))
    .orderBy('opened_at')
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const entries = await db
        .selectFrom('ticket_entries')
        .select('json')
        .where('ticket', '=', row.id)
        .orderBy('seq')
        .execute();
      return {
        ticket: ticketOf(row),
        entries: entries.map(({ json }) => parsed(json)),
        files: await filesOf(db, row.id),
      };
    }),
  );
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

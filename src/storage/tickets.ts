import type { TicketChange, TicketFilter } from '../model/ticket-store.js';
import type { Story, Ticket, TicketEntry, TicketHead, TicketId } from '../model/ticket.js';
import { Conflict } from './conflict.js';
import { insertFiles } from './files.js';
import { asKey } from './keys.js';
import { noteOpenings } from './openings.js';
import type { Db, Trx } from './tables.js';

/** Writes a change of a ticket, in the transaction of whatever belongs to it. @throws Conflict when it is stale. */
export async function writeChange(trx: Trx, change: TicketChange): Promise<void> {
  const { ticket, story, entries, files = [] } = change;
  const before = ticket.version - entries.length;
  if (before === 0 && story) await insertTicket(trx, ticket, story);
  else await updateTicket(trx, ticket, before);
  await insertEntries(trx, entries);
  await insertFiles(trx, ticket.id, files, ticket.changedAt);
  await noteOpenings(trx, change);
}

/**
 * Waits until a change of a ticket that is being saved is saved, and makes the next one wait for this transaction. Whatever
 * adds to the lanes of a ticket does one or the other first: so what is added later is also seen later, and of a lane never
 * two are sent at once. SQLite has one writer at a time anyway.
 */
export async function holdTicket(trx: Trx, id: TicketId): Promise<void> {
  await trx.selectFrom('tickets').select('id').where('id', '=', asKey(id)).forUpdate().execute();
}

async function insertTicket(trx: Trx, ticket: TicketHead, story: Story): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('tickets')
    .values({
      ...{ id: asKey(ticket.id), conversation: asKey(ticket.address.conversation), asker: asKey(ticket.asker.id) },
      ...{ alias: ticket.asker.alias === undefined ? null : asKey(ticket.asker.alias) },
      ...{ words: wordsOf(ticket, story), story: JSON.stringify(story), opened_at: ticket.openedAt },
      ...changing(ticket),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) === 0) throw new Conflict();
}

async function updateTicket(trx: Trx, ticket: TicketHead, before: number): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('tickets')
    .set(changing(ticket))
    .where('id', '=', asKey(ticket.id))
    .where('version', '=', before)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new Conflict();
}

function changing(ticket: TicketHead) {
  return {
    ...{ version: ticket.version, state: ticket.state, json: JSON.stringify(ticket), changed_at: ticket.changedAt },
    ...{ expert: ticket.expert === undefined ? null : asKey(ticket.expert.id), tags: barred(ticket.tags) },
  };
}

function barred(tags: readonly string[]): string {
  return asStored(`|${tags.join('|')}|`);
}

/** Characters that are searched of what an asker wrote. */
const longestWords = 4_000;

export function wordsOf({ id, title }: TicketHead, { codes, words }: Story): string {
  return asStored([id, title, ...codes, words.slice(0, longestWords)].join('\n').toLowerCase());
}

/** Neither database keeps these characters outside of JSON, and nobody searches them. */
function asStored(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, ' ');
}

async function insertEntries(trx: Trx, entries: readonly TicketEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    ...{ ticket: asKey(entry.ticket), seq: entry.seq, key: entry.key === undefined ? null : asKey(entry.key) },
    ...{ json: JSON.stringify(entry), created_at: entry.at },
  }));
  if (rows.length === 0) return;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('ticket_entries')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) !== rows.length) throw new Conflict();
}

export async function loadHead(db: Db | Trx, id: TicketId): Promise<TicketHead | undefined> {
  const row = await db.selectFrom('tickets').select('json').where('id', '=', asKey(id)).executeTakeFirst();
  return row && (JSON.parse(row.json) as TicketHead);
}

export async function loadTicket(db: Db, id: TicketId): Promise<Ticket | undefined> {
  const row = await db.selectFrom('tickets').select(['json', 'story']).where('id', '=', asKey(id)).executeTakeFirst();
  return row && ticketOf(row);
}

export function ticketOf({ json, story }: { json: string; story: string }): Ticket {
  return { ...(JSON.parse(json) as TicketHead), story: JSON.parse(story) as Story };
}

export async function entriesFrom(db: Db, ticket: TicketId, seq: number, limit: number): Promise<TicketEntry[]> {
  const rows = await db
    .selectFrom('ticket_entries')
    .select('json')
    .where('ticket', '=', asKey(ticket))
    .where('seq', '>=', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ json }) => JSON.parse(json) as TicketEntry);
}

/** The whole record of a ticket. @param ticket its stored id */
export async function allEntries(db: Db | Trx, ticket: string): Promise<TicketEntry[]> {
  const rows = await db
    .selectFrom('ticket_entries')
    .select('json')
    .where('ticket', '=', ticket)
    .orderBy('seq')
    .execute();
  return rows.map(({ json }) => JSON.parse(json) as TicketEntry);
}

export async function findEntry(db: Db, ticket: TicketId, key: string): Promise<TicketEntry | undefined> {
  const row = await db
    .selectFrom('ticket_entries')
    .select('json')
    .where('ticket', '=', asKey(ticket))
    .where('key', '=', asKey(key))
    .executeTakeFirst();
  return row && (JSON.parse(row.json) as TicketEntry);
}

export async function listTickets(db: Db, filter: TicketFilter, limit: number): Promise<TicketHead[]> {
  const { states, tag, expert, conversation, asker, text, changedBefore } = filter;
  if (states?.length === 0) return [];
  const rows = await db
    .selectFrom('tickets')
    .select('json')
    .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
    .$if(tag !== undefined, (query) => query.where('tags', 'like', like(`|${tag?.toLowerCase()}|`)))
    .$if(expert !== undefined, (query) => query.where('expert', '=', asKey(expert ?? '')))
    .$if(conversation !== undefined, (query) => query.where('conversation', '=', asKey(conversation ?? '')))
    .$if(asker !== undefined, (query) => query.where('asker', '=', asKey(asker?.id ?? '')))
    .$if(changedBefore !== undefined, (query) => query.where('changed_at', '<', changedBefore ?? 0))
    .where((eb) => eb.and(wordsIn(text).map((word) => eb('words', 'like', like(word)))))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    // One person has few, and the channel stands in the head alone.
    .$if(asker === undefined, (query) => query.limit(limit))
    .execute();
  const heads = rows.map(({ json }) => JSON.parse(json) as TicketHead);
  return asker ? heads.filter((head) => head.asker.channel === asker.channel).slice(0, limit) : heads;
}

const mostWords = 8;

function wordsIn(text = ''): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/** A pattern that finds a text anywhere. The backslash escapes in PostgreSQL by itself, and in SQLite nothing does. */
export function like(text: string): string {
  return `%${asStored(text).replace(/[\\%_]/g, '_')}%`;
}

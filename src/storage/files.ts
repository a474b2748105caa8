import type { KeptFile } from '../model/files.js';
import type { FileNote, TicketId } from '../model/ticket.js';
import { asKey } from './keys.js';
import type { Db, Trx } from './tables.js';

/** Writes files of a ticket that is there already, in the transaction of what was said with them. */
export async function insertFiles(trx: Trx, ticket: TicketId, files: readonly KeptFile[], now: number): Promise<void> {
  for (const { id, note, data } of files) {
    const row = { id: asKey(id), ticket: asKey(ticket), json: JSON.stringify(note), data, created_at: now };
    await trx.insertInto('files').values(row).execute();
  }
}

export async function loadFile(db: Db, id: string): Promise<KeptFile | undefined> {
  const row = await db.selectFrom('files').select(['json', 'data']).where('id', '=', asKey(id)).executeTakeFirst();
  return row && { id, note: JSON.parse(row.json) as FileNote, data: Buffer.from(row.data) };
}

/** What is told of the files of a ticket to whoever wants to know what is kept. */
export async function filesOf(db: Db, ticket: string): Promise<FileNote[]> {
  const rows = await db
    .selectFrom('files')
    .select('json')
    .where('ticket', '=', ticket)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ json }) => JSON.parse(json) as FileNote);
}

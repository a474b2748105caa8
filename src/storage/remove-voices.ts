import type { FileNote } from '../model/ticket.js';
import { Conflict } from './conflict.js';
import type { Database, Operation } from './database.js';
import { asKey } from './keys.js';
import type { Db, Trx } from './tables.js';
import { allEntries, like, ticketOf, wordsOf } from './tickets.js';
import {
  botWithout,
  entryWithout,
  filesIn,
  headWithout,
  type Is,
  isBy,
  linesOf,
  saidIn,
  storyWithout,
} from './voices.js';

/**
 * The stored ids of the tickets in which one of these ids stands: all are looked through, which a rare order of an operator
 * may cost, and an index for it need not be kept by every turn. What stands there is to be looked at.
 */
export async function ticketsNaming(db: Db | Trx, ids: ReadonlySet<string>): Promise<string[]> {
  const patterns = [...ids].filter((id) => id !== '').map((id) => like(JSON.stringify(id)));
  if (patterns.length === 0) return [];
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where((eb) =>
      eb.or(
        patterns.flatMap((pattern) => [
          eb('story', 'like', pattern),
          eb('json', 'like', pattern),
          eb(
            'id',
            'in',
            eb.selectFrom('ticket_entries').select('ticket').where('ticket_entries.json', 'like', pattern),
          ),
        ]),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes what somebody said and did in tickets of others, which stay. @returns how many things that were */
export async function removeVoices(
  database: Database,
  ids: ReadonlySet<string>,
  is: Is,
  write: (operation: Operation<number>) => Promise<number>,
): Promise<number> {
  const tickets = await database.read((db) => ticketsNaming(db, ids));
  let removed = 0;
  for (const ticket of tickets) {
    removed += await write(async (trx, tell) => {
      const count = await removeIn(trx, ticket, is);
      if (count > 0) tell({ kind: 'ticket', ticket });
      return count;
    });
  }
  return removed;
}

async function removeIn(trx: Trx, id: string, is: Is): Promise<number> {
  const row = await trx
    .selectFrom('tickets')
    .select(['json', 'story', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return 0;
  const { story, ...head } = ticketOf(row);
  const entries = await allEntries(trx, id);
  const own = entries.filter((entry) => isBy(entry, is));
  const files = own.flatMap(filesIn);
  const mended = { story: storyWithout(story, is), head: headWithout(head, story, is, files) };
  const [json, told] = [JSON.stringify(mended.head), JSON.stringify(mended.story)];
  if (json !== row.json || told !== row.story) {
    const { numUpdatedRows } = await trx
      .updateTable('tickets')
      .set({
        ...{ json, story: told, words: wordsOf(mended.head, mended.story) },
        ...(mended.head.expert && { expert: asKey(mended.head.expert.id) }),
      })
      .where('id', '=', id)
      .where('version', '=', row.version)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict();
  }
  const gone = [...linesOf(story, is).map(({ text }) => text), ...saidIn(own)];
  const quoting = entries.map((entry) => botWithout(entry, gone)).filter((entry, at) => entry !== entries[at]);
  for (const entry of [...own.map(entryWithout), ...quoting]) {
    const key = entry.key === undefined ? null : asKey(entry.key);
    await trx
      .updateTable('ticket_entries')
      .set({ json: JSON.stringify(entry), key })
      .where('ticket', '=', id)
      .where('seq', '=', entry.seq)
      .execute();
  }
  await removeFiles(trx, id, files);
  return own.length + (told === row.story ? 0 : 1) + (json === row.json ? 0 : 1);
}

/** Files are known by where they are fetched. */
async function removeFiles(trx: Trx, ticket: string, files: readonly FileNote[]): Promise<void> {
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size === 0) return;
  const rows = await trx.selectFrom('files').select(['id', 'json']).where('ticket', '=', ticket).execute();
  const gone = rows.filter(({ json }) => paths.has((JSON.parse(json) as FileNote).path)).map(({ id }) => id);
  if (gone.length > 0) await trx.deleteFrom('files').where('id', 'in', gone).execute();
}

import { Problem } from '../model/problem.js';
import type { LoggedActivity } from '../model/store.js';
import type { MakeActivity } from '../model/effects.js';
import { Conflict } from './conflict.js';
import { asKey } from './keys.js';
import type { Db, Trx } from './tables.js';

/** The most activities that are kept of a conversation; the oldest go first. */
const mostKept = 1_000;
/** Old ones are looked for so often, counted in activities. */
const trimEvery = 100;

/**
 * Writes activities at positions that were taken for them.
 * @param next the position after the last of them; null where the conversation takes none.
 * @throws Conflict when there is one with the same key.
 */
export async function insertActivities(
  trx: Trx,
  conversation: string,
  makers: readonly MakeActivity[],
  next: number | null,
  now: number,
): Promise<void> {
  if (next === null) throw unknownConversation();
  const first = next - makers.length;
  const rows = makers.map((make, index) => {
    const { json, key } = make(first + index);
    return { conversation, position: first + index, key: key === undefined ? null : asKey(key), json, created_at: now };
  });
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('activities')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) !== rows.length) throw new Conflict();
  if (Math.floor(next / trimEvery) !== Math.floor(first / trimEvery)) await trim(trx, conversation, next);
}

export function unknownConversation(): Problem {
  return new Problem('unknown-conversation', 'This conversation is not known.', 'Start a new one.', 404);
}

async function trim(trx: Trx, conversation: string, next: number): Promise<void> {
  await trx
    .deleteFrom('activities')
    .where('conversation', '=', conversation)
    .where('position', '<', next - mostKept)
    .execute();
}

export async function activityOf(db: Db, conversation: string, key: string): Promise<LoggedActivity | undefined> {
  return db
    .selectFrom('activities')
    .select(['position', 'json'])
    .where('conversation', '=', conversation)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Rows that are read at a time, and the characters after which enough was read: a talk can hold long ones. */
const rowsAtOnce = 10;
const enoughCharacters = 512 * 1024;

/** At most `limit` activities from `watermark` on; fewer where they are long, but one if there is one. */
export async function activitiesFrom(
  db: Db,
  conversation: string,
  watermark: number,
  limit: number,
): Promise<LoggedActivity[]> {
  const read: LoggedActivity[] = [];
  for (let characters = 0; read.length < limit && characters < enoughCharacters;) {
    const wanted = Math.min(rowsAtOnce, limit - read.length);
    const rows = await db
      .selectFrom('activities')
      .select(['position', 'json'])
      .where('conversation', '=', conversation)
      .where('position', '>=', (read.at(-1)?.position ?? watermark - 1) + 1)
      .orderBy('position')
      .limit(wanted)
      .execute();
    read.push(...rows);
    if (rows.length < wanted) break;
    characters += rows.reduce((sum, { json }) => sum + json.length, 0);
  }
  return read;
}

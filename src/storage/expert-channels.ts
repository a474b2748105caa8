import type { ExpertChannel, TicketPost } from '../model/ticket-store.js';
import type { TicketId } from '../model/ticket.js';
import { asKey } from './keys.js';
import type { Db, Trx } from './tables.js';

export async function expertChannels(db: Db): Promise<ExpertChannel[]> {
  const rows = await db.selectFrom('expert_channels').select('json').orderBy('created_at').execute();
  return rows.map(({ json }) => JSON.parse(json) as ExpertChannel);
}

/** A channel that is known already gets the new tags. */
export async function saveExpertChannel(trx: Trx, channel: ExpertChannel, now: number): Promise<void> {
  const json = JSON.stringify(channel);
  await trx
    .insertInto('expert_channels')
    .values({ conversation: asKey(channel.conversation), json, created_at: now })
    .onConflict((conflict) => conflict.column('conversation').doUpdateSet({ json }))
    .execute();
}

export async function removeExpertChannel(trx: Trx, conversation: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('expert_channels')
    .where('conversation', '=', asKey(conversation))
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

export async function postsOf(db: Db, ticket: TicketId): Promise<TicketPost[]> {
  const rows = await db
    .selectFrom('ticket_posts')
    .select('json')
    .where('ticket', '=', asKey(ticket))
    .orderBy('channel')
    .execute();
  return rows.map(({ json }) => JSON.parse(json) as TicketPost);
}

export async function postOfThread(db: Db, thread: string): Promise<TicketPost | undefined> {
  const row = await db.selectFrom('ticket_posts').select('json').where('thread', '=', asKey(thread)).executeTakeFirst();
  return row && (JSON.parse(row.json) as TicketPost);
}

export async function savePost(trx: Trx, post: TicketPost): Promise<void> {
  const changing = { thread: asKey(post.thread), json: JSON.stringify(post) };
  await trx
    .insertInto('ticket_posts')
    .values({ ticket: asKey(post.ticket), channel: asKey(post.channel), ...changing })
    .onConflict((conflict) => conflict.columns(['ticket', 'channel']).doUpdateSet(changing))
    .execute();
}

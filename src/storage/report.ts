import type { OutcomeResult } from '../model/outcome.js';
import type { OutcomeCount, ReportedTicket, Unanswered } from '../model/report-store.js';
import type { Handled } from '../model/store.js';
import { readHandled } from './read-state.js';
import type { Db } from './tables.js';
import { allEntries, ticketOf } from './tickets.js';

/** Rows that are read at a time. */
const rowsAtOnce = 500;

/** What nothing was found for; each turn once, though it is known by several keys. */
export async function unansweredSince(db: Db, since: number, limit: number): Promise<Unanswered[]> {
  const byTurn = new Map<string, Unanswered>();
  for (let offset = 0; byTurn.size < limit; offset += rowsAtOnce) {
    const rows = await db
      .selectFrom('handled')
      .select(['json', 'created_at'])
      .where('created_at', '>=', since)
      // Few turns end so, and their JSON tells it.
      .where('json', 'like', '%"kind":"not-found"%')
      .orderBy('created_at', 'desc')
      .orderBy('conversation')
      .orderBy('key')
      .limit(rowsAtOnce)
      .offset(offset)
      .execute();
    for (const { json, created_at: at } of rows) {
      const read = readHandled(json);
      const found = 'value' in read ? unansweredIn(read.value, at) : undefined;
      if (found && 'value' in read) byTurn.set(read.value.turn, found);
    }
    if (rows.length < rowsAtOnce) break;
  }
  return [...byTurn.values()].slice(0, limit);
}

function unansweredIn({ said, decisions }: Handled, at: number): Unanswered | undefined {
  const last = decisions.at(-1);
  if (last?.kind !== 'not-found' || last.reason !== 'no-match' || !said) return undefined;
  return { text: said, reason: last.reason, at };
}

export async function outcomesSince(db: Db, since: number): Promise<OutcomeCount[]> {
  const rows = await db
    .selectFrom('outcomes')
    .select(['topic', 'result', ({ fn }) => fn.countAll().as('count')])
    .where('created_at', '>=', since)
    .groupBy(['topic', 'result'])
    .orderBy('topic')
    .orderBy('result')
    .execute();
  return rows.map(({ topic, result, count }) => ({ topic, result: result as OutcomeResult, count: Number(count) }));
}

export async function ticketsSince(db: Db, since: number, limit: number): Promise<ReportedTicket[]> {
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'json', 'story'])
    .where('opened_at', '>=', since)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  const reported: ReportedTicket[] = [];
  for (const row of rows) {
    const { story, ...ticket } = ticketOf(row);
    const topic = story.topics[0]?.topic;
    reported.push({
      ticket,
      entries: await allEntries(db, row.id),
      ...(topic !== undefined && { topic }),
    });
  }
  return reported;
}

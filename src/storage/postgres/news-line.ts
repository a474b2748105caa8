import { sql } from 'kysely';
import pg from 'pg';
import type { Log } from '../../model/log.js';
import type { News } from '../../model/notifications.js';
import { messageOf } from '../../model/problem.js';
import type { Trx } from '../tables.js';
import { connectionOf } from './pool.js';

const channel = 'support_triage';
/** Milliseconds until a lost connection is made again: the first time, and at most. */
const firstWait = 200;
const longestWait = 5_000;
/** Milliseconds between two questions whether the connection still holds. */
const aliveMs = 20_000;

/** The connection by which this process hears the others. */
export interface NewsLine {
  close(): Promise<void>;
}

/** Tells the other processes, when the transaction is saved and not before. Source: PostgreSQL, NOTIFY. */
export async function tellOthers(trx: Trx, news: News, from: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify({ from, news })})`.execute(trx);
}

/**
 * Listens, on a connection of its own, which is made again whenever it is lost. Then everybody is told that something
 * may have been missed: PostgreSQL keeps nothing for those who do not listen.
 * @param id names this process, so that it does not hear itself.
 */
export function createNewsLine(url: string, id: string, tell: (news: News) => void, log: Log): NewsLine {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let waitMs = firstWait;
  let connecting = connect();

  async function connect(): Promise<void> {
    const made = new pg.Client(connectionOf(url));
    let isLost = false;
    const lose = (thrown?: unknown) => {
      if (isLost) return;
      isLost = true;
      void made.end().catch(() => undefined);
      again(thrown);
    };
    made.on('error', lose);
    made.on('end', () => lose());
    made.on('notification', ({ payload }) => hear(payload));
    client = made;
    try {
      await made.connect();
      await made.query(`listen ${channel}`);
    } catch (thrown) {
      lose(thrown);
      return;
    }
    waitMs = firstWait;
    tell({ kind: 'missed' });
    timer = setInterval(() => void made.query('select 1').catch(lose), aliveMs).unref();
  }

  function again(thrown: unknown): void {
    clearInterval(timer);
    if (isClosed) return;
    log.warn({ cause: messageOf(thrown ?? 'it was ended') }, 'the connection for news of other processes was lost');
    timer = setTimeout(() => {
      connecting = connect();
    }, waitMs).unref();
    waitMs = Math.min(waitMs * 2, longestWait);
  }

  function hear(payload: string | undefined): void {
    const { from, news } = JSON.parse(payload ?? '{}') as { from?: string; news?: News };
    if (news && from !== id) tell(news);
  }

  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}

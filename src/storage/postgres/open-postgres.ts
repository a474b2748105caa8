import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { News } from '../../model/notifications.js';
import type { Log } from '../../model/log.js';
import type { Database, Operation } from '../database.js';
import { createHealth } from '../health.js';
import { createLocalNews } from '../local-news.js';
import { tryToWrite } from '../probe.js';
import type { Tables } from '../tables.js';
import { createNewsLine, type NewsLine, tellOthers } from './news-line.js';
import { createPool } from './pool.js';
import { isWorthRetrying, postgresProblem } from './problems.js';

/** Any number will do, as long as nobody else in this database uses it. */
const schemaLock = 1_953_653_092;
const mostTries = 5;

/**
 * Opens a database of PostgreSQL, which any number of processes can share.
 * @param url `postgres://user:password@host/database`; written nowhere.
 */
export function openPostgres(url: string, log: Log): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(url) }) });
  const local = createLocalNews();
  const id = randomUUID();
  // Made when somebody listens: commands that end soon have no use for it.
  let line: NewsLine | undefined;
  const health = createHealth(postgresProblem);
  let closing: Promise<void> | undefined;

  async function once<T>(operation: Operation<T>): Promise<T> {
    const news: News[] = [];
    const result = await db.transaction().execute(async (trx) => {
      const value = await operation(trx, (one) => news.push(one));
      for (const one of news) await tellOthers(trx, one, id);
      return value;
    });
    // Before PostgreSQL comes round with it.
    news.forEach(local.tell);
    return result;
  }

  async function write<T>(operation: Operation<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await once(operation);
      } catch (thrown) {
        if (tries === mostTries || !isWorthRetrying(thrown)) throw thrown;
      }
    }
  }

  return {
    dialect: 'postgres',
    read: (operation) => health.watch(() => operation(db)),
    write: (operation) => health.watch(() => write(operation)),
    notifications: {
      tell: (news) => health.watch(() => write(async (_trx, tell) => tell(news))),
      listen(listener) {
        line ??= createNewsLine(url, id, local.tell, log);
        return local.listen(listener);
      },
    },
    async lockSchema(trx) {
      await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(trx);
    },
    check: () =>
      health.check(
        () => sql`select 1`.execute(db),
        () => write(tryToWrite),
      ),
    // It keeps what was removed until its own VACUUM, and its log as long as it is set to.
    wipe: () => Promise.resolve(),
    close() {
      closing ??= health.close().then(async () => {
        await Promise.all([line?.close(), db.destroy()]);
      });
      return closing;
    },
  };
}

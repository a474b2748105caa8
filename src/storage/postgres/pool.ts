import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { messageOf } from '../../model/problem.js';
import { checkStorable } from '../storable.js';

/** Milliseconds for getting a connection; those who wait for an answer are told after this that there is none. */
const connectMs = 5_000;
/** Milliseconds for one statement: on the server, and here, where the server can no longer be heard. */
const statementMs = 10_000;
const answerMs = 15_000;
const mostConnections = 10;

/** Moments and counts are far below 2^53, so they are read as numbers. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** How any connection is made. */
export function connectionOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'support-triage',
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    types,
  };
}

/**
 * Connections that are used again. One that did not answer in time is closed: its answer would be taken for that of a
 * later question.
 */
export function createPool(url: string): PostgresPool {
  const pool = new pg.Pool({ ...connectionOf(url), statement_timeout: statementMs, max: mostConnections });
  // An idle connection that breaks is no news: whoever needs one finds out.
  pool.on('error', () => undefined);
  return {
    async connect() {
      return closedWhenLate(await pool.connect());
    },
    end: () => pool.end(),
  };
}

const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** kysely knows a connection by its identity, so each is wrapped once. */
function closedWhenLate(client: pg.PoolClient): PostgresPoolClient {
  const known = wrapped.get(client);
  if (known) return known;
  // One that breaks between two questions: the next one tells.
  client.on('error', () => undefined);
  let isLate = false;
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await (client.query as (...asked: unknown[]) => Promise<unknown>)(text, checkStorable(values));
    } catch (thrown) {
      isLate ||= messageOf(thrown).endsWith('Query read timeout');
      throw thrown;
    }
  };
  const made = { query, release: () => client.release(isLate) } as PostgresPoolClient;
  wrapped.set(client, made);
  return made;
}

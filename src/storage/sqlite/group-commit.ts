import type { Kysely } from 'kysely';
import type { News } from '../../model/notifications.js';
import type { Operation } from '../database.js';
import type { Tables } from '../tables.js';
import { endsTransaction, isLocked } from './problems.js';

/** More than come in while one group is written. */
const mostInGroup = 100;

type Execute = (command: string) => void;

interface Waiting {
  operation: Operation<unknown>;
  resolve: (value: unknown) => void;
  reject: (thrown: unknown) => void;
}

/** How an operation ended, before the group it belongs to is saved. */
type Outcome = { value: unknown; news: News[] } | { thrown: unknown };

/**
 * Writes what comes in together as one transaction: waiting for the disk is what a write costs, and so all share it.
 * Each operation stands and falls alone, and resolves only when the disk has it.
 * @param execute runs a command of SQL on the connection of `db`.
 * @param tell hears what operations told, once they are saved.
 */
export function createGroupCommit(db: Kysely<Tables>, execute: Execute, tell: (news: News) => void) {
  const waiting: Waiting[] = [];
  let isRunning = false;

  /** Waits as long as each look at what arrives brings more, so that all of it comes into one group. */
  function gather(before = 0): void {
    isRunning = true;
    if (waiting.length > before && waiting.length < mostInGroup) {
      const { length } = waiting;
      setImmediate(() => gather(length));
      return;
    }
    void run().then(() => {
      isRunning = false;
      if (waiting.length > 0) gather();
    });
  }

  async function run(): Promise<void> {
    const group = waiting.splice(0, mostInGroup);
    if (await save(group, false)) return;
    // One of them fails, which is seldom: savepoints, which cost as much as the rest, keep it apart from the others.
    if (await save(group, true)) return;
    for (const one of group) await save([one], false);
  }

  /** @returns false when nothing is saved and nobody was told, and there is another way. */
  async function save(group: readonly Waiting[], isApart: boolean): Promise<boolean> {
    let outcomes: Outcome[];
    try {
      outcomes = await db.connection().execute((connection) => inOneTransaction(connection, execute, group, isApart));
    } catch (thrown) {
      // Whoever holds the lock holds it from all of them, and each would wait for it again.
      if (group.length > 1 && !isLocked(thrown)) return false;
      for (const one of group) one.reject(thrown);
      return true;
    }
    for (const outcome of outcomes) if ('news' in outcome) outcome.news.forEach(tell);
    for (const [index, one] of group.entries()) settle(one, outcomes[index]);
    return true;
  }

  return <T>(operation: Operation<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ operation, resolve: resolve as (value: unknown) => void, reject });
      if (!isRunning) gather();
    });
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome && 'value' in outcome) resolve(outcome.value);
  else reject(outcome?.thrown);
}

/** @param isApart whether those that fail are kept apart from the others; if not, one that fails ends all. */
async function inOneTransaction(
  connection: Kysely<Tables>,
  execute: Execute,
  group: readonly Waiting[],
  isApart: boolean,
): Promise<Outcome[]> {
  execute('begin immediate');
  try {
    const outcomes: Outcome[] = [];
    for (const { operation } of group) {
      outcomes.push(await (isApart ? attempt(connection, execute, operation) : perform(connection, operation)));
    }
    execute('commit');
    return outcomes;
  } catch (thrown) {
    rollBack(execute);
    throw thrown;
  }
}

async function perform(connection: Kysely<Tables>, operation: Operation<unknown>): Promise<Outcome> {
  const news: News[] = [];
  return { value: await operation(connection, (one) => news.push(one)), news };
}

async function attempt(connection: Kysely<Tables>, execute: Execute, operation: Operation<unknown>): Promise<Outcome> {
  execute('savepoint one');
  try {
    const outcome = await perform(connection, operation);
    execute('release one');
    return outcome;
  } catch (thrown) {
    if (endsTransaction(thrown)) throw thrown;
    execute('rollback to one');
    execute('release one');
    return { thrown };
  }
}

function rollBack(execute: Execute): void {
  try {
    execute('rollback');
  } catch {
    // SQLite itself has rolled back.
  }
}

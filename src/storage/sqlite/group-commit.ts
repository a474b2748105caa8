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

  function start(): void {
    // After the events at hand, so that their writes come into one group.
    isRunning = true;
    setImmediate(() => {
      void run().then(() => {
        isRunning = false;
        if (waiting.length > 0) start();
      });
    });
  }

  async function run(): Promise<void> {
    const group = waiting.splice(0, mostInGroup);
    const failed = await save(group);
    // One of them may be at fault, so each is tried alone.
    for (const one of failed.length > 1 ? failed : []) await save([one]);
  }

  /** @returns what is to be tried alone. */
  async function save(group: readonly Waiting[]): Promise<readonly Waiting[]> {
    let outcomes: Outcome[];
    try {
      outcomes = await db.connection().execute((connection) => inOneTransaction(connection, execute, group));
    } catch (thrown) {
      // Whoever holds the lock holds it from all of them, and each would wait for it again.
      if (group.length > 1 && !isLocked(thrown)) return group;
      for (const one of group) one.reject(thrown);
      return [];
    }
    for (const outcome of outcomes) if ('news' in outcome) outcome.news.forEach(tell);
    for (const [index, one] of group.entries()) settle(one, outcomes[index]);
    return [];
  }

  return <T>(operation: Operation<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ operation, resolve: resolve as (value: unknown) => void, reject });
      if (!isRunning) start();
    });
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome && 'value' in outcome) resolve(outcome.value);
  else reject(outcome?.thrown);
}

async function inOneTransaction(
  connection: Kysely<Tables>,
  execute: Execute,
  group: readonly Waiting[],
): Promise<Outcome[]> {
  execute('begin immediate');
  try {
    const outcomes: Outcome[] = [];
    for (const { operation } of group) outcomes.push(await attempt(connection, execute, operation, group.length > 1));
    const isForNothing = outcomes.every((outcome) => 'thrown' in outcome);
    execute(isForNothing ? 'rollback' : 'commit');
    return outcomes;
  } catch (thrown) {
    rollBack(execute);
    throw thrown;
  }
}

async function attempt(
  connection: Kysely<Tables>,
  execute: Execute,
  operation: Operation<unknown>,
  isShared: boolean,
): Promise<Outcome> {
  const news: News[] = [];
  if (isShared) execute('savepoint one');
  try {
    const value = await operation(connection, (one) => news.push(one));
    if (isShared) execute('release one');
    return { value, news };
  } catch (thrown) {
    if (endsTransaction(thrown)) throw thrown;
    if (isShared) {
      execute('rollback to one');
      execute('release one');
    }
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

import type { Compilable, CompiledQuery } from 'kysely';
import type { Trx } from './tables.js';

/** Stands for a value that is known only when the query runs. */
class Later {
  constructor(readonly name: string) {}
}

/** Gives what stands for the value of this name. */
type Slot<V> = <N extends keyof V>(name: N) => V[N];

/**
 * A query that is built once and run often: building one costs several times what SQLite takes to run it.
 * @param build makes the query, with slots where the values will be. It must be the same whatever the values are.
 */
export function prepared<V extends Record<string, unknown>, R>(build: (db: Trx, slot: Slot<V>) => Compilable<R>) {
  // SQLite and PostgreSQL want other SQL.
  const byDialect = new Map<unknown, CompiledQuery<R>>();

  return (db: Trx, values: V) => {
    const { adapter } = db.getExecutor();
    let compiled = byDialect.get(adapter.constructor);
    if (!compiled) {
      compiled = build(db, (name) => new Later(String(name)) as never).compile();
      byDialect.set(adapter.constructor, compiled);
    }
    const parameters = compiled.parameters.map((one) => (one instanceof Later ? values[one.name] : one));
    return db.executeQuery<R>({ ...compiled, parameters });
  };
}

/** Prepared queries that differ in how many rows or keys they are for. */
export function preparedFor<V extends Record<string, unknown>, R>(
  build: (count: number) => (db: Trx, slot: Slot<V>) => Compilable<R>,
) {
  const byCount = new Map<number, ReturnType<typeof prepared<V, R>>>();
  return (count: number) => {
    let known = byCount.get(count);
    if (!known) {
      known = prepared(build(count));
      byCount.set(count, known);
    }
    return known;
  };
}

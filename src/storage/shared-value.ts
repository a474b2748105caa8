import type { Database } from './database.js';

/** A value that all processes share. @param make gives it when there is none. */
export function sharedValue(database: Database, name: string, make: () => string): Promise<string> {
  return database.write(async (trx) => {
    await trx
      .insertInto('shared_values')
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await trx
      .selectFrom('shared_values')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.value;
  });
}

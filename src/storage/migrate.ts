import { type Kysely, sql } from 'kysely';
import { Problem } from '../model/problem.js';
import { createSchemaMaker, type Migration } from './migrations/migration.js';
import type { Database } from './database.js';
import type { Db, Dialect, Trx } from './tables.js';

/**
 * Brings the schema to the newest form that this program knows. All steps are one transaction, under a lock, so that of
 * several processes that start together one does it and the others wait.
 * @throws Problem `database-newer` when a newer version of the program was here before.
 */
export async function migrate(database: Database, steps: readonly Migration[], now: number): Promise<void> {
  const newest = steps.length;
  if ((await database.read((db) => versionOf(db, database.dialect))) === newest) return;
  await database.write(async (trx) => {
    await database.lockSchema(trx);
    const found = await versionOf(trx, database.dialect);
    if (found > newest) throw newer(found, newest);
    const maker = createSchemaMaker(trx as unknown as Kysely<unknown>, database.dialect);
    if (found === 0) await makeMigrations(maker);
    for (const { number, name, up } of steps.slice(found)) {
      await up(maker);
      await trx.insertInto('migrations').values({ number, name, applied_at: now }).execute();
    }
  });
}

async function makeMigrations({ table, whole }: ReturnType<typeof createSchemaMaker>): Promise<void> {
  await table('migrations')
    .addColumn('number', whole, (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', whole, (column) => column.notNull())
    .execute();
}

/** The number of the last step that was taken; 0 in an empty database. */
async function versionOf(db: Db | Trx, dialect: Dialect): Promise<number> {
  const tables =
    dialect === 'sqlite'
      ? sql`select 1 from sqlite_master where type = 'table' and name = 'migrations'`
      : // to_regclass() would answer from before the lock was had.
        sql`select 1 from pg_tables where tablename = 'migrations' and schemaname = any (current_schemas(false))`;
  const { rows } = await tables.execute(db);
  if (rows.length === 0) return 0;
  const { last } = await db
    .selectFrom('migrations')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

function newer(found: number, known: number): Problem {
  return new Problem(
    'database-newer',
    `The database has schema ${found}, and this version of the program knows ${known}: a newer version used it.`,
    'Start the newer version again, or restore a backup that was made before the update.',
  );
}

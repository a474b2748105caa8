import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../tables.js';

/** One step from a schema to the next. Never changed after it was released: what is wrong with it, the next one mends. */
export interface Migration {
  /** Counts from 1 without gaps. */
  number: number;
  name: string;
  up(maker: SchemaMaker): Promise<void>;
}

/** Makes tables alike in both databases, as far as they can be. */
export interface SchemaMaker {
  // A migration must not know today's tables, for it stays when they change.
  db: Kysely<unknown>;
  table(name: string): CreateTableBuilder<string>;
  /** The type of whole numbers up to 2^53: moments and counts. */
  whole: ReturnType<typeof sql>;
  /** The type of bytes. */
  bytes: ReturnType<typeof sql>;
  /** Adds a primary key that numbers the rows in the order of their making. */
  numbered(table: CreateTableBuilder<string>): CreateTableBuilder<string>;
}

export function createSchemaMaker(db: Kysely<unknown>, dialect: Dialect): SchemaMaker {
  const isSqlite = dialect === 'sqlite';
  return {
    db,
    table: (name) => {
      const table = db.schema.createTable(name);
      // Without it SQLite takes any type in any column.
      return isSqlite ? table.modifyEnd(sql`strict`) : table;
    },
    bytes: isSqlite ? sql`blob` : sql`bytea`,
    whole: isSqlite ? sql`integer` : sql`bigint`,
    numbered: (table) =>
      isSqlite
        ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        : table.addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity()),
  };
}

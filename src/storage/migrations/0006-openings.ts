import type { Migration } from './migration.js';

/** Who opened tickets of late, by which it is told when somebody does so too often. */
export const openings: Migration = {
  number: 6,
  name: 'openings',
  async up({ db, table, whole }) {
    await table('openings')
      .addColumn('ticket', 'text', (column) => column.notNull().references('tickets.id').onDelete('cascade'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('asker', 'text', (column) => column.notNull())
      .addColumn('origin', 'text')
      .addColumn('created_at', whole, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('openings_ticket').on('openings').column('ticket').execute();
    await db.schema.createIndex('openings_asker').on('openings').columns(['asker', 'created_at']).execute();
    await db.schema.createIndex('openings_origin').on('openings').columns(['origin', 'created_at']).execute();
    await db.schema.createIndex('openings_created').on('openings').column('created_at').execute();
  },
};

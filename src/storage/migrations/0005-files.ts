import type { Migration } from './migration.js';

/** Files that were sent in the talk of a ticket; they go with it. */
export const files: Migration = {
  number: 5,
  name: 'files',
  async up({ db, table, whole, bytes }) {
    await table('files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('ticket', 'text', (column) => column.notNull().references('tickets.id').onDelete('cascade'))
      .addColumn('json', 'text', (column) => column.notNull())
      .addColumn('data', bytes, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('files_ticket').on('files').column('ticket').execute();
  },
};

import type { Migration } from './migration.js';

/** How it went with topics, for the keeper: bound to no conversation and no asker. */
export const outcomes: Migration = {
  number: 2,
  name: 'outcomes',
  async up({ db, table, numbered, whole }) {
    await numbered(table('outcomes'))
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('result', 'text', (column) => column.notNull())
      .addColumn('part', 'text')
      .addColumn('json', 'text', (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('outcomes_topic').on('outcomes').columns(['topic', 'result']).execute();
  },
};

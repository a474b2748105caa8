import type { Migration } from './migration.js';

/** Sessions of experts that were ended before their time, until it is over. */
export const endedSessions: Migration = {
  number: 7,
  name: 'ended-sessions',
  async up({ table, whole }) {
    await table('ended_sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('ends_at', whole, (column) => column.notNull())
      .execute();
  },
};

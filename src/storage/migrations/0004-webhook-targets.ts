import type { Migration } from './migration.js';

/** How it goes with the targets of webhooks; only those that do not work have a row. */
export const webhookTargets: Migration = {
  number: 4,
  name: 'webhook-targets',
  async up({ table, whole }) {
    await table('webhook_targets')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('failing_since', whole, (column) => column.notNull())
      .addColumn('off_at', whole)
      .addColumn('off_reason', 'text')
      .execute();
  },
};

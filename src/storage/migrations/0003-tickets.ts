import type { Migration, SchemaMaker } from './migration.js';

/** Tickets with their records, and where experts see them. */
export const tickets: Migration = {
  number: 3,
  name: 'tickets',
  async up(maker) {
    await makeTickets(maker);
    await makeExpertChannels(maker);
  },
};

async function makeTickets({ db, table, whole }: SchemaMaker): Promise<void> {
  // Bound to no conversation: experts go on with a ticket although the talk is no longer kept.
  await table('tickets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', whole, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('alias', 'text')
    .addColumn('expert', 'text')
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('opened_at', whole, (column) => column.notNull())
    .addColumn('changed_at', whole, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('tickets_changed').on('tickets').columns(['state', 'changed_at']).execute();
  await db.schema.createIndex('tickets_conversation').on('tickets').column('conversation').execute();
  await db.schema.createIndex('tickets_asker').on('tickets').column('asker').execute();
  await db.schema.createIndex('tickets_alias').on('tickets').column('alias').execute();

  await table('ticket_entries')
    .addColumn('ticket', 'text', (column) => column.notNull().references('tickets.id').onDelete('cascade'))
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_entries_seq', ['ticket', 'seq'])
    .addUniqueConstraint('ticket_entries_key', ['ticket', 'key'])
    .execute();
}

async function makeExpertChannels({ db, table, whole }: SchemaMaker): Promise<void> {
  await table('expert_channels')
    .addColumn('conversation', 'text', (column) => column.primaryKey())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .execute();
  await table('ticket_posts')
    .addColumn('ticket', 'text', (column) => column.notNull().references('tickets.id').onDelete('cascade'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_posts_place', ['ticket', 'channel'])
    .execute();
  await db.schema.createIndex('ticket_posts_thread').on('ticket_posts').column('thread').execute();
}

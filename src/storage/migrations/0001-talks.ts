import type { Migration, SchemaMaker } from './migration.js';

/** Conversations, what was handled in them, the activities of Direct Line, the outbox, and what keeps order. */
export const talks: Migration = {
  number: 1,
  name: 'talks',
  async up(maker) {
    await makeConversations(maker);
    await makeActivities(maker);
    await makeOutbox(maker);
    await makeHousekeeping(maker);
  },
};

async function makeConversations({ db, table, whole }: SchemaMaker): Promise<void> {
  await table('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', whole, (column) => column.notNull())
    .addColumn('state', 'text')
    .addColumn('next_position', whole)
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('used_at', whole, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('conversations_used').on('conversations').column('used_at').execute();

  await table('askers')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('alias', 'text')
    .addPrimaryKeyConstraint('askers_key', ['conversation', 'id'])
    .execute();
  await db.schema.createIndex('askers_id').on('askers').column('id').execute();
  await db.schema.createIndex('askers_alias').on('askers').column('alias').execute();

  await table('handled')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('handled_key', ['conversation', 'key'])
    .execute();
  await db.schema.createIndex('handled_created').on('handled').column('created_at').execute();
}

async function makeActivities({ table, whole }: SchemaMaker): Promise<void> {
  await table('activities')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('position', whole, (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('activities_position', ['conversation', 'position'])
    .addUniqueConstraint('activities_key', ['conversation', 'key'])
    .execute();
}

async function makeOutbox({ db, table, numbered, whole }: SchemaMaker): Promise<void> {
  // Bound to no conversation: what was promised is sent although the talk is no longer kept.
  await numbered(table('outbox'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('due_at', whole, (column) => column.notNull())
    .addColumn('tries', whole, (column) => column.notNull())
    .addColumn('in_doubt', whole, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('outbox_lane').on('outbox').columns(['kind', 'lane', 'id']).execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['kind', 'due_at']).execute();
  await db.schema.createIndex('outbox_conversation').on('outbox').column('conversation').execute();
}

async function makeHousekeeping({ db, table, numbered, whole }: SchemaMaker): Promise<void> {
  await numbered(table('quarantine'))
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('quarantine_conversation').on('quarantine').column('conversation').execute();
  await table('shared_values')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await table('chores')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('due_at', whole, (column) => column.notNull())
    .execute();
}

import type { Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Opening } from '../model/openings.js';
import type { OffReason } from '../model/webhook-store.js';

/** What is stored. Moments are milliseconds since 1970; `json` and `state` are JSON as text. */
export interface Tables {
  conversations: {
    id: string;
    /** The version of `state`; 0 while nothing was said. */
    version: number;
    state: string | null;
    /** The position of the next activity; null where the conversation is not one of our Direct Line endpoint. */
    next_position: number | null;
    created_at: number;
    used_at: number;
  };
  /** Who takes part in a conversation. */
  askers: { conversation: string; id: string; channel: string; alias: string | null };
  /** What was handled, by the keys under which it may come again. */
  handled: { conversation: string; key: string; asker: string; json: string; created_at: number };
  activities: { conversation: string; position: number; key: string | null; json: string; created_at: number };
  outbox: {
    id: Generated<number>;
    kind: string;
    lane: string;
    conversation: string;
    asker: string;
    json: string;
    created_at: number;
    /** When it may be taken; while a process holds it, when others may. */
    due_at: number;
    tries: number;
    /** 1 while it is held, and where it is not known whether it arrived. */
    in_doubt: number;
  };
  /** Rows that cannot be read, kept for the keeper. */
  quarantine: {
    id: Generated<number>;
    conversation: string;
    reason: string;
    content: string;
    created_at: number;
  };
  /** How it went with topics; `json` holds the rest of it. */
  outcomes: {
    id: Generated<number>;
    topic: string;
    result: string;
    part: string | null;
    json: string;
    created_at: number;
  };
  /** Targets of webhooks that do not work; both `off` are null while something is still sent there. */
  webhook_targets: { id: string; failing_since: number; off_at: number | null; off_reason: OffReason | null };
  /** `json` is the head, `story` what never changes; the other columns are for finding it. */
  tickets: {
    id: string;
    version: number;
    state: string;
    conversation: string;
    asker: string;
    alias: string | null;
    expert: string | null;
    /** With a bar before, after and between. */
    tags: string;
    /** In lower case what is searched. */
    words: string;
    json: string;
    story: string;
    opened_at: number;
    changed_at: number;
  };
  /** Who opened tickets, or opened them again; kept as long as that is counted. */
  openings: { ticket: string; kind: Opening['kind']; asker: string; origin: string | null; created_at: number };
  ticket_entries: { ticket: string; seq: number; key: string | null; json: string; created_at: number };
  files: { id: string; ticket: string; json: string; data: Buffer; created_at: number };
  expert_channels: { conversation: string; json: string; created_at: number };
  /** Where tickets are shown in the channels of experts. */
  ticket_posts: { ticket: string; channel: string; thread: string; json: string };
  /** Sessions of experts that were ended before their time. */
  ended_sessions: { id: string; ends_at: number };
  shared_values: { name: string; value: string };
  /** Work that one process does for all. */
  chores: { name: string; due_at: number };
  migrations: { number: number; name: string; applied_at: number };
}

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables> | Kysely<Tables>;
export type OutboxRow = Selectable<Tables['outbox']>;
export type NewActivityRow = Insertable<Tables['activities']>;

export type Dialect = 'sqlite' | 'postgres';

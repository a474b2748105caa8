import type { OutboxItem } from './outbox.js';

/** What is saved with a turn besides its state: all of it or nothing. */
export interface Effects {
  /** Activities for the end of the Direct Line conversation; each gets its position, in order. */
  activities?: readonly MakeActivity[];
  /** What is to be sent to others once the turn is saved. */
  outbox?: readonly OutboxItem[];
}

/** An activity to be added. */
export interface NewActivity {
  json: string;
  /** No two activities of a conversation have the same. */
  key?: string;
}

export type MakeActivity = (position: number) => NewActivity;

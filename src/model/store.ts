import type { ConversationState } from './conversation.js';
import type { Decision } from './decision.js';
import type { RemovedSecret } from './understanding.js';

/** What a handled activity or submit led to; enough to say the same again. */
export interface Handled {
  decisions: Decision[];
  removed: RemovedSecret[];
  /** The id of the turn, of which the keys of its cards are made. */
  turn: string;
}

/** One activity of a Direct Line conversation as it is sent to clients, already serialised. */
export interface LoggedActivity {
  /** Position in the conversation, from 0; a watermark is the position of the next one. */
  position: number;
  json: string;
}

/** An activity that was asked to be added; `added` is false when one with the same key was there before. */
export interface AppendedActivity extends LoggedActivity {
  added: boolean;
}

/** Everything that outlives a turn. */
export interface Store {
  loadConversation(id: string): Promise<ConversationState | undefined>;
  /** What the activity or submit known by `key` led to, if it was handled before. */
  findHandled(conversation: string, key: string): Promise<Handled | undefined>;
  /**
   * Saves the state and what was handled, together.
   * @returns false, with nothing saved, when the stored version is not `state.version - 1`.
   */
  saveTurn(id: string, state: ConversationState, keys: readonly string[], handled: Handled): Promise<boolean>;

  /** Makes an empty Direct Line conversation; does nothing when it exists. */
  openDirectLine(conversation: string): Promise<void>;
  hasDirectLine(conversation: string): Promise<boolean>;
  /**
   * Adds an activity at the end and tells its position. `make` gets that position. When an activity was added with the
   * same `key` before, nothing is added and that one is told again.
   * @throws Problem `unknown-conversation` when it was never opened or is no longer kept.
   */
  appendActivity(conversation: string, make: (position: number) => string, key?: string): Promise<AppendedActivity>;
  /** At most `limit` activities from `watermark` on, oldest first. */
  activitiesFrom(conversation: string, watermark: number, limit: number): Promise<LoggedActivity[]>;

  /** Whether the store can be used now. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

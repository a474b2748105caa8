import type { Effects, MakeActivity } from './effects.js';
import type { Asker } from './asker.js';
import type { ConversationState } from './conversation.js';
import type { Decision } from './decision.js';
import type { Outcome } from './outcome.js';
import type { ClaimedItem, OutboxItem } from './outbox.js';
import type { ReportStore } from './report-store.js';
import type { SessionStore } from './session-store.js';
import type { FileNote, Said, Ticket, TicketEntry, TicketHead, TicketId } from './ticket.js';
import type { TicketChange, TicketStore } from './ticket-store.js';
import type { TopicId } from './topic.js';
import type { RemovedSecret } from './understanding.js';
import type { WebhookStore } from './webhook-store.js';

/** What a handled activity or submit led to; enough to say the same again. */
export interface Handled {
  /** What the asker wrote, without secrets; absent where they wrote nothing. */
  said?: string;
  /** The topics that fitted best. */
  matches?: { topic: TopicId; confidence: number }[];
  decisions: Decision[];
  removed: RemovedSecret[];
  /** The id of the turn, of which the keys of its cards are made. */
  turn: string;
}

/** What a turn begins with. */
export interface LoadedTurn {
  /** Absent where nothing was said yet. */
  state?: ConversationState;
  /** Why the saved state cannot be read. `state` is then a new one, of the version that the unreadable one had. */
  damage?: string;
  /**
   * The first of the asked keys that was handled before, and what it led to. `damage` tells why that cannot be read; there
   * are no decisions then.
   */
  handled?: Handled & { key: string; damage?: string };
  /** The ticket that the state names, if it is still kept. */
  ticket?: TicketHead;
}

/** What was said in one turn. */
export interface Spoken extends Handled {
  /** Milliseconds since 1970. */
  at: number;
  /** The id of who wrote. */
  asker: string;
  /** What the channel, and their organisation, called them then; absent where it is not known. */
  name?: string;
  alias?: string;
}

/** A turn as it is saved. */
export interface SavedTurn extends Effects {
  conversation: string;
  asker: Asker;
  /** The state after the turn; absent where it stays as it is. */
  state?: ConversationState;
  /** Set where the state before could not be read: it is kept aside, with this reason. */
  damage?: string;
  /** Set where what this key led to can no longer be read or shown: that is kept aside, and `handled` takes its place. */
  lost?: { key: string; reason: string };
  /** By what a repetition of this turn is known. */
  keys: readonly string[];
  handled: Handled;
  /** What the keeper learns of topics; kept without any trace of the asker. */
  outcomes?: readonly Outcome[];
  /** What it does to a ticket. */
  change?: TicketChange;
}

/** One activity of a Direct Line conversation as it is sent to clients, already serialised. */
export interface LoggedActivity {
  /** Position in the conversation, from 0; a watermark is the position of the next one. */
  position: number;
  json: string;
}

/** The talks, and what was said in those of our Direct Line endpoint. */
export interface TalkStore {
  loadTurn(conversation: string, keys: readonly string[]): Promise<LoadedTurn>;
  /**
   * Saves a turn as a whole.
   * @returns false, with nothing saved, when the stored version is not `state.version - 1`, one of the keys was
   *   handled or the ticket changed meanwhile: the turn is then to be thought again.
   * @throws Problem when the store cannot save now, and `unknown-conversation` where there are activities for a
   *   conversation that was never opened or is no longer kept.
   */
  saveTurn(turn: SavedTurn): Promise<boolean>;
  /** The last turns of a conversation of which it is still known what was said, oldest first. */
  spokenIn(conversation: string, limit: number): Promise<Spoken[]>;

  /** Makes an empty Direct Line conversation; does nothing when it exists. */
  openDirectLine(conversation: string, asker: Asker): Promise<void>;
  hasDirectLine(conversation: string): Promise<boolean>;
  /**
   * Adds activities at the end, outside of any turn.
   * @returns false, with nothing added, when there is one with the key of one of them.
   * @throws Problem `unknown-conversation` when it was never opened or is no longer kept.
   */
  appendActivities(conversation: string, activities: readonly MakeActivity[]): Promise<boolean>;
  /** The activity that was added with this key. */
  findActivity(conversation: string, key: string): Promise<LoggedActivity | undefined>;
  /** At most `limit` activities from `watermark` on, oldest first; fewer where they are long, none where there is none. */
  activitiesFrom(conversation: string, watermark: number, limit: number): Promise<LoggedActivity[]>;
}

/** What is to be sent. Times are milliseconds since 1970. */
export interface OutboxStore {
  /** Saves what is to be sent because of a ticket, where the ticket itself does not change. */
  addItems(ticket: Pick<TicketHead, 'id' | 'address' | 'asker'>, items: readonly OutboxItem[]): Promise<void>;
  /**
   * Takes items that are due: of each lane at most the oldest, and none that another process holds.
   * @param until when others may take them, if nothing is heard of them before.
   */
  claimItems(kind: string, lane: string | undefined, until: number, limit: number): Promise<ClaimedItem[]>;
  /** Frees what an earlier process held when it ended, where no other process can hold anything. Only for the one that serves. */
  takeOverItems(): Promise<void>;
  /** The item needs nothing more. */
  removeItem(id: number): Promise<void>;
  /** The item is to be sent again at `dueAt`. */
  putBackItem(id: number, dueAt: number, isInDoubt: boolean): Promise<void>;
}

/** What is kept of one asker, for the asker. */
export interface AskerData {
  askers: Asker[];
  conversations: {
    conversation: string;
    channel: string;
    /** Whether others take part; what the record tells of them is left out. */
    isShared: boolean;
    state: unknown;
    handled: unknown[];
    activities: unknown[];
    unsent: unknown[];
    unreadable: string[];
  }[];
  /** Of files what they are, not what they hold. */
  tickets: { ticket: Ticket; entries: TicketEntry[]; files: FileNote[] }[];
  /** What they said, did and sent in tickets of others, before those were opened and since. */
  spoken: { ticket: TicketId; before: Omit<Said, 'at' | 'who'>[]; entries: TicketEntry[]; files: FileNote[] }[];
}

/** What was removed, by what it was. */
export type Removed = Record<
  'conversations' | 'activities' | 'keys' | 'unsent' | 'unreadable' | 'mentions' | 'tickets' | 'spoken',
  number
>;

/** What operators do with the data of people, and what the passing of time does. */
export interface UpkeepStore {
  /** Everything about the asker or expert who has this id, or whose organisation knows them by it. */
  exportAsker(id: string): Promise<AskerData>;
  /** Removes that. In conversations and tickets of others only what is their own; of an expert the name. */
  deleteAsker(id: string): Promise<Removed>;
  /**
   * Removes, in small steps, what is older than these moments (milliseconds since 1970). Does nothing when this or
   * another process did it during the last hours. @returns undefined then.
   */
  removeOld(before: { talks: number; keys: number }): Promise<Removed | undefined>;
  /** A value that all processes share; `make` gives it to the first who asks. */
  sharedValue(name: string, make: () => string): Promise<string>;
}

/** Everything that outlives a turn. */
export interface Store
  extends ReportStore, TalkStore, TicketStore, OutboxStore, UpkeepStore, WebhookStore, SessionStore {
  /** Whether the store can be used now; if not, what whoever runs it must do. */
  check(): Promise<{ ok: boolean; detail?: string }>;
  close(): Promise<void>;
}

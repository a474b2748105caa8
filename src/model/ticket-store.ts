import type { Asker } from './asker.js';
import type { KeptFile } from './files.js';
import type { OutboxItem } from './outbox.js';
import type { Effects } from './effects.js';
import type { Opening, OpeningBounds, OpeningsBy } from './openings.js';
import type { Story, Ticket, TicketEntry, TicketHead, TicketId, TicketState } from './ticket.js';

/** A ticket as it is to become, and what led to that. */
export interface TicketChange {
  /** Its version is the one that is stored now, and one more for each entry; that of a new ticket has one entry. */
  ticket: TicketHead;
  /** Of a new ticket; it never changes. */
  story?: Story;
  entries: readonly TicketEntry[];
  /** Files that the entries name. */
  files?: readonly KeptFile[];
  /** Where an asker opens it, or opens it again: how often that was done of late, which must still hold. */
  opening?: OpeningBounds;
}

/** A change outside of a turn, with what the asker and others are to get of it. */
export interface SavedChange extends TicketChange, Effects {}

/** Says what other systems and experts are to be sent because of a change; it is saved together with the change. */
export type TellOthers = (change: TicketChange) => Promise<OutboxItem[]>;

/** Which tickets are wanted; each field that is given must hold. */
export interface TicketFilter {
  states?: readonly TicketState[];
  tag?: string;
  /** The id of an expert. */
  expert?: string;
  conversation?: string;
  /** Of whom: clients of one channel may choose ids that another one has. */
  asker?: Pick<Asker, 'channel' | 'id'>;
  /** Some words of its id, title, codes or asker's words. */
  text?: string;
  /** Only those changed before this moment, in milliseconds since 1970. */
  changedBefore?: number;
}

/** A channel of a team in which tickets are shown to experts. */
export interface ExpertChannel {
  /** The Bot Framework id of the channel's conversation, without any thread. */
  conversation: string;
  /** What the Bot Framework side needs to write there, as JSON. */
  reference: unknown;
  /** Only tickets with one of these; empty means every ticket. */
  tags: string[];
  name?: string;
}

/** Where the card of a ticket stands in an experts' channel. */
export interface TicketPost {
  ticket: TicketId;
  /** The channel's conversation. */
  channel: string;
  /** The id of the conversation that is the thread. */
  thread: string;
  /** The id of the card's activity. */
  activity: string;
  /** The seq of the last entry that was written into the thread. */
  told: number;
}

/** The tickets, and where experts see them. */
export interface TicketStore {
  /**
   * Saves a change with its effects: all of it or nothing. Tells `ticket` news.
   * @returns false, with nothing saved, when the ticket was changed meanwhile, one of the entries' keys is known, or the
   *   bounds of `opening` hold no longer.
   */
  saveChange(change: SavedChange): Promise<boolean>;
  loadTicket(id: TicketId): Promise<Ticket | undefined>;
  loadHead(id: TicketId): Promise<TicketHead | undefined>;
  /** Entries from `seq` on, oldest first. */
  entriesFrom(ticket: TicketId, seq: number, limit: number): Promise<TicketEntry[]>;
  /** The entry that was written with this key. */
  findEntry(ticket: TicketId, key: string): Promise<TicketEntry | undefined>;
  /** A file of any ticket. */
  loadFile(id: string): Promise<KeptFile | undefined>;
  /** At most `limit`, the last changed first. */
  listTickets(filter: TicketFilter, limit: number): Promise<TicketHead[]>;

  /** What this asker, and others from the same origin, opened after `since` (milliseconds since 1970), the newest first. */
  openingsBy(by: OpeningsBy, since: number, limit: number): Promise<Opening[]>;

  expertChannels(): Promise<ExpertChannel[]>;
  saveExpertChannel(channel: ExpertChannel): Promise<void>;
  /** @returns whether it was there. */
  removeExpertChannel(conversation: string): Promise<boolean>;
  postsOf(ticket: TicketId): Promise<TicketPost[]>;
  /** The post whose thread this is. */
  postOfThread(thread: string): Promise<TicketPost | undefined>;
  savePost(post: TicketPost): Promise<void>;
}

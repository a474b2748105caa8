import type { Address } from './address.js';
import type { Asker } from './asker.js';
import type { AskerPlatform } from './content.js';
import type { Facts } from './question.js';
import type { TopicId } from './topic.js';
import type { PartId } from './topic-parts.js';

/** Short, and of characters that are not mistaken for each other when they are said: `K7M-3QX`. */
export type TicketId = string;

/** `open` and `reopened` wait for an expert. */
export const ticketStates = ['open', 'assigned', 'resolved', 'withdrawn', 'reopened'] as const;
export type TicketState = (typeof ticketStates)[number];

/** An expert, as the way in that they came knows them. */
export interface Expert {
  /** The same for one person on all ways in, where they tell it: in Teams and at Entra the object id. */
  id: string;
  name: string;
}

/** Who did or said something. */
export type Speaker =
  | ({ role: 'expert' } & Expert)
  | { role: 'asker'; id: string; alias?: string; name?: string }
  | { role: 'bot' }
  /** Another system, by the name of its key; `author` is who wrote it there. */
  | { role: 'system'; name: string; author?: string };

/** One thing that was said before the ticket was opened. */
export interface Said {
  /** Milliseconds since 1970. */
  at: number;
  who: 'asker' | 'bot';
  /** In a group, who of the askers. */
  name?: string;
  /** By what the channel, and their organisation, know this one; for the store alone. */
  by?: { id: string; alias?: string };
  text: string;
}

/** A part of a topic that was shown, and how it went. */
export interface TriedPart {
  topic: TopicId;
  part: PartId;
  title: string;
  /** `tried` in vain, `open` when the ticket was opened, or the one that `solved` an earlier problem. */
  outcome: 'tried' | 'open' | 'solved';
  /** `by` is the name of who did it, `byId` their id, for the store alone. */
  steps: { id: string; text: string; isDone: boolean; by?: string; byId?: string }[];
}

/** An answer to a question of a form. An empty answer says that the asker does not know. */
export interface FormAnswer {
  id: string;
  question: string;
  answer: string;
}

/** Everything that is known when a ticket is opened. Secrets were taken out of all of it. */
export interface Story {
  /** The asker's own words of the problem. */
  words: string;
  /** In a group: what others had said of it. */
  others?: Omit<Said, 'at' | 'who'>[];
  codes: string[];
  /** Error messages as they were pasted. */
  messages: string[];
  /** The topics that were shown or offered, the most likely first. Confidence is from 0 to 1. */
  topics: { topic: TopicId; title: string; confidence?: number }[];
  tried: TriedPart[];
  answers: FormAnswer[];
  platform?: AskerPlatform;
  facts?: Facts;
  locale?: string;
  /** What was said, oldest first. */
  transcript: Said[];
  /** How many secrets were taken out of what the asker wrote. */
  removed: number;
}

/** A problem that was handed to experts, without its story. */
export interface TicketHead {
  id: TicketId;
  /** Counts its entries; a change that began on an older version is made anew. */
  version: number;
  state: TicketState;
  asker: Asker;
  /** Where the asker is reached. */
  address: Address;
  /** In a few words what it is about. */
  title: string;
  /** By these the experts' channels are chosen; lower case. */
  tags: string[];
  isUrgent?: true;
  /** The files that were sent, in number and bytes. */
  files?: { count: number; bytes: number };
  /** Who has it, while it is assigned; who had it last, when it is resolved. */
  expert?: Expert;
  /** Milliseconds since 1970. */
  openedAt: number;
  changedAt: number;
}

/** A problem that was handed to experts, with the whole story. */
export interface Ticket extends TicketHead {
  story: Story;
}

/** A file that was sent in a talk. */
export interface FileNote {
  name: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
  /** Where it can be fetched: for experts a path of this server, for the asker an address that is theirs. */
  path?: string;
  /** Nobody can say whether it shows a secret. */
  isUnchecked?: true;
  /** How many secrets were taken out of it. */
  removed?: number;
}

/** What happened to a ticket, or was said in it. */
export type TicketEvent =
  | { kind: 'opened' }
  | { kind: 'taken' }
  | { kind: 'released'; note?: string }
  | { kind: 'resolved'; note?: string }
  | { kind: 'reopened'; note?: string }
  | { kind: 'withdrawn'; note?: string }
  /** Nobody took it in time. */
  | { kind: 'reminded' }
  /** What the asker was to be told of the entry `of` cannot arrive any more. */
  | { kind: 'undelivered'; of: number; why: WhyUndelivered }
  /** `removed` counts the secrets that were taken out of the text. */
  | { kind: 'said'; text: string; files?: FileNote[]; removed?: number };

/** The bot is not in the asker's chat any more; the channel does not understand it; it is too large; nobody took it for long. */
export const whyUndelivered = ['gone', 'refused', 'too-large', 'expired'] as const;
export type WhyUndelivered = (typeof whyUndelivered)[number];

/** Names an entry of a ticket. */
export interface EntryRef {
  ticket: TicketId;
  seq: number;
}

/** One line of the record of a ticket; never changed after it was written. */
export interface TicketEntry {
  ticket: TicketId;
  /** From 1 on, without gaps: the version of the ticket after it. */
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  by: Speaker;
  event: TicketEvent;
  /** No two entries of a ticket have the same: a repetition is known by it. */
  key?: string;
}

/** Whether an expert is still to take it. */
export function isWaiting({ state }: Pick<TicketHead, 'state'>): boolean {
  return state === 'open' || state === 'reopened';
}

/** Whether it is not over. */
export function isLive(ticket: Pick<TicketHead, 'state'>): boolean {
  return isWaiting(ticket) || ticket.state === 'assigned';
}

import type { NotFoundReason } from './decision.js';
import type { OutcomeResult } from './outcome.js';
import type { TicketEntry, TicketHead } from './ticket.js';
import type { TopicId } from './topic.js';

/** Something that was asked and not answered. Secrets were taken out of it. */
export interface Unanswered {
  text: string;
  reason: NotFoundReason;
  /** Milliseconds since 1970. */
  at: number;
}

/** How often something came of a topic. */
export interface OutcomeCount {
  topic: TopicId;
  result: OutcomeResult;
  count: number;
}

/** A ticket with its record, and what it was about. */
export interface ReportedTicket {
  ticket: TicketHead;
  topic?: TopicId;
  entries: TicketEntry[];
}

/** What the keeper learns from. Moments are milliseconds since 1970. */
export interface ReportStore {
  /** What nothing was found for, as long as it is known what was handled; the newest first. */
  unansweredSince(since: number, limit: number): Promise<Unanswered[]>;
  outcomesSince(since: number): Promise<OutcomeCount[]>;
  /** The tickets that were opened, the newest first. */
  ticketsSince(since: number, limit: number): Promise<ReportedTicket[]>;
}

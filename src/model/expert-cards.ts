import type { Reply } from './reply.js';
import type { Ticket, TicketEntry, TicketHead } from './ticket.js';

/** How a card is drawn. */
export interface Drawing {
  /** Made new for every card, by which its buttons are known. */
  key: string;
  /** What whoever clicked is told, above the ticket. */
  notice?: string;
  /** What was filled in and did not get anywhere: it stays. */
  typed?: { reply: string; note: string };
  /** Bytes that the card may take at most; what fits into a message where it is left out. */
  most?: number;
}

/** What experts are shown in a channel. Everything that people wrote is shown as it was written, and each is one card. */
export interface ExpertCards {
  /** A ticket as it stands, with what can be done. */
  ticket(ticket: Ticket, drawing: Drawing): Reply;
  /** One page of what was said before the ticket and since. @param page from 1 on; the last where there is none such */
  transcript(ticket: Ticket, entries: readonly TicketEntry[], page: number | undefined, drawing: Drawing): Reply;
  /** What happened, or was said; undefined for what needs no word of its own. */
  entry(entry: TicketEntry, ticket: TicketHead, drawing: Drawing): Reply | undefined;
  /** Nobody has taken it. @param link the address of its thread */
  reminder(ticket: TicketHead, link: string | undefined, drawing: Drawing): Reply;
  /** Something the bot itself says. */
  notice(title: string, lines: readonly string[], drawing: Drawing): Reply;
}

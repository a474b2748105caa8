import type { TicketId } from './ticket.js';

/** An Adaptive Card as JSON. render/card-schema.ts says exactly what it may hold. */
export interface Card {
  type: 'AdaptiveCard';
  version: string;
  body: unknown[];
  [property: string]: unknown;
}

/** One thing said to an asker. */
export interface Reply {
  card: Card;
  /** Everything the card says, for channels and terminals that show no cards. */
  text: string;
  /** What is read aloud and shown as a notification: one or two sentences. */
  speak: string;
  /** The ticket that it tells of, and whether that still goes on. */
  ticket?: { id: TicketId; isLive: boolean };
  /** Whether its card takes the place of the one whose button was pressed. */
  redraws?: true;
}

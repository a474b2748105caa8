import type { Story, TicketEvent, TicketId, TicketState } from './ticket.js';

/** What the page of the experts and this server tell each other, as JSON. */

/** Which tickets the queue shows. */
export const queueViews = ['waiting', 'mine', 'live', 'over'] as const;
export type QueueView = (typeof queueViews)[number];

/** Who looks at the page. `GET /api/support/me` */
export interface Me {
  id: string;
  name: string;
  /** When the session ends, in milliseconds since 1970. */
  endsAt: number;
  /** The longest text that can be sent at once, in UTF-16 units. */
  longestSaid: number;
}

/** A ticket in the queue. */
export interface TicketLine {
  id: TicketId;
  version: number;
  state: TicketState;
  title: string;
  tags: string[];
  /** Who has it, or had it last. */
  expert?: string;
  isMine: boolean;
  asker?: string;
  channel: string;
  isUrgent: boolean;
  /** Milliseconds since 1970. */
  openedAt: number;
  changedAt: number;
}

/** `GET /api/support/tickets` */
export interface QueueAnswer {
  tickets: TicketLine[];
  /** There are more than are listed here. */
  isCut: boolean;
  /** Of all live tickets, whatever the filters. */
  waiting: number;
  mine: number;
  tags: string[];
}

/** A ticket with all that experts may know of it. */
export interface TicketView extends TicketLine {
  story: Story;
  locale?: string;
  /** Whether the asker has the chat open; absent where nobody knows. */
  isAskerHere?: boolean;
}

/** One line of the record. */
export interface EntryView {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  by: { role: 'expert' | 'asker' | 'bot' | 'system'; name?: string; isMe: boolean };
  event: TicketEvent;
  /** What the page sent this with, where it was this page. */
  key?: string;
}

/** `GET /api/support/tickets/:id?from=` */
export interface TicketAnswer {
  ticket: TicketView;
  entries: EntryView[];
  /** There are later entries than these. */
  isCut: boolean;
}

/** `POST /api/support/tickets/:id/act`: what an expert does. */
export interface ActBody {
  /** The same for one click or one message, and never for two. */
  key: string;
  act:
    | { kind: 'take' }
    | { kind: 'release'; note?: string }
    | { kind: 'say'; text: string }
    | { kind: 'resolve'; note?: string }
    | { kind: 'reopen'; note?: string };
}

/** What a refusal answers. */
export interface Refusal {
  error: { code: string; message: string; advice?: string; id?: string };
}

/** What comes on the WebSocket `/api/support/stream`: where to look, never what is there. */
export type ConsoleNews =
  | { kind: 'ticket'; ticket: TicketId }
  | { kind: 'typing'; ticket: TicketId; role: 'asker' | 'expert'; name?: string }
  | { kind: 'presence'; ticket: TicketId; isHere: boolean }
  /** Anything may have been missed: read it all again. */
  | { kind: 'missed' };

/** With this code the server closes the WebSocket of a session that has ended. */
export const sessionEndedCode = 4401;

import type { TicketId } from './ticket.js';

/** Everything a button of an expert's card can ask for; none is a verb of an asker's card. */
export const expertVerbs = [
  'expert-take',
  'expert-release',
  /** Send the asker what was written into the card; nobody's ticket is taken by that. */
  'expert-send',
  'expert-resolve',
  'expert-reopen',
  /** Show what was said. */
  'expert-transcript',
  /** Show the ticket again. */
  'expert-ticket',
] as const;

export type ExpertVerb = (typeof expertVerbs)[number];

/** The names of what is filled in on an expert's card. */
export const expertInputs = { reply: 'reply', note: 'note' } as const;

/** The most characters that a card takes of a reply, and of a note. */
export const longestReply = 8_000;
export const longestNote = 1_000;

/** What a button of an expert's card sends back. */
export interface ExpertAction {
  verb: ExpertVerb;
  ticket: TicketId;
  /** Of the transcript, from 1 on; absent where the last one is meant. */
  page?: number;
  /** Another one each time that a card is drawn. */
  key: string;
  reply: string;
  note: string;
}

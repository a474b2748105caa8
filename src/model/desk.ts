import type { ChangeRefusal } from './change-ticket.js';
import type { Speaker, TicketEntry, TicketHead, TicketId } from './ticket.js';

/** What an expert, or a system in their place, does with a ticket. */
export type DeskAct =
  | { kind: 'take' }
  | { kind: 'release'; note?: string }
  | { kind: 'say'; text: string; files?: readonly SentFile[] }
  | { kind: 'resolve'; note?: string }
  | { kind: 'reopen'; note?: string };

/** A file as it was sent. */
export interface SentFile {
  name: string;
  data: Buffer;
}

/** Why nothing was done. */
export type DeskRefusal = ChangeRefusal | 'not-found' | 'empty' | 'too-long' | 'bad-file';

/** What came of it. `message` says it in a sentence to whoever asked. */
export type DeskResult =
  /** `isRepeated` says that it was done before, under the same key. */
  | { kind: 'done'; ticket: TicketHead; entry: TicketEntry; isRepeated?: true }
  | { kind: 'refused'; reason: DeskRefusal; message: string; ticket?: TicketHead };

/** The longest text that an expert can send at once, in UTF-16 units. */
export const longestSaid = 20_000;

/** The one way in which experts change tickets, whichever way they come. */
export interface Desk {
  /**
   * Does something with a ticket; when it resolves, it is saved, and on its way to the asker and to everybody who sees the
   * ticket. Secrets are taken out of what is said.
   * @param key by which a repetition is known; it is the same for one click or one message, and never for two.
   */
  act(ticket: TicketId, act: DeskAct, by: Speaker, key: string): Promise<DeskResult>;
}

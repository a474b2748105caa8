import type { Desk } from '../../model/desk.js';
import type { Log } from '../../model/log.js';
import type { Notifications } from '../../model/notifications.js';
import type { Address } from '../../model/address.js';
import type { Expert, TicketHead } from '../../model/ticket.js';
import type { SessionStore } from '../../model/session-store.js';
import type { TicketStore } from '../../model/ticket-store.js';
import type { WayInSettings } from './way-in.js';

/** What the console is made of. */
export interface ConsoleParts {
  config: WayInSettings;
  store: Pick<TicketStore, 'loadTicket' | 'entriesFrom' | 'listTickets' | 'loadFile'> & SessionStore;
  desk: Desk;
  notifications: Notifications;
  /** The expert who has a ticket is writing: its asker is to see that. */
  typing: (ticket: TicketHead, expert: Expert) => Promise<void>;
  /** Has it told, soon and by news, whether an asker has the chat open, where that can be known. */
  askPresence: (address: Address) => void;
  /** Makes of an expert's name one that can be shown; an empty text where nothing is left. */
  cleanName: (name: string) => string;
  /** At least 32 characters; processes that share PostgreSQL share it. */
  tokenKey: string;
  /** Where a client reaches this server, told by its Host header; undefined when that cannot be told. */
  baseUrl(hostHeader: string | undefined): string | undefined;
  /** Milliseconds since 1970. */
  clock: () => number;
  log: Log;
}

import type { Desk } from '../../model/desk.js';
import type { TicketStore } from '../../model/ticket-store.js';
import type { Access, AccessParts } from './access.js';

/** What the HTTP API for other systems is made of. Without any key there is no API. */
export interface TicketApiParts extends AccessParts {
  desk: Desk;
  tickets: Pick<TicketStore, 'loadTicket' | 'entriesFrom' | 'listTickets'>;
  /** Takes secrets out of the names of people, as the desk does with what they write. */
  clean: (text: string) => string;
}

/** What a handler has. */
export type ApiParts = TicketApiParts & { access: Access };

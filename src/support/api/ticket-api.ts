import type { Route } from '../../model/http.js';
import { createAccess } from './access.js';
import type { TicketApiParts } from './api-parts.js';
import { createGetOpenApi } from './get-openapi.js';
import { createGetTicket } from './get-ticket.js';
import { createListTickets } from './list-tickets.js';
import { createPostMessage } from './post-message.js';
import { createPostState } from './post-state.js';

/** Enough for the longest text in its longest JSON. */
const largestBody = 256 * 1024;
/** Requests of one address, for each route. */
const perMinute = 600;

/** The HTTP API through which other systems read tickets and change them. No routes without keys. */
export function createTicketApi(options: TicketApiParts): Route[] {
  if (options.keys.length === 0) return [];
  const access = createAccess(options);
  const parts = { ...options, access };
  const common = { screen: access.screen, perMinute };
  const posted = { ...common, method: 'POST', accepts: 'json', maxBytes: largestBody } as const;
  return [
    { ...common, method: 'GET', path: '/api/v1/tickets', handle: createListTickets(parts) },
    { ...common, method: 'GET', path: '/api/v1/tickets/:id', handle: createGetTicket(parts) },
    { ...posted, path: '/api/v1/tickets/:id/messages', handle: createPostMessage(parts) },
    { ...posted, path: '/api/v1/tickets/:id/state', handle: createPostState(parts) },
    // Tells nothing of anybody, so that tools can read it without a key.
    { method: 'GET', path: '/api/v1/openapi.json', perMinute: 60, handle: createGetOpenApi() },
  ];
}

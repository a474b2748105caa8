import type { HttpHandler } from '../../model/http.js';
import { entryJson, storyJson, ticketJson } from '../outside/ticket-json.js';
import type { ApiParts } from './api-parts.js';
import { check } from './checked.js';
import { ticketQuery } from './requests.js';
import { ticketIdIn, unknownTicket } from './ticket-id.js';

const entriesAtOnce = 200;

/** `GET /api/v1/tickets/{id}`: a ticket with its story, and its record from `from_seq` on. */
export function createGetTicket({ tickets }: ApiParts): HttpHandler {
  return async (request) => {
    const query = check(ticketQuery, Object.fromEntries(request.query), 'query', request.id);
    if ('answer' in query) return query.answer;
    const id = ticketIdIn(request);
    const ticket = await tickets.loadTicket(id);
    if (!ticket) throw unknownTicket();
    const entries = await tickets.entriesFrom(id, Number(query.value.from_seq ?? 1), entriesAtOnce);
    const last = entries.at(-1)?.seq ?? ticket.version;
    return {
      status: 200,
      body: {
        ticket: ticketJson(ticket),
        story: storyJson(ticket.story),
        entries: entries.map(entryJson),
        ...(last < ticket.version && { next_seq: last + 1 }),
      },
    };
  };
}

import type { HttpHandler } from '../../model/http.js';
import { ticketJson } from '../outside/ticket-json.js';
import type { ApiParts } from './api-parts.js';
import { check } from './checked.js';
import { listQuery } from './requests.js';

const presetLimit = 50;

/** `GET /api/v1/tickets`: the last changed first. */
export function createListTickets({ tickets }: ApiParts): HttpHandler {
  return async (request) => {
    const query = check(listQuery, Object.fromEntries(request.query), 'query', request.id);
    if ('answer' in query) return query.answer;
    const { state: states, tag, changed_since: since, changed_before: before } = query.value;
    const limit = Number(query.value.limit ?? presetLimit);
    const filter = {
      ...(states && { states }),
      ...(tag !== undefined && { tag }),
      ...(before !== undefined && { changedBefore: Date.parse(before) }),
    };
    const found = await tickets.listTickets(filter, limit);
    const earliest = since === undefined ? 0 : Date.parse(since);
    const wanted = found.filter(({ changedAt }) => changedAt >= earliest);
    const isMore = found.length === limit && wanted.length === limit;
    const next = isMore ? nextBefore(wanted) : undefined;
    return {
      status: 200,
      body: {
        tickets: wanted.map(ticketJson),
        ...(next !== undefined && { next_changed_before: new Date(next).toISOString() }),
      },
    };
  };
}

/** Where the next page begins. Those of the same millisecond come again rather than not at all. */
function nextBefore(page: readonly { changedAt: number }[]): number | undefined {
  const [first, last] = [page.at(0), page.at(-1)];
  if (!first || !last) return undefined;
  return first.changedAt > last.changedAt ? last.changedAt + 1 : last.changedAt;
}

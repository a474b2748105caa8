import type { DeskAct, DeskRefusal } from '../../model/desk.js';
import type { HttpAnswer, HttpRequest } from '../../model/http.js';
import { Problem } from '../../model/problem.js';
import type { TicketEvent } from '../../model/ticket.js';
import { entryJson, ticketJson } from '../outside/ticket-json.js';
import type { ApiParts } from './api-parts.js';
import { check } from './checked.js';
import { idempotencyKey } from './requests.js';
import { ticketIdIn, unknownTicket } from './ticket-id.js';

/** What the record says after an act. */
const events: Record<DeskAct['kind'], TicketEvent['kind']> = {
  take: 'taken',
  release: 'released',
  say: 'said',
  resolve: 'resolved',
  reopen: 'reopened',
};

const statuses: Partial<Record<DeskRefusal, number>> = { 'not-found': 404, empty: 400, 'too-long': 400 };

/**
 * Does something with the ticket of a request, once for each Idempotency-Key, and answers.
 * @param author who does it in the other system
 * @throws Problem 404 for an unknown ticket, 409 where the desk refuses
 */
export async function actOn(
  { desk, access, clean }: ApiParts,
  request: HttpRequest,
  act: DeskAct,
  author: string | undefined,
): Promise<HttpAnswer> {
  const sent = request.headers['idempotency-key'];
  const key = check(idempotencyKey.optional(), sent, 'Idempotency-Key', request.id);
  if ('answer' in key) return key.answer;
  const name = access.nameOf(request) ?? '';
  const by = { role: 'system', name, ...(author !== undefined && { author: clean(author) }) } as const;
  // Without a key of the sender, the request is one of its own.
  const result = await desk.act(ticketIdIn(request), act, by, `api ${name} ${key.value ?? `request ${request.id}`}`);
  if (result.kind === 'done') {
    const { ticket, entry, isRepeated = false } = result;
    if (entry.event.kind !== events[act.kind] || (isRepeated && writtenIn(entry.event) !== clean(written(act)))) {
      throw keyReused();
    }
    return { status: 200, body: { ticket: ticketJson(ticket), entry: entryJson(entry), repeated: isRepeated } };
  }
  if (result.reason === 'not-found') throw unknownTicket();
  const advice = 'Nothing was changed. GET the ticket to see how it stands.';
  throw new Problem(`ticket-${result.reason}`, result.message, advice, statuses[result.reason] ?? 409);
}

/** What somebody wrote; two messages under one key are two, and the second must not get lost. */
function written(act: DeskAct): string {
  return (act.kind === 'say' ? act.text : 'note' in act ? (act.note ?? '') : '').trim();
}

/** The same as the record has it. */
function writtenIn(event: TicketEvent): string {
  return event.kind === 'said' ? event.text : 'note' in event ? (event.note ?? '') : '';
}

function keyReused(): Problem {
  const advice = 'Send a key of its own with each request; the same one only when a request is sent again.';
  return new Problem('idempotency-key-reused', 'This Idempotency-Key came before with another request.', advice, 409);
}

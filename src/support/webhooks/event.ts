import { z } from 'zod';
import type { OutboxItem } from '../../model/outbox.js';
import type { TicketEntry, TicketEvent } from '../../model/ticket.js';
import type { TicketChange, TicketStore } from '../../model/ticket-store.js';
import { entryJson, storyJson, ticketJson } from '../outside/ticket-json.js';
import { ticketState } from '../outside/ticket-schemas.js';
import type { WebhookEvent, WebhookEventType } from './event-schemas.js';

/** The name under which webhooks stand in the outbox. */
export const webhookKind = 'webhook';

/** What the outbox keeps of an event: where it stands, and what of the ticket may be another when it is sent. */
const savedEvent = z.object({
  /** The id of a target. */
  target: z.string(),
  ticket: z.string(),
  seq: z.int(),
  state: ticketState,
  expert: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type SavedEvent = z.infer<typeof savedEvent>;

/** @throws ZodError where it is none. */
export function readSavedEvent(body: unknown): SavedEvent {
  return savedEvent.parse(body);
}

/** Undefined for what other systems need not know. */
function typeOf({ kind }: TicketEvent): WebhookEventType | undefined {
  if (kind === 'opened') return 'ticket.created';
  if (kind === 'said') return 'ticket.message';
  return kind === 'reminded' ? undefined : 'ticket.changed';
}

/** What is to be sent because of a change: one item for each target and entry, in the order of the entries. */
export function eventItems({ ticket, entries }: TicketChange, targets: readonly { id: string }[]): OutboxItem[] {
  const { id, state, expert } = ticket;
  return entries
    .filter(({ event }) => typeOf(event) !== undefined)
    .flatMap(({ seq }) =>
      targets.map((target) => {
        const body: SavedEvent = { target: target.id, ticket: id, seq, state, ...(expert && { expert }) };
        return { kind: webhookKind, lane: `${target.id} ${id}`, body };
      }),
    );
}

/** An event that is ready to be signed. */
export interface ReadyEvent {
  /** The same at every try. */
  id: string;
  json: string;
}

/** Makes an event of what is stored. @returns undefined when it is no longer kept. */
export async function loadEvent(
  store: Pick<TicketStore, 'loadTicket' | 'entriesFrom'>,
  saved: SavedEvent,
): Promise<ReadyEvent | undefined> {
  const [ticket, [entry]] = await Promise.all([
    store.loadTicket(saved.ticket),
    store.entriesFrom(saved.ticket, saved.seq, 1),
  ]);
  if (!ticket || entry?.seq !== saved.seq) return undefined;
  const type = typeOf(entry.event);
  if (type === undefined) return undefined;
  const { state, expert, seq: version } = saved;
  const data = {
    ticket: ticketJson({ ...ticket, version, state, expert, changedAt: entry.at }),
    entry: entryJson(entry),
  };
  const timestamp = data.entry.at;
  const event: WebhookEvent =
    type === 'ticket.created'
      ? { type, timestamp, data: { ...data, story: storyJson(ticket.story) } }
      : { type, timestamp, data };
  return { id: eventId(entry), json: JSON.stringify(event) };
}

/**
 * The moment is part of it, because after a restored backup the same number of an entry is given again. It holds no full
 * stop: that would end the id where it is signed.
 */
function eventId({ ticket, seq, at }: TicketEntry): string {
  return `evt_${ticket.replaceAll(/[^\w-]/g, '_')}_${seq}_${at.toString(36)}`;
}

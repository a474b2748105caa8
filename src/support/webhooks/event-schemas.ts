import { z } from 'zod';
import { story, ticketEntry, ticketSummary } from '../outside/ticket-schemas.js';

const timestamp = z
  .string()
  .meta({ format: 'date-time', description: 'When it happened; the header webhook-timestamp is the try.' });
const data = { ticket: ticketSummary, entry: ticketEntry };

/** What a target gets, by the type of the event. Source: the Standard Webhooks specification, "Payload structure". */
export const webhookEvents = {
  'ticket.created': z.object({
    type: z.literal('ticket.created'),
    timestamp,
    data: z.object({ ...data, story }),
  }),
  'ticket.changed': z.object({ type: z.literal('ticket.changed'), timestamp, data: z.object(data) }),
  'ticket.message': z.object({ type: z.literal('ticket.message'), timestamp, data: z.object(data) }),
};

export type WebhookEventType = keyof typeof webhookEvents;
export type WebhookEvent = { [Type in WebhookEventType]: z.infer<(typeof webhookEvents)[Type]> }[WebhookEventType];

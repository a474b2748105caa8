import { z } from 'zod';
import { speaker, story, ticketEntry, ticketState, ticketSummary } from '../outside/ticket-schemas.js';
import { webhookEvents } from '../webhooks/event-schemas.js';
import { messageRequest, stateRequest } from './requests.js';

const error = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    advice: z.string().optional(),
    id: z.string().meta({ description: 'The log of the server has the same.' }),
    fields: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
  }),
});
const changed = z.object({
  ticket: ticketSummary,
  entry: ticketEntry,
  repeated: z.boolean().meta({ description: 'It was done before, by a request with the same Idempotency-Key.' }),
});
const list = z.object({
  tickets: z.array(ticketSummary),
  next_changed_before: z
    .string()
    .optional()
    .meta({ format: 'date-time', description: 'The next page: give it as changed_before.' }),
});
const whole = z.object({
  ticket: ticketSummary,
  story,
  entries: z.array(ticketEntry),
  next_seq: z.int().min(1).optional().meta({ description: 'There are more entries: give it as from_seq.' }),
});

const components = {
  ...{ Speaker: speaker, State: ticketState, Ticket: ticketSummary, Story: story, Entry: ticketEntry },
  ...{ MessageRequest: messageRequest, StateRequest: stateRequest, Changed: changed, TicketList: list },
  ...{ WholeTicket: whole, Error: error },
  ...{ CreatedEvent: webhookEvents['ticket.created'], ChangedEvent: webhookEvents['ticket.changed'] },
  MessageEvent: webhookEvents['ticket.message'],
};

const ref = (name: keyof typeof components) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: keyof typeof components) => ({ 'application/json': { schema: ref(name) } });
const answer = (description: string, name: keyof typeof components) => ({ description, content: json(name) });

const reasons = {
  400: 'Something that was sent is wrong: `fields` says what.',
  401: 'Without a good key.',
  404: 'There is no such ticket.',
  409: 'It cannot be done as the ticket stands; nothing was changed.',
  413: 'The body is too large.',
  415: 'The body is no JSON.',
  429: 'Too many requests, or wrong keys: wait as Retry-After says.',
} as const;
const failures = (...statuses: (keyof typeof reasons)[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), answer(reasons[status], 'Error')]));

const id = { name: 'id', in: 'path', required: true, description: 'The id of the ticket.', schema: { type: 'string' } };
const repeatKey = {
  ...{ name: 'Idempotency-Key', in: 'header' },
  description: 'The same for one act, however often it is sent: it is then done once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
const query = (name: string, description: string, schema: object = { type: 'string' }) => ({
  ...{ name, in: 'query', description, schema },
});

function post(operationId: string, summary: string, body: keyof typeof components): object {
  return {
    ...{ operationId, summary, parameters: [id, repeatKey], requestBody: { required: true, content: json(body) } },
    responses: { 200: answer('Done, or done before.', 'Changed'), ...failures(400, 401, 404, 409, 413, 415, 429) },
  };
}

const paths = {
  '/api/v1/tickets': {
    get: {
      operationId: 'listTickets',
      summary: 'Tickets, the last changed first',
      parameters: [
        query('state', 'One or more states, separated by commas.'),
        query('tag', 'Only tickets with this tag.'),
        query('changed_since', 'Not changed before this moment.', { type: 'string', format: 'date-time' }),
        query('changed_before', 'Changed before this moment.', { type: 'string', format: 'date-time' }),
        query('limit', '50 when absent.', { type: 'integer', minimum: 1, maximum: 100 }),
      ],
      responses: { 200: answer('The tickets.', 'TicketList'), ...failures(400, 401, 429) },
    },
  },
  '/api/v1/tickets/{id}': {
    get: {
      operationId: 'getTicket',
      summary: 'A ticket with its story and its record',
      parameters: [id, query('from_seq', 'The first entry wanted.', { type: 'integer', minimum: 1 })],
      responses: { 200: answer('The ticket.', 'WholeTicket'), ...failures(400, 401, 404, 429) },
    },
  },
  '/api/v1/tickets/{id}/messages': { post: post('postMessage', 'Say something to the asker', 'MessageRequest') },
  '/api/v1/tickets/{id}/state': {
    post: post('postState', 'Take (assigned), release (open), resolve or reopen a ticket', 'StateRequest'),
  },
};

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
});

/** By the Standard Webhooks specification. */
function webhook(summary: string, event: keyof typeof components): object {
  const parameters = [
    header('webhook-id', 'Names the event; the same at every try.'),
    header('webhook-timestamp', 'The moment of this try, in seconds since 1970.'),
    header('webhook-signature', 'v1, and the HMAC-SHA256 of id.timestamp.body in base64; several separated by blanks.'),
  ];
  const responses = { '2XX': { description: 'Taken.' }, 410: { description: 'Nothing more is wanted.' } };
  return {
    post: { summary, parameters, security: [], requestBody: { required: true, content: json(event) }, responses },
  };
}

/** What the API takes and answers, and what is sent to webhooks, as OpenAPI 3.1; made of the schemas that check requests. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Support triage: tickets for other systems',
      version: '1',
      description: 'Read tickets, answer askers and change states; webhooks tell of what happens.',
    },
    security: [{ key: [] }],
    paths,
    webhooks: {
      'ticket.created': webhook('A ticket was opened', 'CreatedEvent'),
      'ticket.changed': webhook('A ticket has another state', 'ChangedEvent'),
      'ticket.message': webhook('Something was said in a ticket', 'MessageEvent'),
    },
    components: { schemas: schemas(), securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  };
}

function schemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(components)) registry.add(schema, { id: name });
  // As input: what is answered may get more fields, and what is sent must have no others.
  const made = z.toJSONSchema(registry, { uri: (name) => `#/components/schemas/${name}`, io: 'input' });
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, withoutNames(schema)]));
}

/** Within the document the names of JSON Schema itself would lead elsewhere. */
function withoutNames(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$id' && name !== '$schema'));
}

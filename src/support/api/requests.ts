import { z } from 'zod';
import { longestSaid } from '../../model/desk.js';
import { ticketState } from '../outside/ticket-schemas.js';

const person = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u, 'must be one line')
  .regex(/^[^\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, 'must hold nothing that turns the text around it');
const note = z.string().max(longestSaid).optional();

/** What is posted to say something. */
export const messageRequest = z.strictObject({
  text: z.string().min(1).max(longestSaid).meta({ description: 'Plain text. Secrets are taken out of it.' }),
  author: person.optional().meta({ description: 'Who wrote it.' }),
});

const expert = person.optional().meta({ description: 'Who does it in the other system.' });

/** What is posted to change the state. */
export const stateRequest = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('assigned'), expert }),
  z.strictObject({ state: z.enum(['resolved', 'open', 'reopened']), expert, note }),
]);

const moment = z.iso.datetime({ offset: true });

/** What stands behind the question mark of the list. Every value is text. */
export const listQuery = z.strictObject({
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(ticketState))
    .optional(),
  tag: z.string().min(1).max(200).toLowerCase().optional(),
  changed_since: moment.optional(),
  changed_before: moment.optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, 'must be a number from 1 to 100')
    .optional(),
});

/** The same for one ticket. */
export const ticketQuery = z.strictObject({
  from_seq: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a number from 1 on')
    .optional(),
});

/** By it a repetition is known. */
export const idempotencyKey = z.string().regex(/^[\x20-\x7e]{1,255}$/, 'must be 1 to 255 characters of ASCII');

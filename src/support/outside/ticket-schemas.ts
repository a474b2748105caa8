import { z } from 'zod';
import { whyUndelivered } from '../../model/ticket.js';

const states = ['open', 'assigned', 'resolved', 'withdrawn', 'reopened'] as const;
export const ticketState = z.enum(states).meta({
  description: 'open and reopened wait for somebody to take the ticket; withdrawn was taken back by the asker.',
});
/** A moment, as ISO 8601 in UTC. */
const moment = z.string().meta({ format: 'date-time' });

const person = z.object({
  id: z
    .string()
    .meta({ description: 'The same for one person in all of their tickets; of another system its name stands in it.' }),
  name: z.string(),
});

export const speaker = z.object({
  role: z.enum(['asker', 'expert', 'bot', 'system']),
  name: z.string().optional().meta({ description: 'Of a system the name of its API key.' }),
  author: z.string().optional().meta({ description: 'Who wrote it in that system.' }),
});

/** A ticket without its story. */
export const ticketSummary = z.object({
  id: z.string().meta({ examples: ['K7M-3QX'] }),
  version: z.int().min(0).meta({ description: 'Counts the entries of the record.' }),
  state: ticketState,
  title: z.string(),
  urgent: z.boolean(),
  tags: z.array(z.string()),
  asker: z.object({
    channel: z.string().meta({ description: 'Such as msteams or directline.' }),
    name: z.string().optional(),
  }),
  expert: person.optional().meta({ description: 'Who has it, or had it last when it is resolved.' }),
  opened_at: moment,
  changed_at: moment,
});

/** What is known when a ticket is opened. */
export const story = z.object({
  words: z.string().meta({ description: 'The problem in the own words of the asker.' }),
  others: z
    .array(z.object({ text: z.string(), name: z.string().optional() }))
    .optional()
    .meta({ description: 'What others had said of it, where the talk is that of a group.' }),
  codes: z.array(z.string()),
  messages: z.array(z.string()).meta({ description: 'Error messages as they were pasted.' }),
  topics: z.array(z.object({ id: z.string(), title: z.string(), confidence: z.number().optional() })),
  tried: z.array(
    z.object({
      title: z.string(),
      outcome: z.enum(['tried', 'open', 'solved']),
      steps: z.array(z.object({ text: z.string(), done: z.boolean() })),
    }),
  ),
  answers: z
    .array(z.object({ question: z.string(), answer: z.string() }))
    .meta({ description: 'An empty answer says that the asker does not know.' }),
  platform: z.string().optional(),
  facts: z.record(z.string(), z.string()).optional(),
  locale: z.string().optional(),
  transcript: z.array(
    z.object({ at: moment, who: z.enum(['asker', 'bot']), name: z.string().optional(), text: z.string() }),
  ),
  transcript_left_out: z
    .int()
    .min(0)
    .meta({ description: 'How many of the oldest lines were left out of a long talk.' }),
  removed_secrets: z.int().min(0).meta({ description: 'How many secrets were taken out of what the asker wrote.' }),
});

/** One line of the record. */
export const ticketEntry = z.object({
  seq: z.int().min(0).meta({ description: 'From 1 on, without gaps.' }),
  at: moment,
  by: speaker,
  kind: z
    .enum(['opened', 'taken', 'released', 'resolved', 'reopened', 'withdrawn', 'reminded', 'undelivered', 'said'])
    .meta({ description: 'undelivered: what the asker was to be told of another entry did not reach them.' }),
  of: z.int().min(1).optional().meta({ description: 'The seq of the entry that an undelivered one is about.' }),
  why: z.enum(whyUndelivered).optional().meta({
    description:
      'gone: the bot is not in the asker’s chat any more; refused: the channel does not understand it; too-large; expired: for a day nobody took it.',
  }),
  note: z.string().optional(),
  text: z.string().optional().meta({ description: 'What was said.' }),
  files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int().min(0) })).optional(),
  removed_secrets: z.int().min(0).optional(),
});

export type TicketSummary = z.infer<typeof ticketSummary>;
export type StoryJson = z.infer<typeof story>;
export type EntryJson = z.infer<typeof ticketEntry>;

import { z } from 'zod';
import { newConversation, type ConversationState } from '../model/conversation.js';
import type { Handled, Spoken } from '../model/store.js';

const platform = z.enum(['windows', 'linux']);
const ids = z.array(z.string());

const facts = z.record(z.string(), z.string());
const place = z.looseObject({ topic: z.string(), part: z.string().optional(), tried: ids });

/** What every form of the state has had. */
const common = {
  version: z.int().min(1),
  platform: platform.optional(),
  anyPlatform: z.literal(true).optional(),
  topic: z.string().optional(),
  tried: ids,
  ticked: z.record(z.string(), ids),
};
const platformPending = z.looseObject({ kind: z.literal('platform'), topic: z.string() });
const choosePending = z.looseObject({ kind: z.literal('choose'), topics: ids });

/** The first form: one cause was open, or the topic itself. */
const firstForm = z.looseObject({
  ...common,
  schema: z.literal(1),
  cause: z.string().optional(),
  pending: z.union([platformPending, choosePending]).optional(),
});

/** Every field of a saved state; what a later form adds stays as it is. */
const stateForm: z.ZodType<ConversationState> = z.looseObject({
  ...common,
  schema: z.literal(newConversation().schema),
  at: z.number().optional(),
  facts: facts.optional(),
  part: z.string().optional(),
  isHelpAsked: z.literal(true).optional(),
  pending: z
    .union([
      platformPending,
      z.looseObject({ kind: z.literal('choose'), topics: ids, each: z.literal(true).optional() }),
      z.looseObject({ kind: z.literal('ask'), question: z.string(), topics: ids }),
      z.looseObject({ kind: z.literal('helped'), isOnList: z.literal(true).optional() }),
      z.looseObject({
        kind: z.literal('form'),
        form: z.string().optional(),
        topic: z.string().optional(),
        words: z.string(),
      }),
    ])
    .optional(),
  others: ids.optional(),
  waiting: ids.optional(),
  trail: z.array(place).optional(),
  last: z.looseObject({ id: z.string(), act: z.string().optional() }).optional(),
  tickedBy: z.record(z.string(), facts).optional(),
  names: facts.optional(),
  ticket: z.string().optional(),
  misses: z.int().min(0).optional(),
  words: z.string().optional(),
  heard: z.array(z.looseObject({ by: z.string(), text: z.string() })).optional(),
  isPersonOffered: z.literal(true).optional(),
});

/** Brings a state of the first form to the one of today; anything else is left as it is. */
function today(parsed: unknown): unknown {
  const first = firstForm.safeParse(parsed);
  if (!first.success) return parsed;
  const { cause, ...rest } = first.data;
  const part = cause ?? (rest.tried.includes(rest.topic ?? '') ? undefined : rest.topic);
  return { ...rest, schema: newConversation().schema, ...(part !== undefined && { part }) };
}

/** As much of what was handled as must be there to say it again. */
const handledForm = z.looseObject({
  said: z.string().optional(),
  name: z.string().optional(),
  alias: z.string().optional(),
  matches: z.array(z.looseObject({ topic: z.string(), confidence: z.number() })).optional(),
  decisions: z.array(z.looseObject({ kind: z.string() })),
  removed: z.array(z.looseObject({ kind: z.string(), count: z.number() })),
  turn: z.string(),
});

/** What was read, or why it cannot be. */
export type Read<T> = { value: T } | { damage: string };

/** Reads a saved state. @param version the one that the row tells. */
export function readState(json: string, version: number): Read<ConversationState> {
  const read = readAs(json, stateForm, today);
  if ('value' in read && read.value.version !== version) {
    return { damage: `version ${read.value.version} in the row of version ${version}` };
  }
  return read;
}

export function readHandled(json: string): Read<Handled & Pick<Spoken, 'name' | 'alias'>> {
  return readAs(json, handledForm as unknown as z.ZodType<Handled & Pick<Spoken, 'name' | 'alias'>>);
}

function readAs<T>(json: string, form: z.ZodType<T>, bringUp = (parsed: unknown) => parsed): Read<T> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { damage: 'it is no JSON' };
  }
  const result = form.safeParse(bringUp(parsed));
  if (result.success) return { value: result.data };
  // Paths and rules alone: what stands there may be of an asker.
  const places = result.error.issues.slice(0, 3).map(({ path, code }) => `${path.map(String).join('.')}: ${code}`);
  return { damage: places.join('; ') || 'it has another form' };
}

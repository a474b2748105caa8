import { z } from 'zod';
import { newConversation, type ConversationState } from '../model/conversation.js';
import type { Handled } from '../model/store.js';

const platform = z.enum(['windows', 'linux']);
const ids = z.array(z.string());

/** Every field of a saved state; what a later form adds stays as it is. */
const stateForm: z.ZodType<ConversationState> = z.looseObject({
  schema: z.literal(newConversation().schema),
  version: z.int().min(1),
  platform: platform.optional(),
  anyPlatform: z.literal(true).optional(),
  topic: z.string().optional(),
  cause: z.string().optional(),
  tried: ids,
  pending: z
    .union([
      z.looseObject({ kind: z.literal('platform'), topic: z.string() }),
      z.looseObject({ kind: z.literal('choose'), topics: ids }),
    ])
    .optional(),
  ticked: z.record(z.string(), ids),
});

/** As much of what was handled as must be there to say it again. */
const handledForm = z.looseObject({
  decisions: z.array(z.looseObject({ kind: z.string() })),
  removed: z.array(z.looseObject({ kind: z.string(), count: z.number() })),
  turn: z.string(),
});

/** What was read, or why it cannot be. */
export type Read<T> = { value: T } | { damage: string };

/** Reads a saved state. @param version the one that the row tells. */
export function readState(json: string, version: number): Read<ConversationState> {
  const read = readAs(json, stateForm);
  if ('value' in read && read.value.version !== version) {
    return { damage: `version ${read.value.version} in the row of version ${version}` };
  }
  return read;
}

export function readHandled(json: string): Read<Handled> {
  return readAs(json, handledForm as unknown as z.ZodType<Handled>);
}

function readAs<T>(json: string, form: z.ZodType<T>): Read<T> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { damage: 'it is no JSON' };
  }
  const result = form.safeParse(parsed);
  if (result.success) return { value: result.data };
  // Paths and rules alone: what stands there may be of an asker.
  const places = result.error.issues.slice(0, 3).map(({ path, code }) => `${path.map(String).join('.')}: ${code}`);
  return { damage: places.join('; ') || 'it has another form' };
}

import { z } from 'zod';
import type { ActBody } from '../../model/console.js';
import { Problem } from '../../model/problem.js';

const note = z.string().optional();
const actBody = z.object({
  key: z.string().regex(/^[\w-]{8,64}$/),
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('take') }),
    z.object({ kind: z.literal('release'), note }),
    z.object({ kind: z.literal('say'), text: z.string() }),
    z.object({ kind: z.literal('resolve'), note }),
    z.object({ kind: z.literal('reopen'), note }),
  ]),
});

/** @throws Problem 400; its message holds nothing of the body. */
export function readAct(body: unknown): ActBody {
  const { success, data } = actBody.safeParse(body);
  if (success) return data;
  const advice = 'Send {"key": "8 to 64 letters, digits, - or _", "act": {"kind": "take"}}, or reload the page.';
  throw new Problem('bad-act', 'This is nothing that can be done with a ticket.', advice, 400);
}

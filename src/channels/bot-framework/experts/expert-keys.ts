import { createHash } from 'node:crypto';
import { byCard, byThread } from '../../../model/expert-posts.js';
import type { ExpertAction } from '../../../model/expert-verbs.js';
import type { Clean } from '../../../model/turn.js';

/**
 * By what a click is known when it comes again, also under a new id: the card as it was drawn, what was filled in, and who
 * clicked, as two people can have the same card before them.
 */
export function clickKey({ key, verb, ticket, reply, note }: ExpertAction, expert: string, clean: Clean): string {
  return `${byCard}${digest([key, verb, ticket, clean(reply), clean(note), expert])}`;
}

/** By what a message is known when it comes again. One that was changed is another one. */
export function messageKey(thread: string, id: string, text: string, clean: Clean): string {
  return `${byThread}${thread} ${id} ${digest([clean(text)])}`;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
}

import { limitsOf, mostOfAsker, type OpeningLimits } from '../decide/openings.js';
import type { Message } from '../model/message.js';
import { openingsMs } from '../model/openings.js';
import type { TicketStore } from '../model/ticket-store.js';
import type { Thought } from './think.js';

/** How much is asked of people at most. */
export interface LimitParts {
  store: Pick<TicketStore, 'openingsBy'>;
  /** So many new tickets can be opened within an hour from one network address; absent where that is not counted. */
  mostOfOrigin?: number;
}

/**
 * What the asker cannot do with tickets for a while. Only looked up for a thought that opens one, or would let the asker
 * fill in a form for it.
 * @param at now, in milliseconds since 1970
 * @returns undefined where everything is possible
 */
export async function limitsFor(
  { act, decision }: Thought,
  { asker, origin }: Message,
  at: number,
  { store, mostOfOrigin = Infinity }: LimitParts,
): Promise<OpeningLimits | undefined> {
  const isAsked = act?.kind === 'open' || act?.kind === 'reopen' || decision.kind === 'form';
  if (!isAsked) return undefined;
  const mostOthers = origin === undefined ? Infinity : mostOfOrigin;
  const by = { asker: asker.id, ...(mostOthers < Infinity && { origin }) };
  const rows = mostOfAsker.opened + mostOfAsker.reopened + (mostOthers < Infinity ? mostOthers : 0);
  const limits = limitsOf(await store.openingsBy(by, at - openingsMs, rows), at, mostOthers);
  return limits.opened || limits.reopened ? limits : undefined;
}

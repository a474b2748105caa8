import { ticketNow } from '../decide/ticket-now.js';
import type { Decision } from '../model/decision.js';
import type { TicketHead } from '../model/ticket.js';
import type { TicketStore } from '../model/ticket-store.js';

/** What is known of tickets when an old button is pressed. */
export interface AgainParts {
  store: Pick<TicketStore, 'loadHead'>;
  opens: (at: number) => string | undefined;
}

/**
 * What is said to a button that had its effect before: the same, but of tickets how they stand by now.
 * @param last the last ticket of the talk
 * @param at now, in milliseconds since 1970
 * @returns undefined where everything still is as it was said
 */
export async function decisionsNow(
  decisions: readonly Decision[],
  last: TicketHead | undefined,
  at: number,
  { store, opens }: AgainParts,
): Promise<Decision[] | undefined> {
  const now = await Promise.all(
    decisions.map(async (decision) => {
      if (decision.kind !== 'ticket') return decision;
      const ticket = decision.ticket === last?.id ? last : await store.loadHead(decision.ticket);
      return ticketNow(decision, ticket, { isLast: decision.ticket === last?.id, opens: opens(at) });
    }),
  );
  return now.some((decision, index) => decision !== decisions[index]) ? now : undefined;
}

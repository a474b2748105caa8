import type { Decision, TicketNews } from '../model/decision.js';
import { isLive, isWaiting, type TicketHead } from '../model/ticket.js';

type OfTicket = Decision & { kind: 'ticket' };

/** Whether what was said of a ticket is still so. */
const isStillSo: Record<TicketNews, (ticket: TicketHead) => boolean> = {
  received: isWaiting,
  waiting: isWaiting,
  late: isWaiting,
  released: isWaiting,
  reopened: isWaiting,
  taken: ({ state }) => state === 'assigned',
  resolved: ({ state }) => state === 'resolved',
  withdrawn: ({ state }) => state === 'withdrawn',
  over: (ticket) => !isLive(ticket),
};

/**
 * What is said of a ticket when something is said again that was true before.
 * @param ticket as it is now; undefined where it is no longer kept
 * @param known whether it is the last one of its talk, and when somebody looks at it who is not there now
 * @returns the same decision where it is still true
 */
export function ticketNow(
  decision: OfTicket,
  ticket: TicketHead | undefined,
  { isLast, opens }: { isLast: boolean; opens: string | undefined },
): Decision {
  if (!ticket) return { kind: 'not-found', reason: 'outdated-button' };
  if (!isLive(ticket)) {
    // Only the last one of a talk can be opened again.
    if (isStillSo[decision.news](ticket) && (isLast || decision.isOld)) return decision;
    return { ...overOf(ticket), ...(!isLast && { isOld: true }) };
  }
  return isStillSo[decision.news](ticket) ? decision : standOf(ticket, opens);
}

/** That a ticket is over, and how it ended. */
export function overOf({ id, state, expert }: TicketHead): OfTicket {
  const ended = state === 'resolved' || state === 'withdrawn' ? { ended: state } : {};
  return { kind: 'ticket', ticket: id, news: 'over', ...ended, ...(expert && { expert: expert.name }) };
}

/** Where a ticket stands that is not over, and when somebody looks at it who waits. */
export function standOf(ticket: TicketHead, opens: string | undefined): OfTicket {
  const { id, expert } = ticket;
  if (!isWaiting(ticket)) return { kind: 'ticket', ticket: id, news: 'taken', ...(expert && { expert: expert.name }) };
  return { kind: 'ticket', ticket: id, news: 'waiting', ...(opens !== undefined && { opens }) };
}

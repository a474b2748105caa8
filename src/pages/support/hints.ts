import type { TicketView } from '../../model/console.js';
import { isLive, isWaiting } from '../../model/ticket.js';
import { Refused } from './api.js';

/** Why an expert cannot write to the asker of a ticket, in words; undefined where they can. */
export function whyNotWrite(ticket: TicketView): string | undefined {
  if (isWaiting(ticket)) return 'Take the ticket to reply.';
  if (!isLive(ticket)) return 'The ticket is over. Reopen it to write.';
  return ticket.isMine ? undefined : `${ticket.expert ?? 'Another expert'} has this ticket.`;
}

/** Whether the asker writes, is here or has gone: one line that is always there, so that nothing moves. */
export function presenceOf(ticket: TicketView | undefined, writer: string): { text: string; isGone: boolean } {
  if (writer !== '') return { text: `${writer} is writing …`, isGone: false };
  if (!ticket || !isLive(ticket) || ticket.isAskerHere === undefined) return { text: '', isGone: false };
  if (ticket.isAskerHere) return { text: 'The asker has the chat open.', isGone: false };
  return { text: 'The asker has closed the chat. What you write waits there.', isGone: true };
}

/** Why something was not done, in words. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Refused ? thrown.message : 'The server cannot be reached. Nothing was changed; try again.';
}

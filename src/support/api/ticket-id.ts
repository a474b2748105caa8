import type { HttpHead } from '../../model/http.js';
import { Problem } from '../../model/problem.js';

/** The id in the path. @throws Problem 404 where it can be none. */
export function ticketIdIn({ params }: HttpHead): string {
  const id = params.id ?? '';
  if (!/^[\w-]{1,64}$/.test(id)) throw unknownTicket();
  return id.toUpperCase();
}

export function unknownTicket(): Problem {
  const advice = 'Check the id; tickets that are over are removed after a time.';
  return new Problem('unknown-ticket', 'There is no such ticket.', advice, 404);
}

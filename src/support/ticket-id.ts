import { randomInt } from 'node:crypto';
import type { TicketId } from '../model/ticket.js';

/** Neither 0 and O nor 1, I and L, nor B and 8, nor S and 5: nobody has to spell. */
const letters = '234679ACDEFGHJKMNPQRTUVWXYZ';

/** Six random letters and digits in two groups; whoever stores a ticket makes sure that no other has the same. */
export function newTicketId(): TicketId {
  const group = () => Array.from({ length: 3 }, () => letters[randomInt(letters.length)]).join('');
  return `${group()}-${group()}`;
}

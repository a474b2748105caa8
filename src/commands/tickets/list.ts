import { Problem } from '../../model/problem.js';
import { type TicketHead, type TicketState, ticketStates } from '../../model/ticket.js';
import type { TicketFilter } from '../../model/ticket-store.js';
import { withStore } from '../data/open-data.js';
import { literal } from '../literal.js';
import type { Terminal } from '../terminal.js';

export interface ListOptions {
  state: string[];
  tag?: string;
  text?: string;
  json: boolean;
}

const mostTickets = 200;

/**
 * `triage tickets list`: prints tickets, the last changed first; without `--state` those that are not over.
 * @throws Problem when there is no such state, or the store cannot be used
 */
export async function listTickets({ state, tag, text, json }: ListOptions, terminal: Terminal): Promise<void> {
  const states = state.length > 0 ? state.map(stateCalled) : (['open', 'reopened', 'assigned'] as const);
  const filter: TicketFilter = { states, ...(tag !== undefined && { tag }), ...(text !== undefined && { text }) };
  const tickets = await withStore((store) => store.listTickets(filter, mostTickets));
  if (json) terminal.out(`${JSON.stringify(tickets, null, 2)}\n`);
  else terminal.out(tickets.length === 0 ? 'There are no such tickets.\n' : tickets.map(tellLine).join(''));
}

function stateCalled(name: string): TicketState {
  const state = ticketStates.find((each) => each === name);
  if (state) return state;
  throw new Problem('no-state', `there is no state ${name}`, `Give one of ${ticketStates.join(', ')}.`);
}

function tellLine({ id, state, expert, title, changedAt, isUrgent }: TicketHead): string {
  const who = state === 'assigned' && expert ? `${state} to ${expert.name}` : state;
  const changed = new Date(changedAt).toISOString().slice(0, 16).replace('T', ' ');
  return `${id}  ${changed}  ${literal(who)}${isUrgent ? ', urgent' : ''}  ${literal(title)}\n`;
}

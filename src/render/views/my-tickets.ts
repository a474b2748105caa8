import type { Decision, OwnTicket } from '../../model/decision.js';
import type { TicketState } from '../../model/ticket.js';
import { newView, type View } from '../view.js';
import { textRow } from './lines.js';

const states: Record<TicketState, string> = {
  open: 'waits for a person',
  reopened: 'open again, waits for a person',
  assigned: 'somebody is working on it',
  resolved: 'closed as solved',
  withdrawn: 'taken back',
};

/** The tickets of an asker, the newest first. */
export function myTicketsView({ tickets }: Decision & { kind: 'my-tickets' }): View {
  const title = tickets.length === 0 ? 'You have no tickets' : tickets.length === 1 ? 'Your ticket' : 'Your tickets';
  const none = 'When you want a person to look at a problem, say “talk to a person”.';
  return {
    ...newView('my-tickets', title),
    sections: [
      {
        heading: '',
        rows:
          tickets.length === 0
            ? [textRow(none)]
            : tickets.map((one) => ({
                kind: 'step',
                indent: 0,
                marker: '•',
                runs: [{ text: one.ticket, strong: true }, { text: ` ${one.title}: ${stateOf(one)}` }],
              })),
      },
    ],
    speak: tickets.length === 0 ? `${title}. ${none}` : `${title}. ${tickets.map(spoken).join(' ')}`,
  };
}

function stateOf({ state, expert, openedAt }: OwnTicket): string {
  const what = state === 'assigned' && expert !== undefined ? `${expert} is working on it` : states[state];
  return `${what} (since ${new Date(openedAt).toISOString().slice(0, 10)})`;
}

function spoken(one: OwnTicket): string {
  return `${one.ticket}, ${one.title}: ${stateOf(one)}.`;
}

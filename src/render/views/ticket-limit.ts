import type { Decision } from '../../model/decision.js';
import { newView, type View } from '../view.js';
import { textRow } from './lines.js';

type Limit = Decision & { kind: 'ticket-limit' };

/** Says why nobody can be asked for now, and from when on it is possible. */
export function ticketLimitView(decision: Limit): View {
  const { of, minutes, reopens } = decision;
  const title = of === 'opened' ? 'No new ticket for now' : 'It cannot be opened again yet';
  const wait = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const next = of === 'opened' ? 'The next one is possible' : 'The next time is';
  const instead =
    reopens === undefined
      ? ['Until then I go on helping: tell me what fails.']
      : ['If it is about your last ticket, open that one again now: everything that was said is still with it.'];
  const lines = [reasonOf(decision), `${next} in ${wait}.`, ...instead];
  return {
    ...newView('ticket-limit', title),
    ...(reopens !== undefined && { kicker: `Ticket ${reopens}` }),
    sections: [{ heading: '', rows: lines.map(textRow) }],
    speak: `${title}. ${lines.join(' ')}`,
    buttons: [
      ...(reopens === undefined
        ? []
        : [{ title: 'Open it again', verb: 'reopen' as const, isPrimary: true, step: reopens }]),
      { title: 'My tickets', verb: 'my-tickets' },
    ],
  };
}

function reasonOf({ of, why, count }: Limit): string {
  if (why === 'network') return `${count} tickets were opened from your network within an hour, and that is the limit.`;
  const times = count === 1 ? 'once' : `${count} times`;
  return of === 'opened'
    ? `You have opened ${count === 1 ? 'a ticket' : `${count} tickets`} within an hour, and that is the limit.`
    : `You have opened tickets again ${times} within an hour, and that is the limit.`;
}

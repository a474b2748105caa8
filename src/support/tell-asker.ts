import type { Decision } from '../model/decision.js';
import type { TicketEntry, TicketHead } from '../model/ticket.js';

/** What an asker is told of something that others did to their ticket; undefined where they did it themselves. */
export function tellAsker({ event, by }: TicketEntry, { id, expert }: TicketHead): Decision | undefined {
  if (by.role === 'asker') return undefined;
  const who = expert && { expert: expert.name };
  switch (event.kind) {
    case 'taken':
      return { kind: 'ticket', ticket: id, news: 'taken', ...who };
    case 'released':
      return { kind: 'ticket', ticket: id, news: 'released' };
    case 'resolved':
      return { kind: 'ticket', ticket: id, news: 'resolved', ...who, ...noteOf(event) };
    case 'reopened':
      return { kind: 'ticket', ticket: id, news: 'reopened', ...noteOf(event) };
    case 'reminded':
      return { kind: 'ticket', ticket: id, news: 'late' };
    case 'said': {
      const name = by.role === 'bot' ? undefined : by.name;
      if (name === undefined) return undefined;
      return { kind: 'said', ticket: id, name, text: event.text, ...(event.files && { files: event.files }) };
    }
    case 'opened':
    case 'undelivered':
    case 'withdrawn':
      return undefined;
  }
}

function noteOf({ note }: { note?: string }): { note?: string } {
  return note === undefined ? {} : { note };
}

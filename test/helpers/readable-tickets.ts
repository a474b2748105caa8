import type { Ticket, TicketEntry } from '../../src/model/ticket.js';
import type { TicketStore } from '../../src/model/ticket-store.js';

/** Tickets that can be read, in memory. */
export function readableTickets(tickets: readonly Ticket[], entries: readonly TicketEntry[] = []) {
  const all = [...tickets];
  const record = [...entries];
  const store: Pick<TicketStore, 'loadTicket' | 'entriesFrom' | 'listTickets'> = {
    loadTicket: async (id) => all.find((ticket) => ticket.id === id),
    entriesFrom: async (id, seq, limit) =>
      record.filter((entry) => entry.ticket === id && entry.seq >= seq).slice(0, limit),
    listTickets: async ({ states, tag, changedBefore = Infinity }, limit) =>
      all
        .filter(({ state, tags, changedAt }) => {
          const isState = states?.includes(state) ?? true;
          return isState && (tag === undefined || tags.includes(tag)) && changedAt < changedBefore;
        })
        .sort((a, b) => b.changedAt - a.changedAt)
        .slice(0, limit),
  };
  return { store, add: (entry: TicketEntry) => void record.push(entry), all };
}

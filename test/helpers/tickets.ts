import type { Speaker, Story, Ticket, TicketEntry, TicketEvent } from '../../src/model/ticket.js';
import type { TicketStore } from '../../src/model/ticket-store.js';

export const aStory: Story = {
  words: 'The nightly backup of our file server fails',
  codes: ['E42'],
  messages: ['The agent does not answer.'],
  topics: [{ topic: 'agent', title: 'The agent does not answer', confidence: 0.8 }],
  tried: [
    {
      topic: 'agent',
      part: '0',
      title: 'The service is stopped',
      outcome: 'tried',
      steps: [{ id: 's1', text: 'Start the service', isDone: true, by: 'id-of-asker' }],
    },
  ],
  answers: [{ id: 'q1', question: 'Since when?', answer: 'yesterday' }],
  platform: 'linux',
  facts: { protects: 'vm' },
  locale: 'de-DE',
  transcript: [
    { at: 1_000, who: 'asker', name: 'Kim', text: 'help' },
    { at: 2_000, who: 'bot', text: 'Start the service.' },
  ],
  removed: 1,
};

/** A ticket that was just opened. */
export function aTicket(more: Partial<Ticket> = {}): Ticket {
  return {
    id: 'K7M-3QX',
    version: 1,
    state: 'open',
    asker: { channel: 'msteams', id: 'id-of-asker', alias: 'alias-of-asker', name: 'Kim' },
    address: {
      via: 'bot-framework',
      channel: 'msteams',
      conversation: 'conversation-of-asker',
      reference: 'reference',
    },
    title: 'Backup fails',
    tags: ['backup'],
    story: aStory,
    openedAt: 1_700_000_000_000,
    changedAt: 1_700_000_000_000,
    ...more,
  };
}

export const anExpert: Speaker = { role: 'expert', id: 'e1', name: 'Robin' };

export function anEntry(seq: number, event: TicketEvent, by: Speaker = anExpert, ticket = 'K7M-3QX'): TicketEntry {
  return { ticket, seq, at: 1_700_000_000_000 + seq * 1_000, by, event };
}

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

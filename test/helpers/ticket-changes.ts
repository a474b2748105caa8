import type { Story, TicketEntry, TicketHead } from '../../src/model/ticket.js';
import { openedEntry } from '../../src/model/change-ticket.js';
import type { TicketChange } from '../../src/model/ticket-store.js';

/** A ticket that was just opened, unless something else is said. */
export function aTicket(more: Partial<TicketHead> = {}): TicketHead {
  return {
    ...{ id: 'K7M-3QX', version: 1, state: 'open', openedAt: 1_000, changedAt: 1_000 },
    asker: { channel: 'test', id: 'asker-1' },
    address: { via: 'test', channel: 'test', conversation: 'a' },
    ...{ title: 'The disk is full', tags: ['vm'] },
    ...more,
  };
}

export function aStory(more: Partial<Story> = {}): Story {
  return {
    ...{ words: 'the disk is full', codes: ['DiskFull'], messages: [], topics: [], tried: [], answers: [] },
    ...{ transcript: [], removed: 0 },
    ...more,
  };
}

/** The change by which a ticket begins. */
export function aNewTicket(more: Partial<TicketHead> = {}, key?: string): TicketChange {
  const ticket = aTicket(more);
  return { ticket, story: aStory(), entries: [openedEntry(ticket, { by: anAskerSpeaks, at: ticket.openedAt, key })] };
}

export const anAskerSpeaks = { role: 'asker', id: 'asker-1' } as const;
export const anExpert = { role: 'expert', id: 'expert-1', name: 'First engineer' } as const;
export const anotherExpert = { role: 'expert', id: 'expert-2', name: 'Second engineer' } as const;

/** What was said in a record, and by whom. */
export function saidIn(entries: readonly TicketEntry[]): string[] {
  return entries.flatMap(({ by, event }) => (event.kind === 'said' ? [`${by.role}: ${event.text}`] : []));
}

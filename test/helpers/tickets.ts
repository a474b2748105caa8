import { openedEntry } from '../../src/model/change-ticket.js';
import type { Speaker, Story, Ticket, TicketEntry, TicketEvent, TicketHead } from '../../src/model/ticket.js';
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

/** A story in which everything stands that one can hold. */
export const fullStory: Story = {
  words: 'Backup of our file server fails since Tuesday.\nWe changed nothing but the proxy.',
  others: [{ name: 'Colleague', text: 'It began with the new proxy.', by: { id: 'id-of-colleague-of-asker' } }],
  codes: ['UserErrorGuestAgentStatusUnavailable', '0x80070005'],
  messages: ['VM agent is unable to communicate with the Azure Backup Service.'],
  topics: [
    { topic: 'agent', title: 'The VM agent cannot be reached by Azure Backup', confidence: 0.94 },
    { topic: 'proxy', title: 'A proxy stops the traffic of the agent', confidence: 0.31 },
    { topic: 'other', title: 'The extension cannot take a snapshot' },
  ],
  tried: [
    {
      topic: 'agent',
      part: 'steps',
      title: 'The VM agent cannot be reached by Azure Backup',
      outcome: 'tried',
      steps: [
        { id: '1', text: 'Check that the VM runs.', isDone: true },
        {
          id: '2',
          text: 'Restart the service of the agent.',
          isDone: true,
          ...{ by: 'colleague-of-asker', byId: 'id-of-colleague-of-asker' },
        },
        { id: '3', text: 'Update the agent to the newest version.', isDone: false },
      ],
    },
    { topic: 'agent', part: 'cause-1', title: 'Cause 1: the agent is not installed', outcome: 'open', steps: [] },
  ],
  answers: [
    { id: 'since', question: 'When did the problem begin?', answer: '2026-11-17 08:00' },
    { id: 'vault', question: 'Which vault is it?', answer: '' },
  ],
  platform: 'linux',
  facts: { protects: 'vm' },
  locale: 'de-DE',
  transcript: [
    { at: Date.UTC(2026, 10, 21, 9, 58), who: 'asker', text: 'UserErrorGuestAgentStatusUnavailable' },
    { at: Date.UTC(2026, 10, 21, 9, 58, 1), who: 'bot', text: 'Does the machine run Windows or Linux?' },
    { at: Date.UTC(2026, 10, 21, 9, 59), who: 'asker', name: 'Kim', text: 'linux', by: { id: 'id-of-asker' } },
  ],
  removed: 1,
};

/** A ticket as it is read: with all that stands in one, and what leads to its asker. */
export function aWholeTicket(more: Partial<Ticket> = {}): Ticket {
  return {
    ...aTicket({ openedAt: 1_700_000_000_000, changedAt: 1_700_000_000_000 }),
    asker: { channel: 'msteams', id: 'id-of-asker', alias: 'alias-of-asker', name: 'Kim' },
    address: {
      via: 'bot-framework',
      channel: 'msteams',
      conversation: 'conversation-of-asker',
      reference: 'reference',
    },
    ...{ title: 'Backup of the file server fails', tags: ['vm-backup'], story: fullStory },
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

export function anEntry(seq: number, event: TicketEvent, by: Speaker = anExpert, ticket = 'K7M-3QX'): TicketEntry {
  return { ticket, seq, at: 1_700_000_000_000 + seq * 1_000, by, event };
}

/** What was said in a record, and by whom. */
export function saidIn(entries: readonly TicketEntry[]): string[] {
  return entries.flatMap(({ by, event }) => (event.kind === 'said' ? [`${by.role}: ${event.text}`] : []));
}

import { randomUUID } from 'node:crypto';
import type { Desk, DeskAct, DeskRefusal, DeskResult } from '../../../src/model/desk.js';
import { checkFile } from '../../../src/model/check-file.js';
import type { KeptFile } from '../../../src/model/files.js';
import type { News, Notifications } from '../../../src/model/notifications.js';
import type { FileNote, Speaker, Ticket, TicketEntry, TicketEvent } from '../../../src/model/ticket.js';
import { isLive } from '../../../src/model/ticket.js';
import type { SessionStore } from '../../../src/model/session-store.js';
import type { TicketFilter, TicketStore } from '../../../src/model/ticket-store.js';

/** Tickets in memory, and a desk that changes them: enough for a page that shows both. */
export function createMemoryDesk(clock: () => number) {
  const tickets = new Map<string, Ticket>();
  const records = new Map<string, TicketEntry[]>();
  const listeners = new Set<(news: News) => void>();
  const acts: { ticket: string; act: DeskAct; key: string }[] = [];
  const tell = (news: News) => listeners.forEach((listener) => listener(news));
  const notifications: Notifications = {
    tell: async (news) => tell(news),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  const files = new Map<string, KeptFile>();
  const ended = new Set<string>();
  const store: Pick<TicketStore, 'loadTicket' | 'entriesFrom' | 'listTickets' | 'loadFile'> & SessionStore = {
    async endSession(id) {
      ended.add(id);
      tell({ kind: 'session-ended', session: id });
    },
    isSessionEnded: async (id) => ended.has(id),
    loadFile: async (id) => files.get(id),
    loadTicket: async (id) => tickets.get(id),
    async entriesFrom(id, seq, limit) {
      if (!Number.isInteger(seq) || seq > 2 ** 31 - 1) throw new Error('no database takes this number');
      return (records.get(id) ?? []).filter((entry) => entry.seq >= seq).slice(0, limit);
    },
    listTickets: async (filter, limit) =>
      [...tickets.values()]
        .filter((ticket) => fits(ticket, filter))
        .sort((a, b) => b.changedAt - a.changedAt)
        .slice(0, limit),
  };

  function append(ticket: Ticket, by: Speaker, event: TicketEvent, key?: string): TicketEntry {
    const record = records.get(ticket.id) ?? [];
    const entry = { ticket: ticket.id, seq: record.length + 1, at: clock(), by, event, ...(key && { key }) };
    records.set(ticket.id, [...record, entry]);
    tickets.set(ticket.id, { ...ticket, version: entry.seq, changedAt: entry.at });
    tell({ kind: 'ticket', ticket: ticket.id });
    return entry;
  }

  const desk: Desk = {
    async act(id, act, by, key): Promise<DeskResult> {
      acts.push({ ticket: id, act, key });
      const ticket = tickets.get(id);
      const refused = (reason: DeskRefusal, message: string): DeskResult => ({ kind: 'refused', reason, message });
      if (!ticket) return refused('not-found', 'There is no such ticket.');
      const before = records.get(id)?.find((entry) => entry.key === key);
      if (before) return { kind: 'done', ticket, entry: before, isRepeated: true };
      if (by.role !== 'expert') throw new Error('only experts come to this desk');
      const { expert, state } = ticket;
      if (act.kind === 'reopen') {
        if (isLive(ticket)) return refused('not-over', 'The ticket is not over.');
      } else if (!isLive(ticket)) return refused('over', 'The ticket is over: reopen it first.');
      if (act.kind === 'take' && state === 'assigned') return refused('taken', `${expert?.name ?? ''} has it.`);
      if (act.kind !== 'take' && act.kind !== 'reopen') {
        if (state !== 'assigned') return refused('not-taken', 'Take the ticket first.');
        if (expert?.id !== by.id) return refused('taken', `${expert?.name ?? ''} has it.`);
      }
      const notes: FileNote[] = [];
      for (const { name, data } of act.kind === 'say' ? (act.files ?? []) : []) {
        const checked = checkFile(randomUUID(), name, data, (text) => ({ text, removed: 0 }));
        if ('refused' in checked) return refused('bad-file', 'The file was not sent: it is of no kind that can be.');
        files.set(checked.kept.id, checked.kept);
        notes.push(checked.kept.note);
      }
      const [next, event] = effectOf(act, notes);
      const holder = { id: by.id, name: by.name };
      const changed = { ...ticket, state: next ?? state, ...(act.kind === 'take' && { expert: holder }) };
      if (act.kind === 'release') delete changed.expert;
      const entry = append(changed, by, event, key);
      return { kind: 'done', ticket: tickets.get(id) ?? changed, entry };
    },
  };

  return {
    store,
    desk,
    notifications,
    files,
    /** Every act that came, repeated ones too. */
    acts,
    records,
    open(ticket: Ticket): Ticket {
      append(ticket, { role: 'asker', id: ticket.asker.id }, { kind: 'opened' });
      return ticket;
    },
    /** The asker sends a file. */
    file(id: string, file: FileNote): void {
      const ticket = tickets.get(id);
      if (!ticket) throw new Error(`there is no ticket ${id}`);
      append(ticket, { role: 'asker', id: ticket.asker.id }, { kind: 'said', text: '', files: [file] });
    },
    /** The asker says something. */
    say(id: string, text: string, removed?: number): void {
      const ticket = tickets.get(id);
      if (!ticket) throw new Error(`there is no ticket ${id}`);
      const { name } = ticket.asker;
      const by = { role: 'asker' as const, id: ticket.asker.id, ...(name && { name }) };
      append(ticket, by, { kind: 'said', text, ...(removed && { removed }) });
    },
  };
}

export type MemoryDesk = ReturnType<typeof createMemoryDesk>;

function effectOf(act: DeskAct, files: FileNote[]): [Ticket['state'] | undefined, TicketEvent] {
  const note = 'note' in act && act.note ? { note: act.note } : {};
  if (act.kind === 'take') return ['assigned', { kind: 'taken' }];
  if (act.kind === 'release') return ['open', { kind: 'released', ...note }];
  if (act.kind === 'resolve') return ['resolved', { kind: 'resolved', ...note }];
  if (act.kind === 'reopen') return ['reopened', { kind: 'reopened', ...note }];
  return [undefined, { kind: 'said', text: act.text, ...(files.length > 0 && { files }) }];
}

function fits(ticket: Ticket, { states, tag, expert, conversation, text }: TicketFilter): boolean {
  const words = `${ticket.id} ${ticket.title} ${ticket.story.words} ${ticket.story.codes.join(' ')}`.toLowerCase();
  return (
    (states?.includes(ticket.state) ?? true) &&
    (tag === undefined || ticket.tags.includes(tag)) &&
    (expert === undefined || ticket.expert?.id === expert) &&
    (conversation === undefined || ticket.address.conversation === conversation) &&
    (text === undefined || words.includes(text.toLowerCase()))
  );
}

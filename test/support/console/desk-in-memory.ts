import { randomUUID } from 'node:crypto';
import { changeTicket, openedEntry } from '../../../src/model/change-ticket.js';
import type { Desk, DeskAct } from '../../../src/model/desk.js';
import type { FileNote, Speaker, Ticket, TicketEntry, TicketEvent, TicketHead } from '../../../src/model/ticket.js';
import type { TicketStore } from '../../../src/model/ticket-store.js';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { createDesk } from '../../../src/support/desk.js';
import { aWholeTicket } from '../../helpers/tickets.js';

/** The desk on a store in memory, and askers who open tickets and speak. */
export async function openDeskInMemory(clock: () => number) {
  const { store, notifications } = await openMemoryStore(clock);
  let made = 0;
  const acts: { ticket: string; act: DeskAct; key: string }[] = [];
  const whole = createDesk({
    store,
    tellOthers: async () => [],
    toAsker: () => ({}),
    saved: () => undefined,
    clean: (text) => ({ text, removed: 0 }),
    cleanName: (name) => name,
    whyNoFiles: () => undefined,
    newId: randomUUID,
    clock,
  });
  const desk: Desk = {
    act(ticket, act, by, key) {
      acts.push({ ticket, act, key });
      return whole.act(ticket, act, by, key);
    },
  };
  const entriesFrom: TicketStore['entriesFrom'] = async (id, seq, limit) => {
    // SQLite takes it, PostgreSQL does not.
    if (!Number.isInteger(seq) || seq > 2 ** 31 - 1) throw new Error('no database takes this number');
    return store.entriesFrom(id, seq, limit);
  };

  async function askerDoes(id: string, event: TicketEvent): Promise<void> {
    const head = await store.loadHead(id);
    if (!head) throw new Error(`there is no ticket ${id}`);
    const changed = changeTicket(head, event, { by: askerOf(head), at: clock() });
    if ('refused' in changed) throw new Error(`ticket ${id} takes no ${event.kind}: ${changed.refused}`);
    // An expert may do something in the same moment: then it is done once more on what became of that.
    if (!(await store.saveChange({ ticket: changed.ticket, entries: [changed.entry] }))) await askerDoes(id, event);
  }

  return {
    store: { ...store, entriesFrom },
    desk,
    notifications,
    /** Every act that came, repeated ones too. */
    acts,
    record: (id: string): Promise<TicketEntry[]> => store.entriesFrom(id, 1, 1_000),
    /** A ticket comes in from the web, with an id of its own. */
    async open(fields: Partial<Ticket> = {}): Promise<Ticket> {
      made += 1;
      const openedAt = fields.openedAt ?? Date.now() - 5 * 60_000;
      const ticket = aWholeTicket({
        ...{ id: idOf(made), openedAt, changedAt: openedAt },
        asker: { channel: 'directline', id: 'dl_secret-id', name: 'Asker of the web' },
        address: { via: 'direct-line', channel: 'directline', conversation: `talk-${made}` },
        ...fields,
      });
      const { story, ...head } = ticket;
      const entries = [openedEntry(head, { by: askerOf(head), at: clock() })];
      if (!(await store.saveChange({ ticket: head, story, entries }))) throw new Error(`there is a ticket ${head.id}`);
      return ticket;
    },
    /** What the asker was to be told of an entry cannot arrive. */
    lose: (ticket: string, seq: number) => whole.undelivered({ ticket, seq }, 'gone'),
    /** The asker sends a file. */
    file: (id: string, file: FileNote) => askerDoes(id, { kind: 'said', text: '', files: [file] }),
    /** The asker says something. */
    say: (id: string, text: string, removed?: number) =>
      askerDoes(id, { kind: 'said', text, ...(removed && { removed }) }),
  };
}

export type DeskInMemory = Awaited<ReturnType<typeof openDeskInMemory>>;

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ';

function idOf(number: number): string {
  return `K7M-3${letters[Math.floor(number / 23) % 23] ?? 'A'}${letters[number % 23] ?? 'A'}`;
}

function askerOf({ asker: { id, name } }: TicketHead): Speaker {
  return { role: 'asker', id, ...(name && { name }) };
}

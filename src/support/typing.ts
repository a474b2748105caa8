import type { Address } from '../model/address.js';
import type { Log } from '../model/log.js';
import type { Notifications } from '../model/notifications.js';
import { messageOf } from '../model/problem.js';
import type { Expert, TicketHead } from '../model/ticket.js';
import type { TicketStore } from '../model/ticket-store.js';

/** Shows each side that the other one is writing, while an expert has the ticket. Nothing of it is kept. */
export interface Typing {
  /** An asker is writing. @param name as the channel tells it */
  asker(conversation: string, name?: string): void;
  /** The expert who has the ticket is writing. */
  expert(ticket: TicketHead, expert: Expert): Promise<void>;
}

export interface TypingParts {
  store: Pick<TicketStore, 'listTickets'>;
  notifications: Notifications;
  /** Shows an asker whose channel hears no news that somebody is writing; never waits, never fails. */
  show: (address: Address) => void;
  log: Log;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** Milliseconds between two words of one side's writing: clients show it somewhat longer. */
const everyMs = 2_500;
/** So many talks are remembered. */
const most = 10_000;

export function createTyping({ store, notifications, show, log, clock }: TypingParts): Typing {
  const told = new Map<string, number>();

  /** Whether it is time to say it again. */
  function isDue(who: string): boolean {
    if (clock() - (told.get(who) ?? -Infinity) < everyMs) return false;
    if (told.size >= most) told.clear();
    told.set(who, clock());
    return true;
  }

  async function tellOfAsker(conversation: string, name: string | undefined): Promise<void> {
    const [ticket] = await store.listTickets({ conversation, states: ['assigned'] }, 1);
    if (!ticket) return;
    const who = name ?? ticket.asker.name;
    const named = who === undefined ? {} : { name: who };
    await notifications.tell({ kind: 'typing', ticket: ticket.id, conversation, role: 'asker', ...named });
  }

  return {
    asker(conversation, name) {
      if (!isDue(`asker ${conversation}`)) return;
      tellOfAsker(conversation, name).catch((thrown: unknown) => {
        log.warn({ cause: messageOf(thrown) }, 'an expert was not told that the asker is writing');
      });
    },
    async expert({ id, address }, { name }) {
      const { conversation } = address;
      if (!isDue(`expert ${id}`)) return;
      show(address);
      await notifications.tell({ kind: 'typing', ticket: id, conversation, role: 'expert', name });
    },
  };
}

import type { QueueAnswer, TicketLine } from '../../model/console.js';
import { isWaiting } from '../../model/ticket.js';
import { readQueue, readTicket } from './api.js';
import { button, show } from './dom.js';

/** Tells an expert who looks elsewhere what is new. */
export interface Alerts {
  /** Asks for the permission to show notifications; hidden where that is decided. */
  button: HTMLButtonElement;
  /** Own tickets in which the asker wrote something that was not seen yet. */
  unread: ReadonlySet<string>;
  /** Looks through the tickets that matter. @param openId the ticket that the expert sees, if the window is seen */
  check(queue: QueueAnswer, openId: string | undefined): Promise<void>;
  /** The expert sees a ticket. */
  seen(id: string): void;
}

const isSupported = 'Notification' in window;

/** @param open a ticket, when its notification is clicked */
export function createAlerts(open: (id: string) => void): Alerts {
  const ask = button('Notify me', () => {
    void Notification.requestPermission().then(showAsk);
  });
  const unread = new Set<string>();
  /** The tickets as they were looked at last; undefined before the first time. */
  let known: Map<string, TicketLine> | undefined;
  const showAsk = () => show(ask, isSupported && Notification.permission === 'default');
  showAsk();

  function notify({ id, title }: TicketLine, what: string): void {
    if (!document.hidden && document.hasFocus()) return;
    if (!isSupported || Notification.permission !== 'granted') return;
    // What is said stays off the screen that others may see.
    const notification = new Notification(`${id}: ${what}`, { body: title, tag: id });
    notification.addEventListener('click', () => {
      window.focus();
      open(id);
      notification.close();
    });
  }

  /** Whether the asker said something after `version`. */
  async function hasAskerSaid({ id }: TicketLine, version: number): Promise<boolean> {
    const { entries } = await readTicket(id, version + 1);
    return entries.some(({ by, event }) => by.role === 'asker' && event.kind === 'said');
  }

  return {
    button: ask,
    unread,
    seen: (id) => unread.delete(id),
    async check(queue, openId) {
      const { tickets } = await readQueue('live', '', '');
      const before = known;
      known = new Map(tickets.map((line) => [line.id, line]));
      if (!before) return;
      for (const line of tickets) {
        const last = before.get(line.id);
        if (last?.version === line.version) continue;
        if (isWaiting(line) && !(last && isWaiting(last))) notify(line, 'somebody waits');
        if (line.isMine && last && (await hasAskerSaid(line, last.version))) {
          notify(line, 'a new message');
          if (line.id !== openId) unread.add(line.id);
        }
      }
      for (const id of unread) if (!known.has(id)) unread.delete(id);
      document.title = titleOf(queue.waiting + unread.size);
    },
  };
}

export function titleOf(count: number): string {
  return count > 0 ? `(${count}) Support` : 'Support';
}

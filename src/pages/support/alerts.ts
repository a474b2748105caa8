import type { QueueAnswer, TicketLine } from '../../model/console.js';
import { isWaiting } from '../../model/ticket.js';
import { readQueue, readTicket } from './api.js';
import { button, show } from './dom.js';

/** Tells an expert who looks elsewhere what is new. */
export interface Alerts {
  /** Asks for the permission to show notifications; hidden where that is decided. */
  button: HTMLButtonElement;
  /** Own tickets in which something happened that was not seen yet. */
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
  let last: Promise<void> = Promise.resolve();
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

  /** What happened in an own ticket after `version` that its expert must know; undefined where nothing did. */
  async function newsOf({ id }: TicketLine, version: number): Promise<string | undefined> {
    const { entries } = await readTicket(id, version + 1);
    if (entries.some(({ event }) => event.kind === 'undelivered')) return 'a message was not delivered';
    return entries.some(({ by, event }) => by.role === 'asker' && event.kind === 'said') ? 'a new message' : undefined;
  }

  async function checkNow(queue: QueueAnswer, openId: string | undefined): Promise<void> {
    const { tickets } = await readQueue('live', '', '');
    const before = known;
    known = new Map(tickets.map((line) => [line.id, line]));
    if (!before) return;
    for (const line of tickets) {
      const old = before.get(line.id);
      if (old?.version === line.version) continue;
      if (isWaiting(line) && !(old && isWaiting(old))) notify(line, 'somebody waits');
      const news = line.isMine && old ? await newsOf(line, old.version) : undefined;
      if (news !== undefined) {
        notify(line, news);
        if (line.id !== openId) unread.add(line.id);
      }
    }
    for (const id of unread) if (!known.has(id)) unread.delete(id);
    document.title = titleOf(queue.waiting + unread.size);
  }

  return {
    button: ask,
    unread,
    seen: (id) => unread.delete(id),
    check(queue, openId) {
      // One after another: an older answer that comes later would make the same message new again.
      const checked = last.then(() => checkNow(queue, openId));
      last = checked.catch(() => undefined);
      return checked;
    },
  };
}

export function titleOf(count: number): string {
  return count > 0 ? `(${count}) Support` : 'Support';
}

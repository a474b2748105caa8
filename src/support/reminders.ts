import type { SendItem } from '../model/outbox.js';
import type { Opening } from '../model/support-hours.js';
import type { TellOthers, TicketStore } from '../model/ticket-store.js';
import { isWaiting } from '../model/ticket.js';
import type { WholeDesk } from './desk.js';

/** Under this name the outbox knows reminders. */
export const reminderKind = 'reminder';

const minuteMs = 60_000;

interface Reminder {
  ticket: string;
  /** The seq of the entry since which the ticket waits. */
  since: number;
}

/**
 * Lets a ticket that begins to wait be looked at again after a time, counted from when support is there.
 * @param minutes from 1 on.
 */
export function createReminders(minutes: number, opening: Opening): TellOthers {
  return ({ entries }) => {
    const items = entries
      .filter(({ event }) => event.kind === 'opened' || event.kind === 'reopened' || event.kind === 'released')
      .map(({ ticket, seq, at }) => {
        const body: Reminder = { ticket, since: seq };
        const dueAt = (opening(at)?.at ?? at) + minutes * minuteMs;
        return { kind: reminderKind, lane: `${ticket} ${seq}`, body, dueAt };
      });
    return Promise.resolve(items);
  };
}

/** Reminds once of each time that a ticket waits; one that was taken meanwhile needs none. */
export function createReminderSender(
  desk: Pick<WholeDesk, 'remind'>,
  store: Pick<TicketStore, 'loadHead' | 'entriesFrom'>,
): SendItem {
  return async ({ body }) => {
    const { ticket, since } = body as Reminder;
    const head = await store.loadHead(ticket);
    if (!head || !isWaiting(head)) return { kind: 'done' };
    const later = await store.entriesFrom(ticket, since + 1, head.version);
    // It was taken and waits again: that has a reminder of its own.
    if (!later.some(({ event }) => event.kind === 'taken')) await desk.remind(ticket, `reminder ${since}`);
    return { kind: 'done' };
  };
}

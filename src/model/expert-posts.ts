import type { OutboxItem } from './outbox.js';
import type { ExpertChannel } from './ticket-store.js';
import type { TicketId } from './ticket.js';

/** Under this name the outbox knows what goes into experts' channels. */
export const expertsKind = 'experts';

/** What is to be done in a channel for a ticket. */
export type ExpertsTask =
  /** Show what is new up to `seq`, the card first where it is not there yet; `redraw` says that the card changes by it. */
  | { kind: 'change'; seq: number; redraw: boolean }
  /** Tell the whole channel that nobody has taken it. */
  | { kind: 'remind' }
  /** Tell somebody in a thread what became of their message. */
  | { kind: 'answer'; thread: string; title: string; lines: string[] }
  /** Show a thread what was said. */
  | { kind: 'transcript'; thread: string };

/** What the outbox keeps of it. */
export type ExpertsItem = ExpertsTask & { channel: string; ticket: TicketId };

/** One lane for each ticket in each channel: what happened is told in order, and no ticket waits for another. */
export function expertsItem(channel: string, ticket: TicketId, task: ExpertsTask): OutboxItem {
  const body: ExpertsItem = { ...task, channel, ticket };
  return { kind: expertsKind, lane: `${channel} ${ticket}`, body };
}

/**
 * The channels that get a ticket: those with one of its tags; where there is none, those that take every ticket.
 * @param tags lower case
 */
export function channelsFor(tags: readonly string[], channels: readonly ExpertChannel[]): ExpertChannel[] {
  const tagged = channels.filter((channel) => channel.tags.some((tag) => tags.includes(tag)));
  return tagged.length > 0 ? tagged : channels.filter((channel) => channel.tags.length === 0);
}

/** Keys of entries that came from a card in a channel begin with this. */
export const byCard = 'teams card ';
/** Keys of entries that were written into a thread begin with this and the thread. */
export const byThread = 'teams message ';

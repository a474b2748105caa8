import type { EntryView, QueueView, TicketLine, TicketView } from '../../model/console.js';
import type { Expert, Story, Ticket, TicketEntry, TicketHead, TicketState } from '../../model/ticket.js';
import type { TicketFilter } from '../../model/ticket-store.js';

/** The tickets that a view of the queue shows. */
export function filterOf(view: QueueView, expert: Expert): TicketFilter {
  const states: Record<QueueView, readonly TicketState[]> = {
    waiting: ['open', 'reopened'],
    mine: ['assigned'],
    live: ['open', 'reopened', 'assigned'],
    over: ['resolved', 'withdrawn'],
  };
  return { states: states[view], ...(view === 'mine' && { expert: expert.id }) };
}

/** What the queue shows of a ticket; where the asker is reached stays here. */
export function lineOf(ticket: TicketHead, me: Expert): TicketLine {
  return {
    id: ticket.id,
    version: ticket.version,
    state: ticket.state,
    title: ticket.title,
    tags: ticket.tags,
    isMine: ticket.expert?.id === me.id,
    channel: ticket.address.channel,
    isUrgent: ticket.isUrgent === true,
    openedAt: ticket.openedAt,
    changedAt: ticket.changedAt,
    ...(ticket.expert && { expert: ticket.expert.name }),
    ...(ticket.asker.name !== undefined && { asker: ticket.asker.name }),
  };
}

/** @param isAskerHere undefined where nobody knows */
export function viewOf(ticket: Ticket, me: Expert, isAskerHere: boolean | undefined): TicketView {
  const { story } = ticket;
  return {
    ...lineOf(ticket, me),
    story: withoutIds(story),
    ...(story.locale !== undefined && { locale: story.locale }),
    ...(isAskerHere !== undefined && { isAskerHere }),
  };
}

/** Ids of people stay here. */
function withoutIds(story: Story): Story {
  const { others, transcript, tried } = story;
  return {
    ...story,
    ...(others && { others: others.map((one) => without(one, 'by')) }),
    transcript: transcript.map((one) => without(one, 'by')),
    tried: tried.map((part) => ({ ...part, steps: part.steps.map((step) => without(step, 'byId')) })),
  };
}

function without<T extends object>(one: T, field: keyof T): T {
  return Object.fromEntries(Object.entries(one).filter(([name]) => name !== field)) as T;
}

/** Ids of people stay here. @param keyPrefix what this expert's keys begin with */
export function entryViewOf({ seq, at, by, event, key }: TicketEntry, me: Expert, keyPrefix: string): EntryView {
  const name = 'name' in by ? by.name : undefined;
  return {
    seq,
    at,
    by: { role: by.role, isMe: by.role === 'expert' && by.id === me.id, ...(name !== undefined && { name }) },
    event,
    ...(key?.startsWith(keyPrefix) && { key: key.slice(keyPrefix.length) }),
  };
}

/** Who has waited longest comes first, and urgent ones before them; of the others the last changed. */
export function inOrder(tickets: readonly TicketLine[], view: QueueView): TicketLine[] {
  if (view !== 'waiting') return [...tickets];
  return [...tickets].sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.openedAt - b.openedAt);
}

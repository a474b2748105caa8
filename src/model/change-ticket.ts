import { withFiles } from './files.js';
import {
  type Expert,
  isLive,
  isWaiting,
  type Speaker,
  type TicketEntry,
  type TicketEvent,
  type TicketHead,
} from './ticket.js';

/** Why a ticket cannot change so. */
export type ChangeRefusal =
  /** Another expert has it. */
  | 'taken'
  /** Nobody has it: it must be taken first. */
  | 'not-taken'
  /** It is over: it must be reopened first. */
  | 'over'
  /** It is not over, so it cannot be reopened. */
  | 'not-over';

/** A ticket after an event, and the entry of it in the record. */
export type ChangedTicket = { ticket: TicketHead; entry: TicketEntry };

/** What led to an entry: who, when (milliseconds since 1970), and a key by which a repetition is known. */
export interface EventOrigin {
  by: Speaker;
  at: number;
  key?: string | undefined;
}

/** What a ticket becomes by an event. */
export function changeTicket(
  before: TicketHead,
  event: TicketEvent,
  { by, at, key }: EventOrigin,
): ChangedTicket | { refused: ChangeRefusal } {
  const refused = whyNot(before, event, by);
  if (refused) return { refused };
  const seq = before.version + 1;
  const ticket: TicketHead = { ...before, ...changedBy(event, by, before), version: seq, changedAt: at };
  if (isWaiting(ticket)) delete ticket.expert;
  const entry: TicketEntry = { ticket: before.id, seq, at, by, event, ...(key !== undefined && { key }) };
  return { ticket, entry };
}

/** The first entry of a new ticket. */
export function openedEntry(ticket: TicketHead, { by, at, key }: EventOrigin): TicketEntry {
  return { ticket: ticket.id, seq: 1, at, by, event: { kind: 'opened' }, ...(key !== undefined && { key }) };
}

function whyNot(ticket: TicketHead, { kind }: TicketEvent, by: Speaker): ChangeRefusal | undefined {
  const holder = isOthers(ticket, by) ? 'taken' : undefined;
  switch (kind) {
    case 'opened':
    case 'reopened':
      return isLive(ticket) ? 'not-over' : undefined;
    case 'taken':
      if (ticket.state === 'assigned') return 'taken';
      return isLive(ticket) ? undefined : 'over';
    case 'released':
      // Also somebody else's: who has it may have gone home.
      if (isWaiting(ticket)) return 'not-taken';
      return isLive(ticket) ? undefined : 'over';
    case 'resolved':
      return isLive(ticket) ? holder : 'over';
    case 'said':
      if (!isLive(ticket)) return 'over';
      // Another system has its own way of saying who works on what, so that it needs not take a ticket to speak.
      return by.role === 'expert' && isWaiting(ticket) ? 'not-taken' : holder;
    case 'withdrawn':
      return isLive(ticket) ? undefined : 'over';
    case 'reminded':
      return isWaiting(ticket) ? undefined : isLive(ticket) ? 'taken' : 'over';
    case 'undelivered':
      // It may turn out long after.
      return undefined;
  }
}

/** Whether an expert or a system speaks, and another one has the ticket. */
function isOthers({ state, expert }: TicketHead, by: Speaker): boolean {
  const own = expertOf(by);
  return state === 'assigned' && own !== undefined && own.id !== expert?.id;
}

/** Who has a ticket that this one takes. */
export function expertOf(by: Speaker): Expert | undefined {
  if (by.role === 'expert') return { id: by.id, name: by.name };
  return by.role === 'system' ? { id: `system ${by.name}`, name: by.name } : undefined;
}

function changedBy(event: TicketEvent, by: Speaker, { expert, files }: TicketHead): Partial<TicketHead> {
  const own = expertOf(by) ?? expert;
  switch (event.kind) {
    case 'opened':
      return { state: 'open' };
    case 'reopened':
      return { state: 'reopened' };
    case 'taken':
      return { state: 'assigned', ...(own && { expert: own }) };
    case 'released':
      return { state: 'open' };
    case 'resolved':
      return { state: 'resolved', ...(own && { expert: own }) };
    case 'withdrawn':
      return { state: 'withdrawn' };
    case 'said':
      return event.files?.length ? { files: withFiles(files, event.files) } : {};
    case 'reminded':
    case 'undelivered':
      return {};
  }
}

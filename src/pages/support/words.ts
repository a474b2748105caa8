import type { EntryView, QueueView, TicketLine } from '../../model/console.js';
import type { TicketState, WhyUndelivered } from '../../model/ticket.js';

/** What the page calls things. */

export const viewTitles: Readonly<Record<QueueView, string>> = {
  waiting: 'Waiting',
  mine: 'Mine',
  live: 'All live',
  over: 'Resolved',
};

export const nothingIn: Readonly<Record<QueueView, string>> = {
  waiting: 'Nobody is waiting.',
  mine: 'You have no ticket.',
  live: 'No ticket is open.',
  over: 'No ticket was resolved yet.',
};

export const stateTitles: Readonly<Record<TicketState, string>> = {
  open: 'Waiting',
  assigned: 'Assigned',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
  reopened: 'Reopened',
};

/** Bot Framework ids of channels that people know by another name. */
const channels: Readonly<Record<string, string | undefined>> = {
  directline: 'Web chat',
  webchat: 'Web chat',
  msteams: 'Teams',
};

export function channelTitle(channel: string): string {
  return channels[channel] ?? channel;
}

/** Who has a ticket, in a few words. */
export function holderOf({ state, expert, isMine }: TicketLine): string {
  if (state !== 'assigned') return stateTitles[state];
  return isMine ? 'You have it' : `${expert ?? 'Somebody'} has it`;
}

/** Why an asker did not get what they were to be told. */
const whyNotDelivered: Readonly<Record<WhyUndelivered, string>> = {
  gone: 'the bot is no longer in the asker’s chat',
  refused: 'the asker’s channel does not take it',
  'too-large': 'it is too long for the asker’s channel, send it in parts',
  expired: 'the asker’s channel took nothing for a day',
};

/** What happened, in a line of its own; messages are shown otherwise. */
export function happened({ by, event }: EntryView): string {
  const who = speakerOf(by);
  const texts: Record<typeof event.kind, string> = {
    opened: `${who} asked for a person`,
    taken: `${who} took the ticket`,
    released: `${who} gave the ticket back`,
    resolved: `${who} resolved the ticket`,
    reopened: `${who} reopened the ticket`,
    withdrawn: `${who} went back to the bot`,
    reminded: 'Nobody took it in time: experts were reminded',
    undelivered: event.kind === 'undelivered' ? `Not delivered: ${whyNotDelivered[event.why]}` : '',
    said: `${who} wrote`,
  };
  return texts[event.kind];
}

export function speakerOf({ role, name, isMe }: EntryView['by']): string {
  if (isMe) return 'You';
  if (role === 'bot') return 'The bot';
  return name ?? (role === 'asker' ? 'The asker' : role === 'expert' ? 'An expert' : 'Another system');
}

/** Secrets that were taken out; what they were is never told. */
export function removedText(count: number): string {
  return count === 1 ? '1 secret was removed' : `${count} secrets were removed`;
}

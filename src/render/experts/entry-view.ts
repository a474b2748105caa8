import type { TicketEntry, TicketEvent, TicketHead, WhyUndelivered } from '../../model/ticket.js';
import { shorten } from '../shorten.js';
import { newView, type Row, type View } from '../view.js';
import { nameOf, oneLine, secrets } from './words.js';
import { writtenRows } from './written-rows.js';

/** Lines of a message that stand in rows of their own. */
const mostLines = 150;

/**
 * What experts are told of an entry; undefined where there is nothing to tell: the card says that it was opened, and what
 * the bot said meanwhile is in the transcript.
 * @param fileUrl the whole address of a file, where it is known
 */
export function entryView(
  { event, by }: TicketEntry,
  { id }: TicketHead,
  fileUrl: (path: string) => string | undefined,
  share: number,
): View | undefined {
  const title = titleOf({ event, by });
  if (title === undefined) return undefined;
  const written = writtenIn(event);
  const shown = share === 1 ? written : shorten(written, Math.max(100, Math.round(written.length * share)));
  const files = event.kind === 'said' ? (event.files ?? []) : [];
  const removed = event.kind === 'said' ? (event.removed ?? 0) : 0;
  const after = [
    ...(removed > 0 ? [`${secrets(removed)} removed from it; nobody can see them.`] : []),
    ...(shown === written ? [] : ['It was cut here. The transcript has all of it.']),
  ];
  const rows: Row[] = [
    ...writtenRows(shown, Math.max(1, mostLines * share)),
    ...files.map(({ name, path }): Row => {
      const url = path === undefined ? undefined : fileUrl(path);
      const run = { text: shorten(oneLine(name), 200), ...(url !== undefined && { url }) };
      return { kind: 'step', indent: 0, marker: '📎', runs: [run] };
    }),
    ...after.map((text): Row => ({ kind: 'text', indent: 0, runs: [{ text, emphasis: true }] })),
  ];
  return {
    ...newView('expert', title),
    kicker: `Ticket ${id}`,
    sections: rows.length > 0 ? [{ heading: '', rows }] : [],
    speak: written === '' ? title : `${title}: ${shorten(written, 300)}`,
  };
}

/** Why an asker did not get something. */
const whyNotDelivered: Readonly<Record<WhyUndelivered, string>> = {
  gone: 'The bot is no longer in their chat. They have to find another way to you, or you to them.',
  refused: 'Their channel does not take what was sent last.',
  'too-large': 'What was sent last is too long for their channel: send it in parts.',
  expired: 'Their channel took nothing for a day.',
};

/** The text that belongs to an entry. */
export function writtenIn(event: TicketEvent): string {
  if (event.kind === 'said') return event.text;
  if (event.kind === 'undelivered') return whyNotDelivered[event.why];
  return 'note' in event ? (event.note ?? '') : '';
}

/** What happened, in a few words. */
export function titleOf({ event, by }: Pick<TicketEntry, 'event' | 'by'>): string | undefined {
  const who = nameOf(by);
  switch (event.kind) {
    case 'said':
      return by.role === 'bot' ? undefined : `${who} ${by.role === 'asker' ? 'writes' : 'wrote to the asker'}`;
    case 'taken':
      return `${who} has taken it`;
    case 'released':
      return `${who} gave it back`;
    case 'resolved':
      return `${who} resolved it`;
    case 'reopened':
      return `${who} opened it again`;
    case 'withdrawn':
      return `${who} took it back`;
    case 'reminded':
      return 'Nobody has taken it yet';
    case 'undelivered':
      return 'Not delivered to the asker';
    case 'opened':
      return undefined;
  }
}

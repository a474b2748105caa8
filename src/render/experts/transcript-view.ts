import type { Said, Ticket, TicketEntry } from '../../model/ticket.js';
import { shorten } from '../shorten.js';
import { type Button, newView, type Row, type View } from '../view.js';
import { textRow } from '../views/lines.js';
import { titleOf, writtenIn } from './entry-view.js';
import { askerOf, nameOf, oneLine, timeOf } from './words.js';
import { writtenRows } from './written-rows.js';

/** Lines of one message that stand in rows of their own. */
const mostLines = 60;
/** Characters of what the bot said. */
const longestOfBot = 600;
/** Messages of a talk that are shown; the console has the others. */
const mostEntries = 400;

/** What was said before the ticket was opened, and since; what people said is whole. It has as many cards as it takes. */
export function transcriptView(ticket: Ticket, entries: readonly TicketEntry[], zone: string): View {
  const { story } = ticket;
  const answers = story.answers.map(({ question, answer }) => {
    return said(question, answer.trim() === '' ? 'does not know' : answer);
  });
  const messages = story.messages.flatMap((text) => writtenRows(text, mostLines));
  const hidden = entries.length - mostEntries;
  const left = hidden > 0 ? [textRow(`${hidden} earlier ones stand on the console.`)] : [];
  const sections = [
    { heading: 'In their own words', rows: writtenRows(story.words, mostLines) },
    {
      heading: 'What others said of it',
      rows: (story.others ?? []).flatMap(({ name = 'Somebody', text }) => said(name, text)),
    },
    { heading: 'Error messages', rows: messages },
    { heading: 'What they answered', rows: answers.flat() },
    { heading: 'Before the ticket', rows: story.transcript.flatMap((one) => said(headOf(one, zone), textOf(one))) },
    {
      heading: 'Since the ticket',
      rows: [...left, ...entries.slice(-mostEntries).flatMap((entry) => entryRows(entry, zone))],
    },
  ].filter(({ rows }) => rows.length > 0);
  const title = shorten(oneLine(ticket.title), 200);
  return {
    ...newView('expert', title),
    kicker: `Ticket ${ticket.id} · ${askerOf(ticket)} · transcript`,
    sections,
    buttons: pageButtons(ticket.id, 2, 3),
    speak: `Transcript of ticket ${ticket.id}`,
  };
}

/** What leads to the pages around one of them, and back. */
export function pageButtons(ticket: string, page: number, pages: number): Button[] {
  const turn: Button = { title: '', verb: 'expert-transcript', step: ticket };
  return [
    ...(page > 1 ? [{ ...turn, title: 'Earlier', part: String(page - 1) }] : []),
    ...(page < pages ? [{ ...turn, title: 'Later', part: String(page + 1) }] : []),
    { title: 'Back to the ticket', verb: 'expert-ticket', step: ticket },
  ];
}

function said(head: string, text: string): Row[] {
  const lead: Row = { kind: 'text', indent: 0, runs: [{ text: oneLine(head), strong: true }] };
  return [lead, ...writtenRows(text, mostLines, 1)];
}

/** What the bot showed is told by its beginning: whole articles would hide what people said. */
function textOf({ who, text }: Said): string {
  return who === 'bot' ? shorten(text, longestOfBot) : text;
}

function headOf({ who, name, at }: Said, zone: string): string {
  const speaker = who === 'bot' ? 'Bot' : nameOf({ role: 'asker', id: '', ...(name !== undefined && { name }) });
  return `${speaker}, ${timeOf(at, zone)}`;
}

function entryRows({ event, by, at }: TicketEntry, zone: string): Row[] {
  if (event.kind === 'said') {
    const files = (event.files ?? []).map(({ name }) => `📎 ${name}`);
    return said(
      `${nameOf(by)}, ${timeOf(at, zone)}`,
      [by.role === 'bot' ? shorten(event.text, longestOfBot) : event.text, ...files].join('\n'),
    );
  }
  const title = event.kind === 'opened' ? 'The ticket was opened' : titleOf({ event, by });
  if (title === undefined) return [];
  return said(`${title}, ${timeOf(at, zone)}`, writtenIn(event));
}

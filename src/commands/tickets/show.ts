import { Problem } from '../../model/problem.js';
import type { Speaker, Story, Ticket, TicketEntry, TicketEvent, TicketId } from '../../model/ticket.js';
import { withStore } from '../data/open-data.js';
import { literal } from '../literal.js';
import type { Terminal } from '../terminal.js';

const mostEntries = 10_000;

/**
 * `triage tickets show ID`: prints a ticket with its story and everything that happened since.
 * @throws Problem `no-ticket`, and when the store cannot be used
 */
export async function showTicket(
  typed: TicketId,
  { json, transcript }: { json: boolean; transcript: boolean },
  terminal: Terminal,
): Promise<void> {
  const id = typed.trim().toUpperCase();
  const { ticket, entries } = await withStore(async (store) => ({
    ticket: await store.loadTicket(id),
    entries: await store.entriesFrom(id, 1, mostEntries),
  }));
  if (!ticket) {
    const advice = 'triage tickets list shows those that are not over; old ones are removed after a time.';
    throw new Problem('no-ticket', `there is no ticket ${id}`, advice);
  }
  terminal.out(json ? `${JSON.stringify({ ticket, entries }, null, 2)}\n` : tellTicket(ticket, entries, transcript));
}

function tellTicket(ticket: Ticket, entries: readonly TicketEntry[], withTranscript: boolean): string {
  const { story } = ticket;
  const who = ticket.expert ? ` (${ticket.expert.name})` : '';
  const parts = [
    [
      `Ticket ${ticket.id}: ${ticket.title}`,
      `${ticket.state}${who}, opened ${day(ticket.openedAt)}${ticket.isUrgent ? ', urgent' : ''}`,
    ],
    [
      `Asker: ${ticket.asker.name ?? ticket.asker.id} on ${ticket.asker.channel}${story.locale ? `, ${story.locale}` : ''}`,
    ],
    ['In their words:', ...indented(story.words === '' ? '(nothing)' : story.words)],
    listed(
      'What others said of it',
      (story.others ?? []).map(({ name = 'somebody', text }) => `${name}: ${text}`),
    ),
    listed('Codes', story.codes),
    listed('Messages', story.messages),
    listed('Topics', story.topics.map(tellTopic)),
    listed('Tried', story.tried.flatMap(tellTried)),
    listed(
      'Answers',
      story.answers.map(({ question, answer }) => `${question}: ${answer === '' ? 'does not know' : answer}`),
    ),
    story.removed > 0 ? [`Secrets were removed ${story.removed} times.`] : [],
    withTranscript ? ['What was said before:', ...story.transcript.flatMap(tellSaid)] : [],
    ['What happened:', ...entries.flatMap(tellEntry)],
  ];
  return literal(
    `${parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`,
  );
}

function listed(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${heading}:`, ...items.flatMap(indented)];
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`);
}

function tellTopic({ title, confidence }: Story['topics'][0]): string {
  return confidence === undefined ? title : `${title} (${Math.round(confidence * 100)} %)`;
}

function tellTried({ title, outcome, steps }: Story['tried'][0]): string[] {
  return [`${title}: ${outcome}`, ...steps.map(({ text, isDone }) => `  [${isDone ? 'x' : ' '}] ${text}`)];
}

function tellSaid({ at, who, name, text }: Story['transcript'][0]): string[] {
  return [`  ${day(at)} ${name ?? who}:`, ...indented(text).map((line) => `  ${line}`)];
}

function tellEntry({ at, by, event }: TicketEntry): string[] {
  const note =
    'note' in event && event.note !== undefined ? event.note : event.kind === 'said' ? event.text : undefined;
  const line = `  ${day(at)} ${event.kind} by ${nameOf(by)}`;
  const told = [
    ...(note === undefined || note === '' ? [] : indented(note)),
    ...moreOf(event).map((each) => `  ${each}`),
  ];
  return told.length === 0 ? [line] : [`${line}:`, ...told.map((each) => `  ${each}`)];
}

function moreOf(event: TicketEvent): string[] {
  if (event.kind === 'undelivered') return [`what entry ${event.of} tells did not reach the asker: ${event.why}`];
  if (event.kind !== 'said') return [];
  return (event.files ?? []).map(({ name, type, size }) => `[file] ${name} (${type}, ${size} bytes)`);
}

function nameOf(by: Speaker): string {
  if (by.role === 'bot') return 'the bot';
  return by.role === 'asker' ? (by.name ?? 'the asker') : by.name;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

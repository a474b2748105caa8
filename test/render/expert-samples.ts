import { readFileSync } from 'node:fs';
import type { Reply } from '../../src/model/reply.js';
import type { Ticket, TicketEntry } from '../../src/model/ticket.js';
import { createExpertCards } from '../../src/render/experts/expert-cards.js';
import { templates } from '../helpers/rendering.js';

const file = new URL('../../cards/samples/expert.json', import.meta.url);
const sample = JSON.parse(readFileSync(file, 'utf8')) as { ticket: Ticket; entries: TicketEntry[] };
export const { ticket, entries } = sample;
export const cards = createExpertCards({ templates, zone: 'Europe/Berlin', publicUrl: 'https://help.example.com' });
export const drawing = { key: 'k1' };

/** Every card that there is, of a ticket and its record. */
export function everyCard(of: Ticket, record: readonly TicketEntry[]): [string, Reply][] {
  const told = record.flatMap((entry) => cards.entry(entry, of, drawing) ?? []);
  return [
    ['ticket', cards.ticket(of, { ...drawing, notice: of.title, typed: { reply: of.title, note: of.title } })],
    ['transcript', cards.transcript(of, record, undefined, drawing)],
    ['reminder', cards.reminder(of, 'https://teams.microsoft.com/l/message/a/b', drawing)],
    ['notice', cards.notice(of.title, [of.title], drawing)],
    ...told.map((reply, index): [string, Reply] => [`entry ${index}`, reply]),
  ];
}

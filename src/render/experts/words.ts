import type { Speaker, TicketHead } from '../../model/ticket.js';
import { shorten } from '../shorten.js';

const longestName = 80;

/** A text as it stands in one row. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What somebody is called in a channel of experts. */
export function nameOf(by: Speaker): string {
  if (by.role === 'bot') return 'Bot';
  const name = oneLine(by.name ?? '');
  if (name === '') return by.role === 'asker' ? 'The asker' : 'Somebody from support';
  return shorten(name, longestName);
}

/** Who asks, and where. */
export function askerOf({ asker, address }: TicketHead): string {
  const name = oneLine(asker.name ?? '');
  const where = channelNames[address.channel] ?? address.channel;
  return `${name === '' ? 'Somebody' : shorten(name, longestName)} (${shorten(where, longestName)})`;
}

const channelNames: Readonly<Record<string, string>> = {
  msteams: 'Teams',
  directline: 'web chat',
  webchat: 'web chat',
};

/** A moment as people of support read it. @param at milliseconds since 1970 @param zone of IANA */
export function timeOf(at: number, zone: string): string {
  return `${clockOf(at, zone)} ${zone}`;
}

/** The same where the zone is told nearby. Swedes write dates as ISO 8601 does. */
export function clockOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** "1 secret was", "2 secrets were". */
export function secrets(count: number): string {
  return count === 1 ? '1 secret was' : `${count} secrets were`;
}

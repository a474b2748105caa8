import { el } from './dom.js';

const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in local time; its title has it in full. @param at milliseconds since 1970 */
export function timeOf(at: number): HTMLTimeElement {
  const date = new Date(at);
  const iso = date.toISOString();
  const isToday = date.toDateString() === new Date().toDateString();
  const text = (isToday ? clockTime : dayAndTime).format(date);
  return el('time', { attributes: { datetime: iso, title: iso } }, text);
}

/** How long ago, in a few letters; a title has the moment. @param now milliseconds since 1970 */
export function agoOf(at: number, now: number): HTMLTimeElement {
  const iso = new Date(at).toISOString();
  return el('time', { attributes: { datetime: iso, title: iso } }, ago(now - at));
}

function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

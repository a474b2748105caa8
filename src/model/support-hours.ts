/** When people of support are there: days of the week from 0 (Sunday), minutes of the day, and the zone they are in. */
export interface SupportHours {
  /** The name of a time zone of IANA, such as `Europe/Berlin`. */
  zone: string;
  /** `from` and `to` are minutes of the day, from 0 to 1,440; `to` is later than `from`. */
  spans: { days: number[]; from: number; to: number }[];
}

/** When support is there next. @returns undefined where that is now. @param at milliseconds since 1970 */
export type Opening = (at: number) => { at: number; words: string } | undefined;

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dayForm = /^(?:sun|mon|tue|wed|thu|fri|sat)$/;
const minuteMs = 60_000;
/** Minutes that support is there at least, when it is. */
const shortestSpan = 5;
/** No span comes later than in a week. */
const longestLook = 8 * 24 * 60 * minuteMs;

/**
 * Reads hours such as `Mon-Fri 08:00-18:00, Sat 09:00-12:00 Europe/Berlin`.
 * @returns undefined when they cannot be read.
 */
export function readSupportHours(text: string): SupportHours | undefined {
  const [, list = '', zone = ''] = /^(.*\d)\s+([A-Za-z_]+(?:\/[\w+-]+)*)$/.exec(text.trim()) ?? [];
  if (!isZone(zone)) return undefined;
  const spans = list.split(',').map((part) => readSpan(part.trim()));
  return spans.every((span) => span !== undefined) ? { zone, spans } : undefined;
}

/** Whether a name is one of a time zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '' && zone !== '';
  } catch {
    return false;
  }
}

function readSpan(part: string): SupportHours['spans'][0] | undefined {
  const [, days = '', from, to] = /^([a-z]{3}(?:-[a-z]{3})?)\s+(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/i.exec(part) ?? [];
  const [first, last = first] = days.toLowerCase().split('-');
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (!dayForm.test(first ?? '') || !dayForm.test(last ?? '') || start === undefined || end === undefined)
    return undefined;
  if (end - start < shortestSpan) return undefined;
  const [begin, stop] = [dayOf(first ?? ''), dayOf(last ?? '')];
  const count = ((stop - begin + 7) % 7) + 1;
  return { days: Array.from({ length: count }, (_, index) => (begin + index) % 7), from: start, to: end };
}

function dayOf(short: string): number {
  return dayNames.findIndex((name) => name.toLowerCase().startsWith(short));
}

function minutesOf(text = ''): number | undefined {
  const [hours, minutes] = text.split(':').map(Number);
  if (hours === undefined || minutes === undefined || hours > 24 || minutes > 59) return undefined;
  const all = hours * 60 + minutes;
  return all <= 24 * 60 ? all : undefined;
}

/** Says when support is there. Without hours it always is. */
export function createOpening(hours: SupportHours | undefined): Opening {
  if (!hours) return () => undefined;
  const { zone, spans } = hours;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });

  const localTime = (at: number): { day: number; minute: number; words: string } => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const { weekday = '', hour = '0', minute = '0' } = parts;
    const words = `${weekday} at ${hour}:${minute} (${zone})`;
    return { day: dayNames.indexOf(weekday), minute: Number(hour) * 60 + Number(minute), words };
  };
  const isOpen = ({ day, minute }: { day: number; minute: number }) =>
    spans.some(({ days, from, to }) => days.includes(day) && minute >= from && minute < to);

  const firstMinute = (from: number): number | undefined => {
    // The zone's own rules for summer time are known to its clock only, so it is asked moment by moment.
    for (let coarse = from; coarse <= from + longestLook; coarse += shortestSpan * minuteMs) {
      if (!isOpen(localTime(coarse))) continue;
      let first = coarse;
      while (first - minuteMs >= from && isOpen(localTime(first - minuteMs))) first -= minuteMs;
      return first;
    }
    return undefined;
  };
  let known: { from: number; at: number; words: string } | undefined;

  return (at) => {
    if (known && at >= known.from && at < known.at) return { at: known.at, words: known.words };
    if (isOpen(localTime(at))) return undefined;
    const first = firstMinute(Math.ceil(at / minuteMs) * minuteMs);
    if (first === undefined) return undefined;
    known = { from: at, at: first, words: localTime(first).words };
    return { at: known.at, words: known.words };
  };
}

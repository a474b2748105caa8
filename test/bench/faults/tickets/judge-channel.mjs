// Whether a ticket was told in an experts' channel: its card once, everything that was said in order, and how it ended.
import { compareMarks } from './arrivals.mjs';
import { readChannel } from './read-channel.mjs';
import { marksIn } from './shown.mjs';

/** Milliseconds for what is still to be told when a ticket ends, and the channel is taken out. */
const lateMs = 60_000;

/**
 * @param channel of experts-channel.mjs
 * @param read the ticket with its whole record, as the API tells it
 * @returns what was found: `begun` cards, `told` messages, `inDoubt`, `unshown` where the ticket ended before it could be shown,
 *   `cut` where the channel or the thread went before the end, and problems
 */
export function judgeChannel(channel, { ticket, entries }) {
  const lines = channel.linesOf(ticket.id);
  const shown = readChannel(lines);
  const where = `the channel of ${ticket.id}`;
  const endedAt = Date.parse(entries.findLast(({ kind }) => kind === 'resolved')?.at ?? '');
  const isOut = channel.outs().some(({ from, to }) => from < endedAt + lateMs && to > endedAt);
  const said = entries.flatMap(({ by, text = '' }) => (by.role === 'bot' ? [] : marksIn([text])));
  const excused = new Set(said.filter((mark) => channel.written.has(mark)));
  const isCut = shown.isGone || isOut;
  // What comes last may be missing where it went before the end; nothing that stands before something that came.
  const from = said.findLastIndex((mark) => shown.marks.includes(mark)) + 1;
  if (isCut) said.slice(from).forEach((mark) => excused.add(mark));
  // A thread of which a killed process could not note where it is, and a ticket that was over before the next one came to it.
  const isLost = !shown.isUsed && endedAt < shown.begunAt + lateMs;
  const isShown = shown.threads > 0 && !isLost;
  const problems = isShown ? compareMarks(said, shown.marks, where, excused) : [];
  const isLast = JSON.stringify(shown.card ?? '').includes(`Ticket ${ticket.id} · resolved by`);
  // Of one that was over soon, everything may have been in the hands of a killed process, which others wait for.
  const isShort = endedAt < Date.parse(entries[0].at) + lateMs;
  if (lines.length === 0 && !isOut && !isShort) problems.push(`${where} was never to show it`);
  if (isShown && !isLast && !isCut) problems.push(`the card of ${ticket.id} does not show that it is resolved`);
  return {
    ...{ begun: shown.threads, told: shown.marks.length, inDoubt: shown.inDoubt, unshown: isShown ? 0 : 1 },
    cut: isShown && (!isLast || said.some((mark) => !shown.marks.includes(mark) && !channel.written.has(mark))) ? 1 : 0,
    problems: [...problems, ...shown.problems.map((problem) => `${where}: ${problem}`)],
  };
}

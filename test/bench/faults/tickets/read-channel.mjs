// What an experts' channel shows of a ticket: in which threads, whether each was to be begun, what was told in them, and how
// the card stands at last.
import { isTaken } from '../stand-in/start.mjs';
import { isDoubtful, readTeams } from './arrivals.mjs';
import { cardIn, ticketOn } from './experts-channel.mjs';

const refusedFor = (status) => (line) => line?.verdict === status;

/**
 * @param lines what was sent for a ticket into a channel and its threads, taken or refused, oldest first
 * @returns `marks`: what was told, in order; `threads`: how often the card was begun where the one before was gone, and the
 *   first time; `inDoubt`: how many cards and messages came again in doubt; `card`: the card of the thread that is in use, as
 *   it was drawn last; `begunAt`: when that thread was begun; `isUsed`: whether the bot knows it; `isGone`: whether nothing more could be told, or drawn, there; `problems`
 */
export function readChannel(lines) {
  const threads = lines.filter((line) => line.begins && isTaken(line));
  const ofTicket = lines.filter((line) => ticketOn(line) !== undefined);
  const inThread = (begin) => ofTicket.filter(({ conversation }) => conversation === begin?.begins);
  const result = { marks: [], threads: 0, inDoubt: 0, problems: [], card: undefined, isUsed: false, isGone: false };
  let current;
  for (const begin of threads) {
    const used = current ? inThread(current) : [];
    const isGone = used.some((line) => line.verdict === '403' && line.at < begin.at);
    // It came late, when another one had taken its place.
    const isLate = current !== undefined && begin.verdict === 'hangs' && inThread(begin).length === 0;
    if (!current || isGone) result.threads += 1;
    else if (isLate || (used.length === 0 && isDoubtful(current, begin))) result.inDoubt += 1;
    else result.problems.push('the card was begun again, although the first one was known and is there');
    if (!isLate) current = begin;
  }
  // One that was begun in the place of a refused one may have been lost to a kill: then the old one is tried again.
  const last = ofTicket.findLast(({ begins }) => begins === undefined);
  if (last) current = threads.find(({ begins }) => begins === last.conversation);
  const said = ofTicket.filter(({ begins, changes }) => begins === undefined && changes === undefined);
  const { marks, inDoubt, problems } = readTeams(said);
  Object.assign(result, { marks, problems: [...result.problems, ...problems] });
  result.inDoubt += inDoubt;
  const drawn = inThread(current).filter(({ changes }) => changes !== undefined);
  const isTooLarge = drawn.length > 1 && drawn.slice(-2).every(refusedFor('413'));
  result.isGone = refusedFor('403')(ofTicket.at(-1)) || isTooLarge;
  if (current) {
    Object.assign(result, { card: cardIn(current.begins, lines), begunAt: current.at, isUsed: last !== undefined });
  }
  return result;
}

// A channel of a team in which experts work: what stands in it about a ticket, as somebody reads it there.
import { randomUUID } from 'node:crypto';
import { cardsOf, nodesOf } from '../card.mjs';
import { isTaken } from '../stand-in/start.mjs';

/** Milliseconds in which the bot takes a channel out, after it was refused there. */
const takeOutMs = 2_000;

/** The id of the ticket of which something tells; undefined for what the bot answers to a question, or to somebody alone. */
export function ticketOn({ activity }) {
  return /\bTicket ([A-Z0-9]{3}-[A-Z0-9]{3})\b/.exec(JSON.stringify(activity))?.[1];
}

/** Whether somebody is told that their message went nowhere: they send it again. */
export function isRefusal(activity) {
  return JSON.stringify(activity).includes('did not get your message');
}

export function createExpertsChannel(standIn) {
  const id = `19:${randomUUID()}@thread.tacv2`;
  /** What was to begin a thread, by ticket. */
  const begun = new Map();
  let read = 0;

  function beginsOf(ticket) {
    const all = standIn.sentTo(id);
    for (const line of all.slice(read)) begun.set(ticketOn(line), [...(begun.get(ticketOn(line)) ?? []), line]);
    read = all.length;
    return begun.get(ticket) ?? [];
  }

  /** Everything that was sent for a ticket, taken or refused, oldest first. */
  function linesOf(ticket) {
    const begins = beginsOf(ticket);
    const threads = begins.filter(isTaken).map(({ begins: thread }) => thread);
    return [...begins, ...threads.flatMap((thread) => standIn.sentTo(thread))].sort((a, b) => a.at - b.at);
  }

  /** The thread in which the bot tells what happens, with its card as it was drawn last; undefined while there is none. */
  function placeOf(ticket) {
    const lines = linesOf(ticket).filter((line) => ticketOn(line) === ticket);
    const last = lines.findLast((line) => !line.begins && isTaken(line));
    if (!last || lines.at(-1).verdict === '403') return undefined;
    return { thread: last.conversation, card: cardIn(last.conversation, lines) };
  }

  const channel = {
    id,
    linesOf,
    placeOf,
    /** What was written into threads here, by its mark: it stands there, and is told elsewhere only. */
    written: new Map(),
    /** Whether the bot has taken something for a question that was written for an asker: whoever wrote it reads that. */
    wasAnswered(mark) {
      const { thread, id: message } = channel.written.get(mark) ?? {};
      return standIn.sentTo(thread).some(({ activity }) => activity.replyToId === message && !isRefusal(activity));
    },
    /** When somebody has said “support here”, and when that was done, in milliseconds since 1970. */
    setUps: [],
    /** When tickets could not come here: until it was set up, and from a refusal until it was set up again. */
    outs() {
      const until = (next) => next?.done ?? Number.POSITIVE_INFINITY;
      const refused = standIn.sentTo(id).filter(({ verdict }) => verdict === '403');
      return [
        { from: 0, to: until(channel.setUps[0]) },
        ...refused.map(({ at }) => ({
          from: at,
          to: until(channel.setUps.find(({ posted }) => posted > at + takeOutMs)),
        })),
      ];
    },
  };
  return channel;
}

/** The card that begins a thread, as it was drawn last. */
export function cardIn(thread, lines) {
  const isCard = ({ begins, changes, conversation }) =>
    begins === thread || (changes !== undefined && conversation === thread);
  return lines.findLast((line) => isCard(line) && isTaken(line))?.activity;
}

/** What a button of a card sends; undefined where the card has none of that name. */
export function sends(activity, verb) {
  return nodesOf(cardsOf([activity])).find(({ data }) => data?.verb === verb)?.data;
}

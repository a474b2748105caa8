// An expert in a channel of Teams, who works by the buttons of a ticket's card and by mentioning the bot in its thread, in turn.
import { setTimeout as delay } from 'node:timers/promises';
import { Unanswered } from '../call.mjs';
import { isTaken } from '../stand-in/start.mjs';
import { isRefusal, sends, ticketOn } from './experts-channel.mjs';
import { click, mention, postInThread } from './in-thread.mjs';
import { marksIn } from './shown.mjs';

/** Milliseconds in which the thread shows who has taken a ticket, and between two looks. */
const shownMs = 8_000;
const lookMs = 100;

const done = { status: 200 };
const taken = { status: 409, body: { error: { code: 'ticket-taken' } } };

/**
 * @param number another one for each expert of a ticket
 * @param channels where they work, the one that they like better first
 * @param takesByAnswering whether they never take a ticket but answer at once
 */
export function createTeamsExpert({ number, channels, standIn, takesByAnswering = false }) {
  const name = `Engineer ${number}`;
  const from = { id: `29:engineer-${number}`, aadObjectId: `engineer-${number}`, name };
  /** What was begun, by the key under which it is done again. */
  const begun = new Map();
  let turns = number;

  /** The card that they see, or the thread that the bot tells them of what happens in. */
  function prepare(ticket, { verb, inputs, words }) {
    const found = channels.map((channel) => ({ channel, place: channel.placeOf(ticket) })).find(({ place }) => place);
    if (!found) throw new Unanswered(`${ticket} stands in no channel`);
    const { channel, place } = found;
    const button = sends(place.card, verb);
    turns += 1;
    const isClick = button !== undefined && turns % 2 === 0;
    const activity = isClick ? click(button, inputs) : mention(words);
    for (const mark of marksIn([words])) {
      if (isClick) channel.written.delete(mark);
      else channel.written.set(mark, { thread: place.thread, id: activity.id });
    }
    return { isClick, thread: place.thread, from, ...activity };
  }

  /** Does something until it is known whether it was done, each time by the same click or message. */
  async function act({ url }, ticket, key, what) {
    const { isClick, ...activity } = begun.get(key) ?? prepare(ticket, what);
    begun.set(key, { isClick, ...activity });
    const told = () => standIn.sentTo(activity.thread).filter((line) => line.activity.replyToId === activity.id);
    const before = told().length;
    const answer = await postInThread(standIn, url, activity);
    if (isClick) return readCard(answer);
    const answers = told()
      .slice(before)
      .map((line) => line.activity);
    if (answers.length === 0) return done;
    if (!answers.some(isRefusal)) {
      // The bot no longer knows the thread. A copy may have come before that: then the ticket's new thread shows it.
      if (await shows(ticket, marksIn([what.words]))) {
        for (const channel of channels) marksIn([what.words]).forEach((mark) => channel.written.delete(mark));
        return done;
      }
      begun.delete(key);
    }
    throw new Unanswered('it was not passed on');
  }

  /** Whether a message stands in a thread of its ticket. */
  async function shows(ticket, [mark]) {
    if (mark === undefined) return false;
    for (const end = Date.now() + shownMs; Date.now() < end; await delay(lookMs)) {
      const lines = channels.flatMap((channel) => channel.linesOf(ticket)).filter(isTaken);
      const told = lines.filter((line) => ticketOn(line) === ticket).map(({ activity }) => JSON.stringify(activity));
      if (marksIn(told).includes(mark)) return true;
    }
    return false;
  }

  /** Whose it is now, when it was not a click that tells it. */
  async function whose(ticket) {
    for (const end = Date.now() + shownMs; Date.now() < end; await delay(lookMs)) {
      const lines = channels.flatMap((channel) => channel.linesOf(ticket)).filter(isTaken);
      const texts = lines.map(({ activity }) => JSON.stringify(activity));
      const [, who] = /"(Engineer \d) has taken it"/.exec(texts.join('\n')) ?? [];
      if (who !== undefined) return who === name ? done : taken;
    }
    throw new Unanswered(`nobody is told who has ${ticket}`);
  }

  const note = 'done';
  return {
    async take(serving, ticket, key) {
      if (takesByAnswering) return done;
      const answer = await act(serving, ticket, key, { verb: 'expert-take', inputs: {}, words: 'take' });
      return answer === done && !begun.get(key).isClick ? whose(ticket) : answer;
    },
    says: (serving, ticket, text, key) =>
      act(serving, ticket, key, { verb: 'expert-send', inputs: { reply: text }, words: text }),
    resolves: (serving, ticket, key) =>
      act(serving, ticket, key, { verb: 'expert-resolve', inputs: { reply: '', note }, words: `resolve ${note}` }),
  };
}

/** What a click was answered with: the card as it is now, perhaps with a word of what was not done. */
function readCard({ type, value }) {
  const text = JSON.stringify(value);
  if (!type.includes('card')) throw new Unanswered(`a click was answered with ${text}`);
  if (!text.includes('Nothing was changed')) return done;
  if (/has this ticket/.test(text)) return taken;
  return { status: 409, body: { error: { code: /"([^"]*Nothing was changed[^"]*)"/.exec(text)?.[1] } } };
}

import type { SendResult } from '../../../model/outbox.js';
import type { Reply } from '../../../model/reply.js';
import { type ReplyActivity, toActivity } from '../../reply-activity.js';
import { inWords, type SenderParts, sendMs } from '../outgoing.js';
import { SendRefused, sendWithRetry } from '../send.js';
import { laterOf, tellDropped, whyUndeliverable } from '../send-result.js';
import { type ChannelReference, conversationReference } from './channel-reference.js';

/** How writing into a channel ended. */
export type Written<T> =
  | { kind: 'written'; value: T }
  /** Nobody can ever take it: what is to be written next is not held up by it. */
  | { kind: 'dropped' }
  /** The conversation, or what was to be changed in it, is not there any more, or the bot may not write there. */
  | { kind: 'gone'; status: number }
  | { kind: 'put-back'; result: SendResult };

/** Draws what is written. @param most bytes that the card may take; what fits into a message where it is left out */
export type Draw = (most?: number) => Reply;

/** Writes into channels. */
export interface ThreadWriter {
  /** Begins a thread. @returns the ids of thread and message */
  begin(to: ChannelReference, channel: string, draw: Draw): Promise<Written<{ thread: string; activity: string }>>;
  say(to: ChannelReference, conversation: string, draw: Draw): Promise<Written<undefined>>;
  /** Puts something in the place of a message. */
  change(to: ChannelReference, conversation: string, message: string, draw: Draw): Promise<Written<undefined>>;
}

/** Draws something in one of its forms. */
type Form = () => ReplyActivity;
type Send<T> = (activity: ReplyActivity) => Promise<T>;

/** Bytes of a card that was too large for the channel as it was, and of one that was still too large. */
const smallCard = 12_000;
const smallestCard = 4_000;

/** @param tries how often it was tried before: the keeper is told once */
export function createThreadWriter(
  { adapter, log, clean, pacing }: Pick<SenderParts, 'adapter' | 'log' | 'clean' | 'pacing'>,
  tries: number,
): ThreadWriter {
  /** Writes something, or the next smaller form of it where the channel finds that too large. */
  async function write<T>(form: Form, smaller: readonly Form[], send: Send<T>): Promise<Written<T>> {
    const deadline = pacing.clock() + sendMs;
    for (let now = form, rest = smaller; ;) {
      try {
        return { kind: 'written', value: await retrying(() => send(now()), deadline) };
      } catch (thrown) {
        const [next, ...others] = rest;
        if (!next || !(thrown instanceof SendRefused) || thrown.status !== 413) return refused(thrown);
        log.warn({ size: thrown.size }, 'a card for experts was too large for the channel, and is sent shorter');
        [now, rest] = [next, others];
      }
    }
  }

  async function retrying<T>(send: () => Promise<T>, deadline: number): Promise<T> {
    let value: { sent: T } | undefined;
    await sendWithRetry(async () => (value = { sent: await send() }), deadline, pacing);
    if (!value) throw new Error('what was sent has a value');
    return value.sent;
  }

  function refused(thrown: unknown): Exclude<Written<never>, { kind: 'written' }> {
    const status = thrown instanceof SendRefused ? thrown.status : undefined;
    if (status === 403 || status === 404) return { kind: 'gone', status };
    if (status === 413) {
      log.error({ status }, 'a card for experts was dropped: it is too large for the channel in every form');
      return { kind: 'dropped' };
    }
    const why = whyUndeliverable(thrown);
    if (why === undefined) return { kind: 'put-back', result: laterOf(thrown, 'msteams', tries, { log, clean }) };
    tellDropped(why, thrown, 'msteams', { log, clean });
    return { kind: 'dropped' };
  }

  return {
    begin: (to, channel, draw) =>
      write(whole(draw), [shorter(draw), words(draw)], (activity) => adapter.beginThread(to, channel, activity)),
    say: (to, conversation, draw) =>
      write(whole(draw), [shorter(draw), words(draw)], async (activity) => {
        await adapter.send(conversationReference(to, conversation), activity);
        return undefined;
      }),
    // Words would take the buttons away: a card that stays as it was is better.
    change: (to, conversation, message, draw) =>
      write(whole(draw), [shorter(draw), shorter(draw, smallestCard)], async (activity) => {
        await adapter.change(conversationReference(to, conversation), { ...activity, id: message });
        return undefined;
      }),
  };
}

const activityOf = (reply: Reply): ReplyActivity => toActivity(reply, 'msteams', undefined);
const whole =
  (draw: Draw): Form =>
  () =>
    activityOf(draw());
const shorter =
  (draw: Draw, most = smallCard): Form =>
  () =>
    activityOf(draw(most));
const words =
  (draw: Draw): Form =>
  () => {
    const reply = draw(smallCard);
    return inWords(activityOf(reply), reply.text);
  };

import type { Address } from '../../model/address.js';
import type { OutboxItem, SendItem } from '../../model/outbox.js';
import type { Log } from '../../model/log.js';
import type { Reply } from '../../model/reply.js';
import type { TellUndelivered } from '../../model/say.js';
import type { EntryRef } from '../../model/ticket.js';
import type { Clean } from '../../model/turn.js';
import { isObject, textAt } from '../json.js';
import { type ReplyActivity, toActivity } from '../reply-activity.js';
import type { Adapter } from './adapter.js';
import type { CheckedActivity } from './check-activity.js';
import { type Pacing, SendRefused, sendWithRetry } from './send.js';
import { laterOf, tellDropped, Undeliverable, whyUndeliverable } from './send-result.js';

/** Under this name the outbox knows replies to the channels of the Bot Framework. */
export const outboxKind = 'bot-framework';

/** Milliseconds for one try: the channel that waits for our answer gives up after some 15 s. */
export const sendMs = 10_000;
/** Milliseconds after which nobody waits for a reply any more. */
export const oldest = 24 * 60 * 60 * 1000;
/** Characters of what a notification shows of a long text. */
const longestSummary = 200;

/** A reply and where it goes, as it is kept in the outbox. */
interface Outgoing {
  reference: Reference;
  activity: ReplyActivity | HubEvent;
  /** The same in words, for a channel that finds the card too large. */
  text?: string;
  /** The entry of a ticket that it tells of: who wrote it hears when it cannot arrive. */
  about?: EntryRef;
}

/** What is for an engagement hub at the channel, and not for the asker. */
export interface HubEvent {
  type: 'event';
  name: string;
  value: object;
  attachments: object[];
}

/** Of an activity what the SDK needs to answer it. */
export type Reference = Pick<CheckedActivity, 'type' | 'channelId' | 'serviceUrl' | 'conversation' | 'from'> & {
  id?: unknown;
  recipient?: unknown;
  locale?: unknown;
};

/** Replies of one conversation are sent in order. */
export function laneOf(activity: CheckedActivity): string {
  return `${activity.channelId} ${activity.conversation.id}`;
}

/** Of an activity what is needed to answer it, now or later. It is kept with tickets: what people are called is not in it. */
export function referenceOf(activity: CheckedActivity): Reference {
  const { channelId, serviceUrl, id, recipient, locale } = activity;
  const [conversation, from] = [nameless(activity.conversation), nameless(activity.from)];
  const to = isObject(recipient) ? { recipient: nameless(recipient) } : {};
  return { type: 'message', channelId, serviceUrl, conversation, from, id, ...to, locale };
}

/** Without the name that the channel shows; it finds people by their ids. */
function nameless<T extends object>(account: T): T {
  const copy: T & { name?: unknown } = { ...account };
  delete copy.name;
  return copy;
}

/** What goes into the outbox so that the asker of an activity gets replies. */
export function itemsFor(activity: CheckedActivity, replies: readonly Reply[]): OutboxItem[] {
  const { channelId } = activity;
  const reference = referenceOf(activity);
  return replies.map((reply) => {
    const body = outgoing(reference, reply, toActivity(reply, channelId, textAt(activity, 'id')));
    return { kind: outboxKind, lane: laneOf(activity), body };
  });
}

function outgoing(reference: Reference, { text }: Reply, activity: ReplyActivity): Outgoing {
  return { reference, activity, ...(activity.attachments && { text }) };
}

/** Under this name tickets know askers of these channels. */
export const via = 'bot-framework';

/** Where the asker of an activity is reached later. */
export function addressOf(activity: CheckedActivity): Address {
  const reference = referenceOf(activity);
  // What is said later answers nothing.
  delete reference.id;
  return { via, channel: activity.channelId, conversation: activity.conversation.id, reference };
}

/** What goes into the outbox so that something is said in a talk that is not an answer. */
export function itemsTo(
  { channel, conversation, reference }: Address,
  replies: readonly Reply[],
  about?: EntryRef,
): OutboxItem[] {
  return replies.map((reply) => {
    const sent = outgoing(reference as Reference, reply, toActivity(reply, channel, undefined));
    const body: Outgoing = { ...sent, ...(about && { about }) };
    return { kind: outboxKind, lane: `${channel} ${conversation}`, body };
  });
}

/** What goes into the outbox so that an event reaches a conversation, in order with what is said there. */
export function itemFor({ channel, conversation, reference }: Address, event: HubEvent): OutboxItem {
  const body: Outgoing = { reference: reference as Reference, activity: event };
  return { kind: outboxKind, lane: `${channel} ${conversation}`, body };
}

/** What sending needs. */
export interface SenderParts {
  adapter: Adapter;
  log: Log;
  clean: Clean;
  newId: () => string;
  errorReply: (id: string) => Reply;
  /** Nobody hears of it where it is left out. */
  undelivered?: TellUndelivered;
  pacing: Pacing;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** Sends what `itemsFor` put into the outbox. */
export function createSender(parts: SenderParts): SendItem {
  const { adapter, log, newId, errorReply, undelivered, pacing, clock } = parts;

  const send = (reference: Reference, activity: Outgoing['activity']) =>
    sendWithRetry(() => adapter.send(reference, activity), pacing.clock() + sendMs, pacing);

  /** Sends what is smaller, in the same words if there are any and the channel takes them. */
  async function sendSmaller({ reference, activity, text, about }: Outgoing, size: number): Promise<void> {
    const { channelId } = reference;
    if (activity.type === 'event') {
      log.error(
        { channel: channelId, size },
        'a transcript is too large for the channel: the hub gets its event without',
      );
      await send(reference, { ...activity, attachments: [] });
      return;
    }
    if (text !== undefined) {
      log.warn({ channel: channelId, size }, 'a card is too large for the channel: its words are sent without it');
      try {
        await send(reference, inWords(activity, text));
        return;
      } catch (thrown) {
        if (!isTooLarge(thrown)) throw thrown;
      }
    }
    if (about) throw new Undeliverable('too-large');
    const id = newId();
    log.error({ id, size }, 'a reply is too large for the channel: shorten the article');
    await send(reference, toActivity(errorReply(id), channelId, textAt(reference, 'id')));
  }

  return async (item) => {
    const sent = item.body as Outgoing;
    const { channelId } = sent.reference;
    try {
      if (clock() - item.savedAt > oldest) throw new Undeliverable('expired');
      await send(sent.reference, sent.activity).catch((thrown: unknown) => {
        if (!isTooLarge(thrown)) throw thrown;
        return sendSmaller(sent, thrown.size);
      });
    } catch (thrown) {
      const why = whyUndeliverable(thrown);
      if (why === undefined) return laterOf(thrown, channelId, item.tries, parts);
      tellDropped(why, thrown, channelId, parts);
      if (sent.about) await undelivered?.(sent.about, why);
    }
    return { kind: 'done' };
  };
}

function isTooLarge(thrown: unknown): thrown is SendRefused {
  return thrown instanceof SendRefused && thrown.status === 413;
}

/** Without the card, and with nothing twice: what is spoken and shown in notifications is in the text already. */
export function inWords({ inputHint, replyToId, channelData, summary }: ReplyActivity, text: string): ReplyActivity {
  const short = summary.slice(0, longestSummary).replace(/[\ud800-\udbff]$/, '');
  const words = { type: 'message', text, textFormat: 'plain', speak: short, summary: short, inputHint } as const;
  return { ...words, ...(replyToId && { replyToId }), ...(channelData && { channelData }) };
}

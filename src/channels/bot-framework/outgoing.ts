import type { Address } from '../../model/address.js';
import type { OutboxItem, SendItem, SendResult } from '../../model/outbox.js';
import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';
import type { Reply } from '../../model/reply.js';
import type { Clean } from '../../model/turn.js';
import { textAt } from '../json.js';
import { type ReplyActivity, toActivity } from '../reply-activity.js';
import type { Adapter } from './adapter.js';
import type { CheckedActivity } from './check-activity.js';
import { SignInFailed } from './credentials.js';
import { type Pacing, SendRefused, sendWithRetry } from './send.js';

/** Under this name the outbox knows replies to the channels of the Bot Framework. */
export const outboxKind = 'bot-framework';

/** Milliseconds for one try: the channel that waits for our answer gives up after some 15 s. */
export const sendMs = 10_000;
/** Milliseconds after which nobody waits for a reply any more. */
export const oldest = 24 * 60 * 60 * 1000;
const longestCause = 500;
/** Characters of what a notification shows of a long text. */
const longestSummary = 200;

/** A reply and where it goes, as it is kept in the outbox. */
interface Outgoing {
  reference: Reference;
  activity: ReplyActivity | HubEvent;
  /** The same in words, for a channel that finds the card too large. */
  text?: string;
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

/** Of an activity what is needed to answer it, now or later. */
export function referenceOf(activity: CheckedActivity): Reference {
  const { channelId, serviceUrl, conversation, from, id, recipient, locale } = activity;
  return { type: 'message', channelId, serviceUrl, conversation, from, id, recipient, locale };
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
export function itemsTo({ channel, conversation, reference }: Address, replies: readonly Reply[]): OutboxItem[] {
  return replies.map((reply) => {
    const body = outgoing(reference as Reference, reply, toActivity(reply, channel, undefined));
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
  pacing: Pacing;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** Sends what `itemsFor` put into the outbox. */
export function createSender(parts: SenderParts): SendItem {
  const { adapter, log, newId, errorReply, pacing, clock } = parts;

  const send = (reference: Reference, activity: Outgoing['activity']) =>
    sendWithRetry(() => adapter.send(reference, activity), pacing.clock() + sendMs, pacing);

  /** Sends what is smaller, in the same words if there are any and the channel takes them. */
  async function sendSmaller({ reference, activity, text }: Outgoing, size: number): Promise<void> {
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
    const id = newId();
    log.error({ id, size }, 'a reply is too large for the channel: shorten the article');
    await send(reference, toActivity(errorReply(id), channelId, textAt(reference, 'id')));
  }

  return async (item) => {
    const sent = item.body as Outgoing;
    const { channelId } = sent.reference;
    if (clock() - item.savedAt > oldest) {
      log.error({ channel: channelId, tries: item.tries }, 'a reply was given up: for a day nobody took it');
      return { kind: 'done' };
    }
    try {
      await send(sent.reference, sent.activity).catch((thrown: unknown) => {
        if (!isTooLarge(thrown)) throw thrown;
        return sendSmaller(sent, thrown.size);
      });
      return { kind: 'done' };
    } catch (thrown) {
      return resultOf(thrown, channelId, item.tries, parts);
    }
  };
}

function isTooLarge(thrown: unknown): thrown is SendRefused {
  return thrown instanceof SendRefused && thrown.status === 413;
}

/** Without the card, and with nothing twice: what is spoken and shown in notifications is in the text already. */
function inWords({ inputHint, replyToId, channelData, summary }: ReplyActivity, text: string): ReplyActivity {
  const short = summary.slice(0, longestSummary).replace(/[\ud800-\udbff]$/, '');
  const words = { type: 'message', text, textFormat: 'plain', speak: short, summary: short, inputHint } as const;
  return { ...words, ...(replyToId && { replyToId }), ...(channelData && { channelData }) };
}

/** The channel has not got it: it refused, or it was never reached. */
const clearly = new Set([401, 412, 429]);
const unreached = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** What a reply that was not taken needs, and what the keeper is told. */
export function resultOf(
  thrown: unknown,
  channel: string,
  tries: number,
  { log, clean }: Pick<SenderParts, 'log' | 'clean'>,
): SendResult {
  const status = thrown instanceof SendRefused ? thrown.status : undefined;
  if (status === 403 || status === 404) {
    log.info({ channel, status }, 'a reply was dropped: the bot is no longer in this conversation');
    return { kind: 'done' };
  }
  // The SDK repeats in its errors what it could not write.
  const cause = clean(messageOf(thrown)).slice(0, longestCause);
  if (status === 400) {
    log.error({ channel, status, cause }, 'a reply was dropped: the channel does not understand it');
    return { kind: 'done' };
  }
  const fields = { channel, status, tries: tries + 1, cause };
  // Said once for the keeper; it is tried again and again.
  const tell = tries === 0 ? log.error.bind(log) : log.debug.bind(log);
  tell(fields, 'a reply could not be sent and is tried again: check network and credential');
  const isClear =
    thrown instanceof SignInFailed || (status === undefined ? unreached.test(causesOf(thrown)) : clearly.has(status));
  if (!isClear) return { kind: 'in-doubt', cause };
  return { kind: 'later', cause, ...(thrown instanceof SendRefused && { afterMs: thrown.retryAfter }) };
}

/** fetch hides in `cause` what happened. */
function causesOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return `${messageOf(thrown)} ${code} ${cause === undefined ? '' : causesOf(cause)}`;
}

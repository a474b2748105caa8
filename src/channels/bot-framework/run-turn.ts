import type { Activity, TurnContext } from 'botbuilder';
import type { FileSource } from '../../model/files.js';
import type { HttpAnswer } from '../../model/http.js';
import type { Log } from '../../model/log.js';
import type { Message } from '../../model/message.js';
import type { Outbox } from '../../model/outbox.js';
import { messageOf, Problem } from '../../model/problem.js';
import type { Reply } from '../../model/reply.js';
import type { Clean, Turn } from '../../model/turn.js';
import { cardInvoke, toMessage } from '../activity.js';
import { textAt } from '../json.js';
import { longestText } from '../message-text.js';
import { toActivity } from '../reply-activity.js';
import type { Adapter, Verified } from './adapter.js';
import { answerInvoke } from './answer-invoke.js';
import type { Handoff } from './handoff.js';
import type { CheckedActivity } from './check-activity.js';
import { addressOf, itemsFor, laneOf, outboxKind, referenceOf } from './outgoing.js';

/** What a turn needs of the channel. */
export interface TurnParts {
  adapter: Adapter;
  turn: Turn;
  outbox: Outbox;
  clean: Clean;
  log: Log;
  newId: () => string;
  errorReply: (id: string) => Reply;
  /** Absent where no engagement hub is told of tickets. */
  handoff?: Pick<Handoff, 'hear'> | undefined;
  /** The files of a message, to be fetched where somebody wants them. */
  filesOf?: (activity: CheckedActivity) => FileSource[];
  /** Hears that an asker is writing. */
  onTyping?: (conversation: string, name?: string) => void;
}

/**
 * Runs a turn for one authenticated activity and sends its replies. They are saved with the turn before they are sent, so
 * that a reply that is not taken now is sent later, by whatever process runs then.
 * @returns the HTTP answer, which holds the replies themselves where the channel expects them there.
 * @throws Problem 501 for an invoke that is not ours.
 */
export async function runTurn(parts: TurnParts, verified: Verified, activity: CheckedActivity): Promise<HttpAnswer> {
  const isCardInvoke = activity.type === 'invoke' && activity.name === cardInvoke;
  if (activity.type === 'invoke' && !isCardInvoke) {
    throw new Problem('unknown-invoke', `Of the invokes only ${cardInvoke} is known here.`, 'Send no others.', 501);
  }
  if (await parts.handoff?.hear(activity)) return { status: 200 };
  if (activity.type === 'typing') parts.onTyping?.(activity.conversation.id, textAt(activity.from, 'name'));
  const read = toMessage(activity, parts.clean);
  if (!read) return { status: 200 };
  const files = read.kind === 'text' ? (parts.filesOf?.(activity) ?? []) : [];
  const message: Message = { ...read, address: addressOf(activity), ...(files.length > 0 && { files }) };
  const length = textAt(activity, 'text')?.length ?? 0;
  if (length > longestText) parts.log.warn({ length }, 'a message was cut off');
  const inAnswer = activity.deliveryMode === 'expectReplies' ? Number.POSITIVE_INFINITY : isCardInvoke ? 1 : 0;
  const { replies, failed } = await repliesTo(parts, message, activity, inAnswer);
  // What failed was not saved, so it has no outbox.
  const said = failed ? replies : replies.slice(0, inAnswer);
  const result = await parts.adapter.run(verified, activity as object as Activity, async (context) => {
    if (isCardInvoke) await answerInvoke(context, activity.channelId, said[0]);
    else await sayNow(parts, context, activity, said);
  });
  // Not waited for: the one who clicked has the answer, and the channel waits for it.
  if (isCardInvoke && message.isGroup && !failed) void redrawForOthers(parts, activity, said[0]);
  if (!failed && (replies.length > inAnswer || inAnswer === 0)) {
    await parts.outbox.drain(outboxKind, laneOf(activity)).catch((thrown: unknown) => noDrain(parts, thrown));
  }
  const status = failed ?? 200;
  return result ? { status: failed ?? result.status, body: result.body as unknown } : { status };
}

/**
 * The replies of a turn; what does not go into the HTTP answer is saved with it, to be sent.
 * @returns `failed`, the status to answer with, where the turn was not saved, so that a channel that repeats its posts
 *   does so.
 */
async function repliesTo(
  parts: TurnParts,
  message: Message,
  activity: CheckedActivity,
  inAnswer: number,
): Promise<{ replies: Reply[]; failed?: number }> {
  try {
    const deliver = (replies: readonly Reply[]) => ({ outbox: itemsFor(activity, replies.slice(inAnswer)) });
    return { replies: await parts.turn(message, deliver) };
  } catch (thrown) {
    const id = parts.newId();
    const advice = thrown instanceof Problem ? thrown.advice : undefined;
    parts.log.error({ id, cause: messageOf(thrown), ...(advice && { advice }), err: thrown }, 'a turn failed');
    // What the store says passes; a fault of the program would only come again.
    return { replies: [parts.errorReply(id)], failed: thrown instanceof Problem ? thrown.status : 200 };
  }
}

/**
 * In a group the answer to a click redraws the card for the one who clicked; for the others the message itself is changed.
 * What is saved does not depend on it: a card that stays as it was takes no tick back. Source: "Universal Actions for
 * Adaptive Cards", updating a card for everybody.
 */
async function redrawForOthers(
  { adapter, log, clean }: TurnParts,
  activity: CheckedActivity,
  reply: Reply | undefined,
): Promise<void> {
  const message = textAt(activity, 'replyToId');
  if (!reply?.redraws || !message) return;
  try {
    await adapter.change(referenceOf(activity), { ...toActivity(reply, activity.channelId, undefined), id: message });
  } catch (thrown) {
    log.warn(
      { channel: activity.channelId, cause: clean(messageOf(thrown)) },
      'a card could not be redrawn for a group',
    );
  }
}

/** Says what is in no outbox: into the HTTP answer where the channel expects it there, else to the channel, once. */
async function sayNow(
  { log, clean }: TurnParts,
  context: TurnContext,
  activity: CheckedActivity,
  replies: readonly Reply[],
): Promise<void> {
  try {
    for (const reply of replies) {
      await context.sendActivity(toActivity(reply, activity.channelId, textAt(activity, 'id')));
    }
  } catch (thrown) {
    log.error({ channel: activity.channelId, cause: clean(messageOf(thrown)) }, 'a reply could not be sent');
  }
}

/** The replies are saved, and are sent when they can be. */
function noDrain({ log }: TurnParts, thrown: unknown): void {
  log.warn({ cause: messageOf(thrown) }, 'replies are sent later');
}

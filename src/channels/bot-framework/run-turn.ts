import type { Activity, TurnContext } from 'botbuilder';
import type { HttpAnswer } from '../../model/http.js';
import type { Log } from '../../model/log.js';
import { messageOf, Problem } from '../../model/problem.js';
import type { Reply } from '../../model/reply.js';
import type { Clean, Turn } from '../../model/turn.js';
import { cardInvoke, toMessage } from '../activity.js';
import { longestText } from '../message-text.js';
import { textAt } from '../json.js';
import { cardContentType, toActivity, cardFor } from '../reply-activity.js';
import type { Adapter, Verified } from './adapter.js';
import type { CheckedActivity } from './check-activity.js';
import { type Pacing, SendRefused, sendWithRetry } from './send.js';

/** Milliseconds for sending all replies of a turn: the channel gives up after some 15 s. */
const sendMs = 10_000;
const longestCause = 500;

/** What a turn needs of the channel. */
export interface TurnParts {
  adapter: Adapter;
  turn: Turn;
  clean: Clean;
  log: Log;
  newId: () => string;
  errorReply: (id: string) => Reply;
  pacing: Pacing;
}

/**
 * Runs a turn for one authenticated activity and sends its replies.
 * @returns the HTTP answer, which holds the replies themselves where the channel expects them there.
 * @throws Problem 501 for an invoke that is not ours, 502 when a reply was not taken, so that a channel that repeats its posts does so: the turn is known
 *   by the activity's id and only its replies are sent again.
 */
export async function runTurn(parts: TurnParts, verified: Verified, activity: CheckedActivity): Promise<HttpAnswer> {
  const isCardInvoke = activity.type === 'invoke' && activity.name === cardInvoke;
  if (activity.type === 'invoke' && !isCardInvoke) {
    throw new Problem('unknown-invoke', `Of the invokes only ${cardInvoke} is known here.`, 'Send no others.', 501);
  }
  const message = toMessage(activity, parts.clean);
  if (!message) return { status: 200 };
  const length = textAt(activity, 'text')?.length ?? 0;
  if (length > longestText) parts.log.warn({ length }, 'a message was cut off');
  const replies = await repliesTo(parts, message);
  const delivery = { isDone: true };
  const result = await parts.adapter.run(verified, activity as object as Activity, async (context) => {
    const rest = isCardInvoke ? await answerInvoke(context, activity.channelId, replies) : replies;
    delivery.isDone = await sendAll(parts, context, activity, rest);
  });
  // Of a click the answer is what matters: it changes the card, whatever became of further messages.
  if (delivery.isDone || isCardInvoke) {
    return result ? { status: result.status, body: result.body as unknown } : { status: 200 };
  }
  throw new Problem('not-delivered', 'A reply was not taken by the channel.', 'Send the activity again.', 502);
}

async function repliesTo(parts: TurnParts, message: Parameters<Turn>[0]): Promise<Reply[]> {
  try {
    return await parts.turn(message);
  } catch (thrown) {
    const id = parts.newId();
    parts.log.error({ id, cause: messageOf(thrown), err: thrown }, 'a turn failed');
    return [parts.errorReply(id)];
  }
}

/**
 * Answers a click on Action.Execute with the first reply, which takes the card's place.
 * @returns the replies that are still to be sent. Source: "Universal Actions for Adaptive Cards", response format.
 */
async function answerInvoke(context: TurnContext, channelId: string, [first, ...rest]: Reply[]): Promise<Reply[]> {
  const body = first
    ? { statusCode: 200, type: cardContentType, value: cardFor(first, channelId) }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  return rest;
}

/**
 * Sends in order, and nothing after what failed, so that an answer never comes without its beginning.
 * @returns false when sending again later may help.
 */
async function sendAll(
  parts: TurnParts,
  context: TurnContext,
  { channelId, id }: CheckedActivity,
  replies: readonly Reply[],
): Promise<boolean> {
  const { pacing, log, newId, errorReply, clean } = parts;
  const deadline = pacing.clock() + sendMs;
  const send = (reply: Reply) => {
    const outgoing = toActivity(reply, channelId, typeof id === 'string' ? id : undefined);
    return sendWithRetry(() => context.sendActivity(outgoing), deadline, pacing);
  };
  for (const reply of replies) {
    try {
      await send(reply);
    } catch (thrown) {
      if (!(thrown instanceof SendRefused) || thrown.status !== 413) return isDropped(thrown, log, channelId, clean);
      const errorId = newId();
      log.error({ id: errorId, size: thrown.size }, 'a reply is too large for the channel: shorten the article');
      await send(errorReply(errorId)).catch((again: unknown) => isDropped(again, log, channelId, clean));
    }
  }
  return true;
}

/** Notes why a reply was not taken. True when nobody is there any more who could take it. */
function isDropped(thrown: unknown, log: Log, channel: string, clean: Clean): boolean {
  const status = thrown instanceof SendRefused ? thrown.status : undefined;
  if (status === 403 || status === 404) {
    log.info({ channel, status }, 'a reply was dropped: the bot is no longer in this conversation');
    return true;
  }
  // The SDK repeats in its errors what it could not write.
  const cause = clean(messageOf(thrown)).slice(0, longestCause);
  log.error({ channel, status, cause }, 'a reply could not be sent: check network and credential');
  return false;
}

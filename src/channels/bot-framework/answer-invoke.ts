import type { TurnContext } from 'botbuilder';
import type { Reply } from '../../model/reply.js';
import { cardContentType, cardFor } from '../reply-activity.js';

/**
 * Answers a click on Action.Execute with a reply, which takes the card's place for the one who clicked, or with a word that
 * is shown for a moment. Source: "Universal Actions for Adaptive Cards", response format.
 */
export async function answerInvoke(
  context: TurnContext,
  channelId: string,
  reply: Reply | undefined,
  word = 'Done.',
): Promise<void> {
  const body = reply
    ? { statusCode: 200, type: cardContentType, value: cardFor(reply, channelId) }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: word };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Problem } from '../../model/problem.js';
import { readWatermark } from './activity-set.js';
import { checkConversation } from './authorize.js';
import type { Conversations } from './conversations.js';
import type { Streams } from './streams.js';
import type { Tokens } from './tokens.js';

/** Clients have nothing to say here but empty messages. */
const largestMessage = 1_024;

/**
 * Takes WebSockets at `/v3/directline/conversations/{id}/stream?watermark=&t=`.
 * @returns a handler that throws a Problem for those it refuses.
 */
export function createStreamUpgrade(conversations: Conversations, streams: Streams, tokens: Tokens) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });

  return async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const [path = '', search = ''] = (request.url ?? '').split('?');
    const id = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(path)?.[1];
    if (id === undefined) {
      throw new Problem('NotFound', 'There is no stream here.', 'Connect to the streamUrl of a conversation.', 404);
    }
    const query = new URLSearchParams(search);
    const { endsAt, ...pass } = await tokens.verify(query.get('t') ?? '');
    checkConversation(pass, id);
    if (!(await conversations.isKnown(id))) throw unknownConversation();
    await conversations.welcome(pass);
    sockets.handleUpgrade(request, socket, head, (client) => {
      streams.add(client, id, readWatermark(query.get('watermark')), endsAt);
    });
  };
}

/** The conversation was not kept; DirectLineJS takes 404 as its end, so that a new one is begun. */
export function unknownConversation(): Problem {
  const advice = 'Get a token for a new one from /api/directline/token.';
  return new Problem('ConversationNotFound', 'This conversation is no longer kept.', advice, 404);
}

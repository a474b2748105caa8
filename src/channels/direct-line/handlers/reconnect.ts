import type { HttpHandler } from '../../../model/http.js';
import { readWatermark } from '../activity-set.js';
import { streamUrlOf } from '../addresses.js';
import { authorize } from '../authorize.js';
import type { DirectLineParts } from '../direct-line-parts.js';
import { unknownConversation } from '../stream-upgrade.js';
import { tokenSeconds } from '../tokens.js';

/**
 * `GET /conversations/{id}?watermark=`: a new token, and a stream that goes on where the client was.
 * Source: "Reconnect to a conversation in Direct Line API 3.0".
 */
export function createReconnect({ conversations, tokens }: DirectLineParts): HttpHandler {
  return async (request) => {
    const pass = await authorize(tokens, request);
    const { conversation } = pass;
    if (!(await conversations.isKnown(conversation))) throw unknownConversation();
    await conversations.welcome(pass);
    const token = await tokens.issue(pass);
    const watermark = readWatermark(request.query.get('watermark'));
    return {
      status: 200,
      body: {
        conversationId: conversation,
        token,
        expires_in: tokenSeconds,
        streamUrl: streamUrlOf(request.baseUrl, conversation, token, watermark),
      },
    };
  };
}

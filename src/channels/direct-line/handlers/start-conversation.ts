import type { HttpHandler } from '../../../model/http.js';
import { streamUrlOf } from '../addresses.js';
import { authorize } from '../authorize.js';
import type { DirectLineParts } from '../direct-line-parts.js';
import { unknownConversation } from '../stream-upgrade.js';
import { tokenSeconds } from '../tokens.js';

/**
 * `POST /conversations`: begins the conversation of the token.
 * @returns 201 for the first time, 200 later. Source: "Start a conversation in Direct Line API 3.0".
 */
export function createStartConversation({ conversations, tokens, store }: DirectLineParts): HttpHandler {
  return async (request) => {
    const pass = await authorize(tokens, request);
    const { conversation } = pass;
    if (!(await conversations.isKnown(conversation))) throw unknownConversation();
    const isFirst = (await store.activitiesFrom(conversation, 0, 1)).length === 0;
    await conversations.welcome(pass);
    const token = await tokens.issue(pass);
    return {
      status: isFirst ? 201 : 200,
      body: {
        conversationId: conversation,
        token,
        expires_in: tokenSeconds,
        streamUrl: streamUrlOf(request.baseUrl, conversation, token),
      },
    };
  };
}

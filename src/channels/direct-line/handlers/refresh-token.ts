import type { HttpHandler } from '../../../model/http.js';
import { authorize } from '../authorize.js';
import type { DirectLineParts } from '../direct-line-parts.js';
import { tokenSeconds } from '../tokens.js';

/**
 * `POST /tokens/refresh`: a new token for one that has not expired; open streams go on with it.
 * Source: "Authentication in Direct Line API 3.0".
 */
export function createRefreshToken({ tokens, onRenewed }: DirectLineParts): HttpHandler {
  return async (request) => {
    const pass = await authorize(tokens, request);
    const token = await tokens.issue(pass);
    await onRenewed(pass.conversation);
    return { status: 200, body: { conversationId: pass.conversation, token, expires_in: tokenSeconds } };
  };
}

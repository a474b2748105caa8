import type { HttpHead } from '../../model/http.js';
import { Problem } from '../../model/problem.js';
import type { Pass, Tokens } from './tokens.js';

/**
 * Finds out who asks, and that it is their conversation.
 * @throws Problem 401 without a token, 403 with one that is expired, forged, or for another conversation.
 */
export async function authorize(tokens: Tokens, { headers, params }: HttpHead): Promise<Pass> {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) {
    const advice = 'Send Authorization: Bearer, and a token from /api/directline/token.';
    throw new Problem('MissingToken', 'There is no token.', advice, 401);
  }
  const pass = await tokens.verify(token);
  checkConversation(pass, params.id);
  return pass;
}

/** @throws Problem 403 when a conversation is named that is not the one of the token. */
export function checkConversation(pass: Pass, conversation: string | undefined): void {
  if (conversation === undefined || conversation === pass.conversation) return;
  const message = 'The token is for another conversation.';
  throw new Problem('WrongConversation', message, 'Use the conversation that came with the token.', 403);
}

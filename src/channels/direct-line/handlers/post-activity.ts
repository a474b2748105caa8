import type { FileSource } from '../../../model/files.js';
import type { HttpAnswer, HttpHandler, HttpHead, HttpRequest } from '../../../model/http.js';
import { authorize } from '../authorize.js';
import type { DirectLineParts } from '../direct-line-parts.js';
import { unknownConversation } from '../stream-upgrade.js';

/** `POST /conversations/{id}/activities`. Source: "Send an activity to the bot in Direct Line API 3.0". */
export function createPostActivity(parts: DirectLineParts): HttpHandler {
  return (request) => postAs(parts, request, async () => ({ activity: request.body }));
}

/** Finds out, before the body is read, whether the one who asks may post now. */
export async function screenPost(
  { conversations, tokens, limit }: DirectLineParts,
  request: HttpHead,
): Promise<HttpAnswer | undefined> {
  const pass = await authorize(tokens, request);
  const waitMs = await limit(pass.conversation, weightOf(request));
  if (waitMs > 0) {
    return {
      status: 429,
      headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
      body: { error: { code: 'TooManyRequests', message: 'Too many messages: wait a little.', id: request.id } },
    };
  }
  if (!(await conversations.isKnown(pass.conversation))) throw unknownConversation();
  return undefined;
}

/** Bytes that count as one post more, and the most that one post counts. */
const bytesOfOne = 16 * 1024;
const heaviest = 8;

/** Looking for secrets takes its time: who sends much at once can do so less often. */
function weightOf({ headers }: HttpHead): number {
  const bytes = Number(headers['content-length'] ?? Infinity);
  return Math.min(1 + Math.floor(bytes / bytesOfOne), heaviest) || heaviest;
}

/** What was posted: an activity as it came, and the files with it. */
export interface Posted {
  activity: unknown;
  files?: readonly FileSource[];
}

/** Takes what was posted for the one who holds the token. @param read gets the activity, once it is known who asks. */
export async function postAs(
  { conversations, tokens }: DirectLineParts,
  request: HttpRequest,
  read: () => Promise<Posted>,
): Promise<HttpAnswer> {
  const pass = await authorize(tokens, request);
  const { activity, files } = await read();
  return { status: 200, body: { id: await conversations.post(pass, activity, request.address, files) } };
}

import { fileLimits } from '../../../model/files.js';
import type { HttpHandler, HttpRequest } from '../../../model/http.js';
import { Problem } from '../../../model/problem.js';
import { isObject } from '../../json.js';
import type { DirectLineParts } from '../direct-line-parts.js';
import { splitMultipart } from '../multipart.js';
import { type Posted, postAs } from './post-activity.js';

const largestActivity = 256 * 1024;
/** The message, and more files than anybody sends; what is more than the ticket takes, the bot says in words. */
const mostParts = 50;

/**
 * `POST /conversations/{id}/upload`: the part called `activity` is taken as a post; files are for the one who has the
 * ticket of the talk, and are dropped with the request where there is none. Source: "Send an activity to the bot in Direct Line API 3.0", multipart uploads.
 */
export function createUpload(parts: DirectLineParts): HttpHandler {
  return (request) => postAs(parts, request, async () => readUpload(request));
}

function readUpload({ body, headers }: HttpRequest): Posted {
  const parts = Buffer.isBuffer(body) ? splitMultipart(body, headers['content-type'] ?? '', mostParts) : undefined;
  if (parts === 'too-many') {
    throw new Problem(
      'TooLarge',
      'The upload has too many parts.',
      `Send at most ${fileLimits.perMessage} files at once.`,
      413,
    );
  }
  if (!parts) throw new Problem('MalformedData', 'The upload is not valid multipart/form-data.', 'Send it again.', 400);
  const data = parts.find(({ name }) => name === 'activity')?.data;
  if (data !== undefined && data.length > largestActivity) {
    throw new Problem('TooLarge', 'The activity is too large.', 'Send less text.', 413);
  }
  const activity = data === undefined ? { type: 'message' } : parse(data.toString('utf8'));
  const files = parts.filter(({ name }) => name !== 'activity');
  return {
    activity: { ...activity, attachments: files.map(() => ({ contentType: 'application/octet-stream' })) },
    files: files.map(({ filename, data: bytes }) => ({
      name: filename ?? 'file',
      read: async () => ({ data: bytes }),
    })),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const activity: unknown = JSON.parse(text);
    if (isObject(activity)) return activity;
  } catch {
    // Answered below, together with JSON that is no object.
  }
  throw new Problem('MalformedData', 'The activity is not a JSON object.', 'Send it as JSON.', 400);
}

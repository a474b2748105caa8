import { isLoopback } from '../../model/loopback.js';
import { Problem } from '../../model/problem.js';
import type { IncomingActivity } from '../activity.js';
import { isObject, textAt } from '../json.js';

/** An activity that has everything the SDK relies on and does not check. */
export interface CheckedActivity extends IncomingActivity {
  type: string;
  channelId: string;
  serviceUrl: string;
  conversation: { id: string };
  from: { id: string };
}

const longestId = 1_000;

/**
 * Checks what came in before the SDK sees it: there, an activity without conversation or sender passes.
 * @param isSigned whether posts are authenticated; only then the address for replies comes from a known channel.
 * @throws Problem with status 400.
 */
export function checkActivity(body: unknown, isSigned: boolean): CheckedActivity {
  if (!isObject(body)) throw refused('bad-activity', 'The body is not a JSON object.');
  const type = required('type', body.type);
  const channelId = required('channelId', body.channelId);
  const conversation = required('conversation.id', textAt(body.conversation, 'id'));
  const from = required('from.id', textAt(body.from, 'id'));
  const serviceUrl = required('serviceUrl', body.serviceUrl);
  if (!isAcceptable(serviceUrl, isSigned)) {
    throw refused('bad-service-url', 'serviceUrl is not an https address.');
  }
  if (body.id !== undefined && (typeof body.id !== 'string' || body.id.length > longestId)) {
    throw refused('bad-activity', 'id is not a short text.');
  }
  return {
    ...body,
    ...{ type, channelId, serviceUrl },
    conversation: { ...(isObject(body.conversation) ? body.conversation : {}), id: conversation },
    from: { ...(isObject(body.from) ? body.from : {}), id: from },
  };
}

function required(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= longestId) return value;
  throw refused('bad-activity', `${name} is missing or not a short text.`);
}

function isAcceptable(serviceUrl: string, isSigned: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  return protocol === 'https:' || (protocol === 'http:' && !isSigned && isLoopback(hostname));
}

function refused(code: string, message: string): Problem {
  return new Problem(code, message, 'Send an activity of the Bot Framework protocol.', 400);
}

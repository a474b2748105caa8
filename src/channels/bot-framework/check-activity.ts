import { isLoopback } from '../../model/loopback.js';
import { Problem } from '../../model/problem.js';
import type { IncomingActivity } from '../activity.js';
import { isObject, textAt } from '../json.js';

/** An activity that has everything the SDK relies on and does not check. */
export interface CheckedActivity extends IncomingActivity {
  type: string;
  channelId: string;
  serviceUrl: string;
  conversation: Account;
  from: Account;
}

type Account = Record<string, unknown> & { id: string };

const longestId = 1_000;

/**
 * What the SDK writes into each reply again, and what each field must be: it throws at any other type, when the turn is
 * over. Source: botframework-connector, ChannelAccount and ConversationAccount.
 */
const accountFields: FieldTypes = { name: 'string', aadObjectId: 'string', role: 'string', tenantId: 'string' };
const conversationFields: FieldTypes = {
  ...accountFields,
  conversationType: 'string',
  isGroup: 'boolean',
};
type FieldTypes = Readonly<Record<string, 'string' | 'boolean'>>;

/**
 * Checks what came in before the SDK sees it: there, an activity without conversation or sender passes. Fields that can
 * be missing and are of the wrong type are left out.
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
  const { locale, recipient, ...rest } = body;
  const bot = textAt(recipient, 'id');
  return {
    ...rest,
    ...{ type, channelId, serviceUrl },
    conversation: { ...fieldsOf(body.conversation, conversationFields), id: conversation },
    from: { ...fieldsOf(body.from, accountFields), id: from },
    ...(isObject(recipient) && {
      recipient: { ...fieldsOf(recipient, accountFields), ...(isShort(bot) && { id: bot }) },
    }),
    ...(isShort(locale) && { locale }),
  };
}

function fieldsOf(value: unknown, types: FieldTypes): Record<string, unknown> {
  const fields = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    fields.filter(
      ([name, field]) =>
        Object.hasOwn(types, name) && typeof field === types[name] && (typeof field === 'boolean' || isShort(field)),
    ),
  );
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestId;
}

function required(name: string, value: unknown): string {
  if (isShort(value) && value !== '') return value;
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

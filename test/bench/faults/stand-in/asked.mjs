// What a request of the bot asks of the connector, and which channel of a team it is about.

/** Stands between the id of a channel and that of the first message of a thread in it. */
const threadMark = ';messageid=';

/** The channel in which a thread is; the conversation itself where it is none. */
export function channelOf(conversation) {
  return conversation.split(threadMark)[0];
}

/** The thread that a message begins. */
export function threadOf(channel, message) {
  return `${channel}${threadMark}${message}`;
}

/**
 * Reads a request: `send` something to a conversation, `change` the message that stands there, `begin` a thread in a channel,
 * which only the body names.
 * @returns undefined for what the connector does not know
 */
export function readAsked(method, url) {
  const [whole, name, id] = /^\/v3\/conversations(?:\/([^/?]+)\/activities(?:\/([^/?]+))?)?$/.exec(url) ?? [];
  if (whole === undefined) return undefined;
  if (name === undefined) return method === 'POST' ? { kind: 'begin' } : undefined;
  const conversation = decodeURIComponent(name);
  if (method === 'POST') return { kind: 'send', conversation };
  return method === 'PUT' && id ? { kind: 'change', conversation, message: decodeURIComponent(id) } : undefined;
}

import type { Card } from '../../src/model/reply.js';

/** A message as it stands in a conversation. */
export interface ShownMessage {
  id: string;
  activity: Record<string, unknown>;
  /** How often something took its place. */
  changes: number;
}

interface Refusal {
  status: number;
  retryAfter?: number;
  /** Which requests, as `POST /v3/conversations`. */
  on: RegExp;
  times: number;
  /** So many of them are taken before. */
  after: number;
  /** Whether it is done all the same, as where an answer gets lost. */
  isDone: boolean;
}

export interface ConnectorAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/**
 * Stands in for the connector of Teams: keeps what stands in which thread, and refuses as Teams does. Source of the ids: what
 * `POST /v3/conversations` answers for a channel.
 */
export function createTeamConnector() {
  const conversations = new Map<string, ShownMessage[]>();
  const closed = new Set<string>();
  const refusals: Refusal[] = [];
  const requests: { method: string; path: string; body: Record<string, unknown> }[] = [];
  let last = 1_776_390_000_000;

  function add(conversation: string, activity: Record<string, unknown>, id = String(++last)): string {
    conversations.set(conversation, [...(conversations.get(conversation) ?? []), { id, activity, changes: 0 }]);
    return id;
  }

  function perform(method: string, path: string, body: Record<string, unknown>): { status: number; body: unknown } {
    const [, name, message] = /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/.exec(path) ?? [];
    if (name === undefined) {
      const channel = (body.channelData as { channel: { id: string } }).channel.id;
      if (body.isGroup !== true || !body.activity) return { status: 400, body: 'BadSyntax' };
      if (closed.has(channel)) return { status: 403, body: 'BotNotInConversationRoster' };
      const id = String(++last);
      const thread = `${channel};messageid=${id}`;
      add(thread, body.activity as Record<string, unknown>, id);
      return { status: 201, body: { id: thread, activityId: id } };
    }
    const conversation = decodeURIComponent(name);
    if (closed.has(conversation.split(';')[0] ?? '')) return { status: 403, body: 'BotNotInConversationRoster' };
    if (closed.has(conversation)) return { status: 404, body: 'ConversationNotFound' };
    if (method !== 'PUT') return { status: 201, body: { id: add(conversation, body) } };
    const found = conversations.get(conversation)?.find(({ id }) => id === decodeURIComponent(message ?? ''));
    if (!found) return { status: 404, body: 'ActivityNotFound' };
    found.activity = body;
    found.changes += 1;
    return { status: 200, body: { id: found.id } };
  }

  return {
    requests,
    /** The threads of a channel, oldest first. */
    threads: (channel: string) => [...conversations.keys()].filter((id) => id.startsWith(`${channel};`)),
    messages: (conversation: string) => conversations.get(conversation) ?? [],
    /** The next requests of a kind are refused. */
    refuse({
      status,
      retryAfter,
      on = /./,
      times = 1,
      after = 0,
      isDone = false,
    }: Partial<Refusal> & { status: number }) {
      refusals.push({ status, on, times, after, isDone, ...(retryAfter !== undefined && { retryAfter }) });
    },
    /** From now on everything is taken. */
    takeAll: () => void refusals.splice(0),
    /** The bot is removed from a channel, or a thread is deleted. */
    close: (conversation: string) => void closed.add(conversation),
    open: (conversation: string) => void closed.delete(conversation),
    answer(method: string, path: string, body: Record<string, unknown>): ConnectorAnswer {
      requests.push({ method, path, body });
      const refusal = refusals.find(({ on, times }) => times > 0 && on.test(`${method} ${decodeURIComponent(path)}`));
      if (refusal && refusal.after > 0) refusal.after -= 1;
      else if (refusal) {
        refusal.times -= 1;
        if (refusal.isDone) perform(method, path, body);
        const { status, retryAfter } = refusal;
        return { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }, body: 'no' };
      }
      return { headers: {}, ...perform(method, path, body) };
    },
  };
}

export type TeamConnector = ReturnType<typeof createTeamConnector>;

/** The card of a message. */
export function cardOf({ activity }: { activity: Record<string, unknown> }): Card {
  const [attachment] = activity.attachments as { content: Card }[];
  if (!attachment) throw new Error('the message has no card');
  return attachment.content;
}

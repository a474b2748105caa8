import { WebSocket } from 'ws';
import { createDirectLine, type DirectLineOptions } from '../../../src/channels/direct-line/direct-line.js';
import { createTokenExchange } from '../../../src/channels/direct-line/token-exchange.js';
import type { Message } from '../../../src/model/message.js';
import type { Reply } from '../../../src/model/reply.js';
import type { ServerParts } from '../../../src/server/create-server.js';
import { openMemoryStore, type OpenStore } from '../../../src/storage/open-store.js';
import { savingTurn } from '../../helpers/saved-turns.js';
import { createTestLog } from '../../server/test-log.js';
import { newId, startServer } from '../../server/test-server.js';

export const tokenKey = 'k'.repeat(40);

export const replyOf = (text: string): Reply => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
  text,
  speak: text,
});

/** An activity as a client gets it. */
export interface Received {
  id: string;
  type: string;
  text?: string;
  replyToId?: string;
  speak?: string;
  from: { id: string; role?: string };
  channelData?: Record<string, unknown>;
  [property: string]: unknown;
}

export interface Session {
  token: string;
  conversationId: string;
  domain: string;
  expires_in: number;
  userId: string;
  resume: string;
  resumed: boolean;
}

/** A turn that thinks of nothing but its replies. */
export type FakeTurn = (message: Message) => Promise<Reply[]>;

/** Starts a server with our endpoint on it; the turn repeats what it gets, in two replies. */
export async function startDirectLine(
  { turn, kept, ...options }: Partial<Omit<DirectLineOptions, 'turn'>> & { turn?: FakeTurn; kept?: OpenStore } = {},
  server: Partial<ServerParts> = {},
  clock = Date.now,
) {
  const messages: Message[] = [];
  const log = createTestLog();
  const { store, notifications } = kept ?? (await openMemoryStore(clock));
  const repeat: FakeTurn = async (message) => {
    messages.push(message);
    if (message.kind === 'joined') return [replyOf('welcome')];
    const said = message.kind === 'text' ? message.text : message.kind;
    return [replyOf(`heard ${said}`), replyOf('more')];
  };
  const parts = {
    store,
    notifications,
    turn: savingTurn(store, turn ?? repeat),
    clean: (text: string) => text.replaceAll('hunter2', '[password]'),
    log,
    clock,
    newId,
    errorReply: (id: string) => replyOf(`error ${id}`),
    tokenKey,
    limitPosts: async () => 0,
    ...options,
  };
  const directLine = createDirectLine(parts);
  const exchange = createTokenExchange({ tokenKey, clock, own: directLine.exchange, log, newId });
  const running = await startServer({
    routes: [...directLine.routes, exchange],
    upgrades: [directLine.upgrade],
    onStop: [directLine.close],
    log,
    ...server,
  });
  return { ...running, ...createClient(running.url), directLine, store, kept: { store, notifications }, log, messages };
}

/** A client without any library. */
export function createClient(url: string) {
  const admit = async (body: object = {}, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api/directline/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Session;
  };
  const call = (
    method: string,
    path: string,
    token: string | undefined,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    fetch(`${url}/v3/directline${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const start = async (session: Session) => {
    const response = await call('POST', '/conversations', session.token);
    return (await response.json()) as { conversationId: string; token: string; streamUrl: string; expires_in: number };
  };
  const say = async (session: Session, activity: object) => {
    const response = await call('POST', `/conversations/${session.conversationId}/activities`, session.token, activity);
    return { status: response.status, body: (await response.json()) as { id: string } };
  };
  const list = async (session: Session, watermark = '') => {
    const path = `/conversations/${session.conversationId}/activities?watermark=${watermark}`;
    const response = await call('GET', path, session.token);
    return (await response.json()) as { activities: Received[]; watermark: string };
  };
  return { admit, call, start, say, list };
}

/** Asks again until something is true. */
export async function eventually<T>(ask: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  const end = Date.now() + 5_000;
  for (;;) {
    const result = await ask();
    if (result) return result;
    if (Date.now() > end) throw new Error('it never happened');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Listens at a streamUrl. */
export async function listen(streamUrl: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(streamUrl, { headers });
  const activities: Received[] = [];
  const state = {
    watermark: '',
    empties: 0,
    pings: 0,
    closed: undefined as { code: number; reason: string } | undefined,
  };
  socket.on('ping', () => state.pings++);
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text === '') {
      state.empties++;
      return;
    }
    const set = JSON.parse(text) as { activities: Received[]; watermark: string };
    activities.push(...set.activities);
    state.watermark = set.watermark;
  });
  socket.on('close', (code, reason) => (state.closed = { code, reason: reason.toString() }));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('unexpected-response', (_request, response) => {
      reject(new Error(`refused with ${response.statusCode}`));
      socket.terminate();
    });
    socket.on('error', reject);
  });
  return { socket, activities, state, texts: () => activities.map((one) => one.text ?? one.speak) };
}

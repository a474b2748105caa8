import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { WebSocket } from 'ws';
import { eventually, startDirectLine, type Received, type Session } from './talk.js';
import { FetchXmlHttpRequest } from './xml-http-request.js';

/** Microsoft's own client, as Web Chat brings it; its types need a browser. */
interface DirectLineClient {
  activity$: { subscribe(next: (activity: Received) => void, ended: () => void): { unsubscribe(): void } };
  connectionStatus$: { subscribe(next: (status: number) => void): void };
  postActivity(activity: object): { subscribe(next: (id: string) => void, failed?: (error: unknown) => void): void };
  reconnect(conversation: { conversationId: string; token: string; streamUrl?: string }): void;
  end(): void;
}
const { DirectLine } = createRequire(import.meta.url)('botframework-directlinejs') as {
  DirectLine: new (options: object) => DirectLineClient;
};
const online = 2;
const expired = 3;
const ended = 5;

const globals = globalThis as { XMLHttpRequest?: unknown; WebSocket?: unknown };
const before = { ...globals };
beforeAll(() => {
  globals.XMLHttpRequest = FetchXmlHttpRequest;
  globals.WebSocket = WebSocket;
});
afterAll(() => {
  globals.XMLHttpRequest = before.XMLHttpRequest;
  globals.WebSocket = before.WebSocket;
});

let line: Awaited<ReturnType<typeof startDirectLine>>;
const clients: DirectLineClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await line.stop();
});

function open(session: Session, options: object) {
  const { token, domain } = session;
  const client = new DirectLine({ token, domain, pollingInterval: 200, ...options });
  clients.push(client);
  const activities: Received[] = [];
  const states: number[] = [];
  client.connectionStatus$.subscribe((state) => states.push(state));
  client.activity$.subscribe(
    (activity) => activities.push(activity),
    () => undefined,
  );
  const say = (text: string, clientActivityID: string) =>
    new Promise<string>((resolve, reject) =>
      client
        .postActivity({ type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID } })
        .subscribe(resolve, reject),
    );
  return { client, activities, states, say };
}

test.each([
  ['WebSocket', true],
  ['polling', false],
])('a talk by %s', async (_name, webSocket) => {
  line = await startDirectLine();
  const session = await line.admit();
  const { activities, states, say } = open(session, { webSocket });
  await eventually(() => activities.some(({ speak }) => speak === 'welcome'));
  expect(states).toContain(online);
  const id = await say('it fails', 'c1');
  expect(id).toBe(`${session.conversationId}|0000001`);
  await eventually(() => activities.length === 4);
  expect(activities.map(({ text, speak }) => text ?? speak)).toEqual(['welcome', 'it fails', 'heard it fails', 'more']);
  expect(activities[1]).toMatchObject({ from: { id: session.userId }, channelData: { clientActivityID: 'c1' } });
  expect(activities[2]?.replyToId).toBe(id);
});

test('a page that is loaded again goes on: resume, conversation and watermark', async () => {
  line = await startDirectLine();
  const admitted = await line.admit();
  const session = open(admitted, {});
  await eventually(() => session.activities.length === 1);
  await session.say('one', 'c1');
  await eventually(() => session.activities.length === 4);
  session.client.end();

  const again = await line.admit({ resume: admitted.resume });
  const reloaded = open(again, { conversationId: again.conversationId, watermark: '0' });
  await eventually(() => reloaded.activities.length === 4);
  await reloaded.say('two', 'c2');
  await eventually(() => reloaded.activities.length === 7);
  const late = open(again, { conversationId: again.conversationId, watermark: '4' });
  await eventually(() => late.activities.length === 3);
  expect(late.activities[0]?.text).toBe('two');
});

test('an expired token is told as expired', async () => {
  const state = { now: Math.floor(Date.now() / 1000) * 1000 };
  line = await startDirectLine({}, {}, () => state.now);
  const { activities, states } = open(await line.admit(), { webSocket: false });
  await eventually(() => activities.length === 1);
  state.now += 1_801_000;
  await eventually(() => states.includes(expired));
});

test('a talk that was forgotten is told as ended', async () => {
  line = await startDirectLine();
  const { activities, states } = open(await line.admit(), { webSocket: false });
  await eventually(() => activities.length === 1);
  line.store.activitiesFrom = async () => [];
  line.store.hasDirectLine = async () => false;
  await eventually(() => states.includes(ended));
});

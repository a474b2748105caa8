import { afterEach, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { eventually, listen, replyOf, startDirectLine } from './talk.js';

let line: Awaited<ReturnType<typeof startDirectLine>>;
afterEach(() => line.stop());

const message = (text: string) => ({ type: 'message', text });

describe('WebSocket', () => {
  test('brings the welcome, the echo and the replies, in order', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    const client = await listen(streamUrl);
    await line.say(session, message('one'));
    await line.say(session, message('two'));
    await eventually(() => client.activities.length >= 7);
    expect(client.activities.map(({ id }) => id)).toEqual(
      Array.from({ length: 7 }, (_, index) => `${session.conversationId}|000000${index}`),
    );
    expect(client.texts()[0]).toBe('welcome');
    expect(client.state.watermark).toBe('7');
  });

  test('several windows of one talk all get everything', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    const clients = await Promise.all([listen(streamUrl), listen(streamUrl), listen(streamUrl)]);
    await line.say(session, message('one'));
    for (const client of clients) await eventually(() => client.activities.length === 4);
    const other = await line.admit();
    await line.say(other, message('other'));
    await line.directLine.close();
    for (const client of clients) expect(client.activities).toHaveLength(4);
  });

  test('reconnecting with a watermark brings exactly what was missed', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const first = await listen((await line.start(session)).streamUrl);
    await line.say(session, message('one'));
    await eventually(() => first.activities.length === 4);
    first.socket.close();
    await eventually(() => first.state.closed);
    await line.say(session, message('two'));
    await eventually(async () => (await line.list(session)).activities.length === 7);

    const path = `/conversations/${session.conversationId}?watermark=${first.state.watermark}`;
    const response = await line.call('GET', path, session.token);
    expect(response.status).toBe(200);
    const again = (await response.json()) as { streamUrl: string; token: string; conversationId: string };
    expect(again.conversationId).toBe(session.conversationId);
    const second = await listen(again.streamUrl);
    await eventually(() => second.activities.length >= 3);
    await line.say({ ...session, token: again.token }, message('three'));
    await eventually(() => second.activities.length >= 6);
    const ids = [...first.activities, ...second.activities].map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
    expect(ids).toHaveLength(10);
  });

  test('connecting while much is being said loses and doubles nothing', async () => {
    line = await startDirectLine({
      turn: async () => Array.from({ length: 30 }, (_, index) => replyOf(`r${index}`)),
    });
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    const saying = Promise.all(Array.from({ length: 5 }, (_, index) => line.say(session, message(`m${index}`))));
    const clients = await Promise.all(Array.from({ length: 5 }, () => listen(streamUrl)));
    await saying;
    await line.directLine.close().catch(() => undefined);
    const total = 30 + 5 * 31;
    for (const client of clients) {
      await eventually(() => client.state.closed);
      const ids = client.activities.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(total);
    }
  });

  test('ends when the token does', async () => {
    const state = { now: Math.floor(Date.now() / 1000) * 1000 };
    line = await startDirectLine({}, {}, () => state.now);
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    state.now += 1_799_700;
    const client = await listen(streamUrl);
    const closed = await eventually(() => client.state.closed);
    expect(closed).toEqual({ code: 1008, reason: 'the token has expired' });
  });

  test('goes on when the token is renewed', async () => {
    const state = { now: Math.floor(Date.now() / 1000) * 1000 };
    line = await startDirectLine({}, {}, () => state.now);
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    state.now += 1_799_600;
    const client = await listen(streamUrl);
    expect((await line.call('POST', '/tokens/refresh', session.token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(client.state.closed).toBeUndefined();
  });

  test('ends when the server stops, after running turns', async () => {
    line = await startDirectLine({
      turn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [replyOf('late')];
      },
    });
    const session = await line.admit();
    const client = await listen((await line.start(session)).streamUrl);
    await line.say(session, message('x'));
    await line.stop();
    await eventually(() => client.state.closed);
    expect(client.state.closed?.code).toBe(1001);
    expect(client.texts()).toEqual(['late', 'x', 'late']);
  });

  test('a turn that never ends does not keep the server from stopping', async () => {
    let isRunning = false;
    const turn = async ({ kind }: { kind: string }) => {
      if (kind === 'joined') return [replyOf('welcome')];
      isRunning = true;
      return new Promise<never>(() => undefined);
    };
    line = await startDirectLine({ turn }, { stopMs: 300 });
    const session = await line.admit();
    const client = await listen((await line.start(session)).streamUrl);
    const unanswered = line.say(session, message('x')).catch(() => 'cut off');
    await eventually(() => isRunning);
    const started = Date.now();
    await line.stop();
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(await unanswered).toBe('cut off');
    await eventually(() => client.state.closed);
  });

  test('signs of life go both ways; a client that gives none is dropped', async () => {
    line = await startDirectLine({ pingMs: 60 });
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    const client = await listen(streamUrl);
    await eventually(() => client.state.pings >= 3 && client.state.empties >= 3);
    expect(client.state.closed).toBeUndefined();

    const { hostname, port, pathname, search } = new URL(streamUrl);
    const dumb = connect(Number(port), hostname);
    dumb.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((resolve) => dumb.once('close', resolve).resume());
  });

  test('an empty message is a sign of life, a long one ends the connection', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const client = await listen((await line.start(session)).streamUrl);
    client.socket.send('');
    client.socket.send('{"type":"message","text":"not here"}');
    client.socket.send('x'.repeat(2_000));
    const closed = await eventually(() => client.state.closed);
    expect(closed.code).toBe(1009);
    expect((await line.list(session)).activities).toHaveLength(1);
  });

  test('the eleventh connection ends the first', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const { streamUrl } = await line.start(session);
    const clients: Awaited<ReturnType<typeof listen>>[] = [];
    for (let count = 0; count < 11; count++) clients.push(await listen(streamUrl));
    expect((await eventually(() => clients[0]!.state.closed)).code).toBe(1013);
    expect(clients.slice(1).every(({ state }) => state.closed === undefined)).toBe(true);
  });

  test('for a client that reads nothing, nothing is fetched and nothing piles up', async () => {
    const { store, notifications } = await openMemoryStore();
    let reads = 0;
    const activitiesFrom: typeof store.activitiesFrom = (conversation, watermark, limit) => {
      if (limit > 1) reads++;
      return store.activitiesFrom(conversation, watermark, limit);
    };
    line = await startDirectLine({
      kept: { store: { ...store, activitiesFrom }, notifications },
      turn: async () => [replyOf('x'.repeat(100_000))],
    });
    const session = await line.admit();
    const client = await listen((await line.start(session)).streamUrl);
    await eventually(() => client.activities.length === 1);
    client.socket.pause();
    for (let count = 0; count < 200; count++) await line.say(session, message(`m${count}`));
    await eventually(async () => (await store.activitiesFrom(session.conversationId, 400, 1)).length > 0);
    // What the kernel's buffers take is fetched; a reader that keeps up fetches hundreds of times.
    expect(reads).toBeLessThan(150);
    client.socket.resume();
    await eventually(() => client.state.watermark === '401');
  });
});

describe('refused', () => {
  test.each<[string, (url: URL, other: string) => void, number]>([
    ['no token', (url) => url.searchParams.delete('t'), 403],
    ['a forged token', (url) => url.searchParams.set('t', 'x.y.z'), 403],
    ['a token of another conversation', (url, other) => url.searchParams.set('t', other), 403],
    ['another path', (url) => (url.pathname = '/v3/directline/conversations/x'), 404],
    ['a path of nobody', (url) => (url.pathname = '/socket'), 404],
  ])('%s', async (_name, change, status) => {
    line = await startDirectLine();
    const session = await line.admit();
    const other = await line.admit();
    const url = new URL((await line.start(session)).streamUrl);
    change(url, other.token);
    await expect(listen(url.href)).rejects.toThrow(`refused with ${status}`);
  });

  test('an expired token', async () => {
    const state = { now: Date.now() };
    line = await startDirectLine({}, {}, () => state.now);
    const { streamUrl } = await line.start(await line.admit());
    state.now += 1_801_000;
    await expect(listen(streamUrl)).rejects.toThrow('refused with 403');
  });

  test('a page of another origin', async () => {
    const config = { host: '127.0.0.1', port: 0, allowedOrigins: ['https://friend.example'] };
    line = await startDirectLine({}, { config });
    const { streamUrl } = await line.start(await line.admit());
    await expect(listen(streamUrl, { origin: 'https://evil.example' })).rejects.toThrow('refused with 403');
    await listen(streamUrl, { origin: 'https://friend.example' });
    await listen(streamUrl, { origin: line.url });
  });
});

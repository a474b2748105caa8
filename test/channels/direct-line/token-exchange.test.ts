import { afterEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { createTokenExchange } from '../../../src/channels/direct-line/token-exchange.js';
import { createTokens } from '../../../src/channels/direct-line/tokens.js';
import { createTestLog } from '../../server/test-log.js';
import { errorIn, newId, post, startServer } from '../../server/test-server.js';
import { eventually, startDirectLine, tokenKey, type Session } from './talk.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

describe('our own endpoint', () => {
  async function start(...args: Parameters<typeof startDirectLine>) {
    const line = await startDirectLine(...args);
    stops.push(line.stop);
    return line;
  }

  test('an empty body or none begins a talk', async () => {
    const { url } = await start();
    const none = await fetch(`${url}/api/directline/token`, { method: 'POST' });
    expect(none.status).toBe(200);
    expect(none.headers.get('cache-control')).toBe('no-store');
    const session = (await none.json()) as Session;
    expect(decodeJwt(session.token)).toMatchObject({ conv: session.conversationId, user: session.userId });
  });

  test('resume brings back conversation and user, with all that was said', async () => {
    const line = await start();
    const first = await line.admit();
    await line.start(first);
    await line.say(first, { type: 'message', text: 'it fails' });
    await eventually(async () => (await line.list(first)).activities.length === 4);
    const second = await line.admit({ resume: first.resume });
    expect(second).toMatchObject({ conversationId: first.conversationId, userId: first.userId, resumed: true });
    expect((await line.list(second)).activities).toHaveLength(4);
    expect((await line.admit({ resume: second.resume })).conversationId).toBe(first.conversationId);
  });

  test('resume is good for 30 days, the token for half an hour', async () => {
    const state = { now: Date.now() };
    const line = await start({}, {}, () => state.now);
    const first = await line.admit();
    state.now += 29 * 86_400_000;
    expect((await line.admit({ resume: first.resume })).resumed).toBe(true);
    state.now += 2 * 86_400_000;
    const late = await line.admit({ resume: first.resume });
    expect(late.resumed).toBe(false);
    expect(late.conversationId).not.toBe(first.conversationId);
  });

  test('a resume that is forged, a token, of a forgotten talk, or no text begins a new talk', async () => {
    const line = await start();
    const first = await line.admit();
    const pass = { conversation: first.conversationId, user: first.userId };
    const forged = await createTokens('z'.repeat(40), Date.now).issueResume(pass);
    const forgotten = await createTokens(tokenKey, Date.now).issueResume({ ...pass, conversation: 'gone' });
    for (const resume of [forged, first.token, forgotten, 'x', '', 7, null, {}]) {
      const session = await line.admit({ resume });
      expect(session.resumed).toBe(false);
      expect(session.conversationId).not.toBe(first.conversationId);
    }
  });

  test('addresses follow PUBLIC_URL', async () => {
    const config = { host: '0.0.0.0', port: 0, publicUrl: 'https://help.example.com/triage', allowedOrigins: [] };
    const line = await start({}, { config });
    const local = line.url.replace('0.0.0.0', '127.0.0.1');
    const session = (await (await post(`${local}/api/directline/token`, {})).json()) as Session;
    expect(session.domain).toBe('https://help.example.com/triage/v3/directline');
    const started = await post(
      `${local}/v3/directline/conversations`,
      {},
      { authorization: `Bearer ${session.token}` },
    );
    expect(((await started.json()) as { streamUrl: string }).streamUrl).toMatch(
      /^wss:\/\/help\.example\.com\/triage\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=/,
    );
  });

  test('sixty a minute from one address', async () => {
    const { url } = await start();
    const statuses: number[] = [];
    for (let count = 0; count < 61; count++) statuses.push((await post(`${url}/api/directline/token`, {})).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    const refused = await post(`${url}/api/directline/token`, {});
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await errorIn(refused)).toMatchObject({ code: 'too-many-requests' });
  });
});

describe('Azure’s Direct Line', () => {
  const secret = 'the-secret';

  async function start(answers: (Response | Error)[], allowedOrigins = ['https://friend.example']) {
    const asked: { url: string; method: string; authorization: string | null; body: unknown }[] = [];
    const log = createTestLog();
    const exchange = createTokenExchange({
      tokenKey,
      clock: Date.now,
      own: () => Promise.reject(new Error('not to be used')),
      azure: {
        secret,
        allowedOrigins,
        domain: 'https://azure.example/v3/directline',
        fetch: async (input, init) => {
          asked.push({
            url: input as string,
            method: init?.method ?? 'GET',
            authorization: new Headers(init?.headers).get('authorization'),
            body: init?.body === undefined ? undefined : JSON.parse(init.body as string),
          });
          const answer = answers.shift();
          if (answer instanceof Response) return answer;
          throw answer ?? new Error('nothing is left');
        },
      },
      log,
      newId,
    });
    const server = await startServer({ routes: [exchange], log });
    stops.push(server.stop);
    const ask = (body: object = {}) => post(`${server.url}/api/directline/token`, body);
    return { ...server, ask, asked, log };
  }

  const generated = () => Response.json({ conversationId: 'conv-1', token: 'azure-token', expires_in: 3_600 });

  test('is asked with the secret, a random user and our origins', async () => {
    const { ask, asked, url } = await start([generated()]);
    const session = (await (await ask()).json()) as Session;
    expect(session).toMatchObject({
      token: 'azure-token',
      conversationId: 'conv-1',
      expires_in: 3_600,
      domain: 'https://azure.example/v3/directline',
      resumed: false,
    });
    expect(session.userId).toMatch(/^dl_[\w-]{20,}$/);
    expect(asked).toEqual([
      {
        url: 'https://azure.example/v3/directline/tokens/generate',
        method: 'POST',
        authorization: `Bearer ${secret}`,
        body: { user: { id: session.userId }, trustedOrigins: [url, 'https://friend.example'] },
      },
    ]);
  });

  test('resume goes on with the conversation', async () => {
    const renewed = Response.json({ conversationId: 'conv-1', token: 'token-2', streamUrl: 'wss://x' });
    const { ask, asked } = await start([generated(), renewed]);
    const first = (await (await ask()).json()) as Session;
    const second = (await (await ask({ resume: first.resume })).json()) as Session;
    expect(second).toMatchObject({
      token: 'token-2',
      conversationId: 'conv-1',
      userId: first.userId,
      expires_in: 1_800,
      resumed: true,
    });
    expect(asked[1]).toMatchObject({ method: 'GET', url: 'https://azure.example/v3/directline/conversations/conv-1' });
  });

  test('a conversation that Azure has forgotten gives way to a new one', async () => {
    const { ask } = await start([generated(), new Response('', { status: 404 }), generated()]);
    const first = (await (await ask()).json()) as Session;
    const second = (await (await ask({ resume: first.resume })).json()) as Session;
    expect(second).toMatchObject({ resumed: false });
    expect(second.userId).not.toBe(first.userId);
  });

  test.each<[string, Response | Error]>([
    ['a wrong secret', Response.json({ error: { code: 'BadArgument', message: 'the-secret' } }, { status: 403 })],
    ['a fault', new Response('oops the-secret', { status: 500 })],
    ['no network', new TypeError('fetch failed')],
    ['no JSON', new Response('hello')],
    ['no token', Response.json({})],
  ])('%s: 502, advice in the log, the secret nowhere', async (_name, answer) => {
    const { ask, log } = await start([answer]);
    const response = await ask();
    expect(response.status).toBe(502);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'direct-line-unavailable' } });
    expect(text).not.toContain(secret);
    expect(log.lines.some(({ level, message }) => level === 'error' && message.includes('check'))).toBe(true);
    expect(JSON.stringify(log.lines)).not.toContain(secret);
  });
});

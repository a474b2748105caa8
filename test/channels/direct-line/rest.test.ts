import { afterEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { connect } from 'node:net';
import { createTokens } from '../../../src/channels/direct-line/tokens.js';
import { createLimiter, postRates } from '../../../src/server/rate-limits.js';
import { Problem } from '../../../src/model/problem.js';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { errorIn } from '../../server/test-server.js';
import { eventually, replyOf, startDirectLine, tokenKey, type Session } from './talk.js';

let line: Awaited<ReturnType<typeof startDirectLine>>;
afterEach(() => line.stop());

const message = (text: string, more: object = {}) => ({ type: 'message', from: { id: 'me' }, text, ...more });
const allOf = (session: Session, count: number) =>
  eventually(async () => {
    const { activities } = await line.list(session);
    return activities.length >= count && activities;
  });

/** Sends the head of a request and nothing more, and reads the first line of the answer. */
function firstLine(url: string, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.on('error', reject);
  });
}

describe('a talk by REST', () => {
  test('start, welcome, post, replies', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    expect(session).toMatchObject({ domain: `${line.url}/v3/directline`, expires_in: 1800, resumed: false });
    expect(session.userId).toMatch(/^dl_[\w-]{20,}$/);

    const first = await line.call('POST', '/conversations', session.token, { user: { id: 'me' }, locale: 'en' });
    expect(first.status).toBe(201);
    const started = (await first.json()) as { conversationId: string; streamUrl: string; expires_in: number };
    expect(started).toMatchObject({ conversationId: session.conversationId, expires_in: 1800 });
    expect(started.streamUrl.startsWith(line.url.replace('http', 'ws'))).toBe(true);
    expect((await line.call('POST', '/conversations', session.token)).status).toBe(200);

    const welcome = await line.list(session);
    expect(welcome.activities.map(({ speak }) => speak)).toEqual(['welcome']);
    expect(welcome.watermark).toBe('1');

    const { status, body } = await line.say(session, message('it fails', { channelData: { clientActivityID: 'c1' } }));
    expect(status).toBe(200);
    expect(body.id).toBe(`${session.conversationId}|0000001`);
    const [, mine, heard, more] = await allOf(session, 4);
    expect(mine).toMatchObject({
      id: body.id,
      type: 'message',
      text: 'it fails',
      from: { id: session.userId, role: 'user' },
      channelId: 'directline',
      conversation: { id: session.conversationId },
      channelData: { clientActivityID: 'c1' },
    });
    expect(Date.parse(mine!.timestamp as string)).toBeGreaterThan(Date.now() - 60_000);
    expect(heard).toMatchObject({ speak: 'heard it fails', replyToId: body.id, from: { role: 'bot' } });
    expect(heard).toMatchObject({ attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }] });
    expect(more).toMatchObject({ speak: 'more', replyToId: body.id });
    expect(line.messages).toMatchObject([
      { kind: 'joined', conversation: session.conversationId },
      { kind: 'text', id: 'c1', text: 'it fails', traits: { cards: true, universalActions: false } },
    ]);
  });

  test('a watermark gets exactly what was missed', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    await line.start(session);
    await line.say(session, message('one'));
    await allOf(session, 4);
    expect((await line.list(session, '2')).activities.map(({ speak }) => speak)).toEqual(['heard one', 'more']);
    expect(await line.list(session, '4')).toEqual({ activities: [], watermark: '4' });
    expect((await line.list(session, '-')).activities).toHaveLength(4);
  });

  test('a long talk comes in sets', async () => {
    line = await startDirectLine({ turn: async () => Array.from({ length: 120 }, (_, index) => replyOf(`r${index}`)) });
    const session = await line.admit();
    await line.start(session);
    let watermark = '';
    const texts: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const set = await line.list(session, watermark);
      texts.push(...set.activities.map(({ speak }) => speak));
      watermark = set.watermark;
    }
    expect(texts).toEqual(Array.from({ length: 120 }, (_, index) => `r${index}`));
  });

  test('whoever posts before starting is welcomed first', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    await line.say(session, message('one'));
    expect((await allOf(session, 4)).map(({ text, speak }) => text ?? speak)).toEqual([
      'welcome',
      'one',
      'heard one',
      'more',
    ]);
  });

  test('many starts at once say welcome once', async () => {
    let welcomes = 0;
    line = await startDirectLine({
      turn: async ({ kind }) => {
        if (kind === 'joined') welcomes++;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return [replyOf(kind), replyOf('more')];
      },
    });
    const session = await line.admit();
    await Promise.all([line.start(session), line.start(session), line.say(session, message('x')), line.start(session)]);
    expect(await allOf(session, 5)).toHaveLength(5);
    expect(welcomes).toBe(1);
  });
});

describe('turns', () => {
  test('of one conversation run one after the other, those of others beside them', async () => {
    const running = new Map<string, number>();
    let most = 0;
    let all = 0;
    line = await startDirectLine({
      turn: async ({ conversation }) => {
        const count = (running.get(conversation) ?? 0) + 1;
        running.set(conversation, count);
        most = Math.max(most, count);
        all = Math.max(
          all,
          [...running.values()].reduce((sum, one) => sum + one, 0),
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
        running.set(conversation, (running.get(conversation) ?? 0) - 1);
        return [replyOf('done')];
      },
    });
    const sessions = await Promise.all([line.admit(), line.admit()]);
    await Promise.all(sessions.flatMap((session) => ['a', 'b', 'c'].map((text) => line.say(session, message(text)))));
    for (const session of sessions) await allOf(session, 7);
    expect(most).toBe(1);
    expect(all).toBe(2);
  });

  test('that fail are answered with an id that the log holds', async () => {
    line = await startDirectLine({
      turn: async ({ kind }) => {
        if (kind === 'joined') return [replyOf('welcome')];
        throw new Error('disk on fire');
      },
    });
    const session = await line.admit();
    await line.start(session);
    const { body } = await line.say(session, message('x'));
    const [, , failed] = await allOf(session, 3);
    const logged = line.log.lines.find(({ level }) => level === 'error');
    expect(logged?.fields.cause).toBe('disk on fire');
    expect(failed).toMatchObject({ speak: `error ${String(logged?.fields.id)}`, replyToId: body.id });
  });

  test('when a post is answered, it and its replies are kept', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    expect((await line.say(session, message('x'))).status).toBe(200);
    expect((await line.list(session)).activities).toHaveLength(4);
  });

  test('where nothing can be saved, the post is refused, and nothing of it is there', async () => {
    const { store, notifications } = await openMemoryStore();
    const full = new Problem('database-full', 'The disk is full.', 'Make room.', 503);
    let isFull = false;
    const saveTurn: typeof store.saveTurn = (turn) => (isFull ? Promise.reject(full) : store.saveTurn(turn));
    line = await startDirectLine({ kept: { store: { ...store, saveTurn }, notifications } });
    const session = await line.admit();
    await line.start(session);
    isFull = true;
    const activity = message('x', { channelData: { clientActivityID: 'c1' } });
    const refused = await line.say(session, activity);
    expect([refused.status, (refused.body as { error?: unknown }).error]).toMatchObject([
      503,
      { code: 'database-full' },
    ]);
    expect((await line.list(session)).activities).toHaveLength(1);
    isFull = false;
    expect((await line.say(session, activity)).status).toBe(200);
    expect((await line.list(session)).activities).toHaveLength(4);
  });

  test('what is posted again after its turn failed is kept once, and answered', async () => {
    let fails = true;
    line = await startDirectLine({
      turn: async ({ kind }) => {
        if (kind !== 'joined' && fails) throw new Error('disk on fire');
        return [replyOf(kind)];
      },
    });
    const session = await line.admit();
    const activity = message('x', { channelData: { clientActivityID: 'c1' } });
    const first = await line.say(session, activity);
    fails = false;
    const second = await line.say(session, activity);
    expect(second.body.id).toBe(first.body.id);
    const { activities } = await line.list(session);
    expect(activities.map(({ text, speak }) => text ?? speak)).toEqual([
      'joined',
      'x',
      expect.stringMatching(/^error /),
      'text',
    ]);
    expect(activities[3]?.replyToId).toBe(first.body.id);
  });
});

describe('exactly once', () => {
  test('the same clientActivityID gets the same id and no second effect', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const activity = message('it fails', { channelData: { clientActivityID: 'c1' } });
    const answers = await Promise.all([line.say(session, activity), line.say(session, activity)]);
    const later = await line.say(session, activity);
    expect(new Set([...answers, later].map(({ body }) => body.id)).size).toBe(1);
    await line.directLine.close();
    expect(line.messages.filter(({ kind }) => kind === 'text')).toHaveLength(1);
    expect((await line.list(session)).activities).toHaveLength(4);
  });

  test('the same text under another id, or without one, is said twice', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    await line.say(session, message('x', { channelData: { clientActivityID: 'c1' } }));
    await line.say(session, message('x', { channelData: { clientActivityID: 'c2' } }));
    await line.say(session, message('x'));
    await line.say(session, message('x'));
    await line.directLine.close();
    expect(line.messages.filter(({ kind }) => kind === 'text')).toHaveLength(4);
  });

  test('after a restart, what is posted again has no second effect', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const activity = message('it fails', { channelData: { clientActivityID: 'c1' } });
    const before = await line.say(session, activity);
    await allOf(session, 4);
    await line.stop();
    const { kept } = line;
    line = await startDirectLine({ kept });
    const after = await line.say(session, activity);
    expect(after.body.id).toBe(before.body.id);
    await line.directLine.close();
    expect(line.messages).toEqual([]);
    expect((await line.list(session)).activities).toHaveLength(4);
  });
});

describe('what is kept', () => {
  test('who posts is who holds the token', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    await line.say(session, { ...message('x'), from: { id: 'admin', role: 'bot' }, conversation: { id: 'other' } });
    const [, mine] = await allOf(session, 4);
    expect(mine).toMatchObject({
      from: { id: session.userId, role: 'user' },
      conversation: { id: session.conversationId },
    });
    expect(line.messages[1]?.conversation).toBe(session.conversationId);
  });

  test('no secret, no unknown field, no file', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    await line.say(session, {
      ...message('my password is hunter2'),
      locale: 'de-DE',
      entities: [{ type: 'hunter2' }],
      unknown: 'hunter2',
      channelData: { clientActivityID: 'c1', more: 'hunter2' },
      attachments: [{ contentType: 'image/png', contentUrl: 'data:image/png;base64,hunter2', name: 'hunter2.png' }],
    });
    await line.say(session, { type: 'message', value: { verb: 'nonsense', note: 'hunter2' } });
    await line.say(session, {
      type: 'message',
      value: { verb: 'tick', topic: 't', key: 'k', note: 'hunter2' },
      channelData: { postBack: true },
    });
    await line.directLine.close();
    const { activities } = await line.list(session);
    const mine = activities.filter(({ from }) => from.role === 'user');
    expect(JSON.stringify(mine)).not.toContain('hunter2');
    expect(JSON.stringify(line.log.lines)).not.toContain('hunter2');
    expect(mine).toMatchObject([
      { text: 'my password is [password]', locale: 'de-DE', attachments: [{ name: 'file (not kept)' }] },
      { value: {} },
      { value: { verb: 'tick', topic: 't', key: 'k', note: '[password]' }, channelData: { postBack: true } },
    ]);
    // The turn gets the text as it came, because it tells the asker what was removed.
    expect(line.messages.slice(1)).toMatchObject([
      { kind: 'text', text: 'my password is hunter2', attachments: 1 },
      { kind: 'unknown-action' },
      { kind: 'action', action: { verb: 'tick', inputs: { note: '[password]' } } },
    ]);
  });

  test.each([
    [{ type: 'typing' }],
    [{ type: 'event', name: 'webchat/join', value: { language: 'en' } }],
    [{ type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }],
    [{ type: 'invoke', name: 'adaptiveCard/action' }],
    [{ type: 'brandNew' }],
  ])('accepted and ignored: %j', async (activity) => {
    line = await startDirectLine();
    const session = await line.admit();
    await line.start(session);
    const { status, body } = await line.say(session, activity);
    expect(status).toBe(200);
    expect(body.id).toMatch(/\|/);
    expect((await line.list(session)).activities).toHaveLength(1);
    expect(line.messages).toHaveLength(1);
  });

  test('a message without text, sender or conversation is a message', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    expect((await line.say(session, { type: 'message' })).status).toBe(200);
    await allOf(session, 4);
    expect(line.messages[1]).toMatchObject({ kind: 'text', text: '', attachments: 0 });
  });

  test.each([[{}], [{ type: 7 }], [{ type: '' }], [[]], [null], ['text']])('no activity: %j', async (body) => {
    line = await startDirectLine();
    const session = await line.admit();
    const path = `/conversations/${session.conversationId}/activities`;
    const response = await line.call('POST', path, session.token, JSON.stringify(body));
    expect(response.status).toBe(400);
    expect(await errorIn(response)).toMatchObject({ code: 'MissingProperty' });
  });

  test('a post of more than 256 KB is refused', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const path = `/conversations/${session.conversationId}/activities`;
    const response = await line.call('POST', path, session.token, message('x'.repeat(256 * 1024)));
    expect(response.status).toBe(413);
    expect(await errorIn(response)).toMatchObject({ code: 'too-large' });
    expect((await line.say(session, message('x'.repeat(255 * 1024)))).status).toBe(200);
  });
});

describe('what is kept of what clients make up', () => {
  const kept = async (activity: object) => {
    line = await startDirectLine({ clean: (text) => text.replaceAll('Hunter22!', '[password]') });
    const session = await line.admit();
    expect((await line.say(session, { type: 'message', ...activity })).status).toBe(200);
    await line.directLine.close();
    const { activities } = await line.list(session);
    return activities.find(({ from }) => from.role === 'user');
  };
  const secret = 'password=Hunter22!';

  test('locales and ids have a form', async () => {
    const mine = await kept({ text: 'x', locale: secret, channelData: { clientActivityID: secret } });
    expect(mine).not.toHaveProperty('locale');
    expect(mine?.channelData).toEqual({});
  });

  test.each(['en', 'de-DE', 'zh-Hant-TW', 'es-419'])('%s is a locale', async (locale) => {
    expect(await kept({ text: 'x', locale })).toMatchObject({ locale });
  });

  test('the ids of a button are cleaned like its inputs', async () => {
    const mine = await kept({ value: { verb: 'tick', topic: secret, key: secret, step: secret, note: secret } });
    expect(JSON.stringify(mine)).not.toContain('Hunter22');
    expect(mine?.value).toMatchObject({ verb: 'tick', topic: 'password=[password]' });
  });

  test('of a long text the beginning, and a mark; the turn gets all of it', async () => {
    const text = `${'x'.repeat(7_999)}🙂 end`;
    expect((await kept({ text }))?.text).toBe(`${'x'.repeat(7_999)}…`);
    expect(line.messages.at(-1)).toMatchObject({ kind: 'text', text });
  });

  test('of many inputs the first', async () => {
    const inputs = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`n${index}`, 'x'.repeat(3_000)]));
    const mine = await kept({ value: { verb: 'tick', topic: 't', key: 'k', ...inputs } });
    expect(Object.keys(mine?.value as object)).toEqual(['n0', 'n1', 'verb', 'topic', 'key']);
  });

  test('a text that the turn does not read to its end is told of in the log', async () => {
    await kept({ text: 'x'.repeat(200_001) });
    expect(line.log.lines).toContainEqual({
      level: 'warn',
      fields: { length: 200_001 },
      message: 'a message was cut off',
    });
  });
});

describe('uploads', () => {
  const upload = async (session: Session, form: FormData) => {
    const path = `${line.url}/v3/directline/conversations/${session.conversationId}/upload?userId=me`;
    return fetch(path, { method: 'POST', headers: { authorization: `Bearer ${session.token}` }, body: form });
  };

  test('the activity is taken, the files are counted and gone', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const form = new FormData();
    const activity = message('see', { channelData: { clientActivityID: 'c1' }, attachments: [{ name: 'a' }] });
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', new Blob(['\r\n--x\r\nsecret bytes'], { type: 'image/png' }), 'a.png');
    form.append('file', new Blob([new Uint8Array(300_000)]), 'b".png');
    const response = await upload(session, form);
    expect(response.status).toBe(200);
    expect(((await response.json()) as { id: string }).id).toMatch(/\|0000001$/);
    const [, mine] = await allOf(session, 4);
    expect(mine).toMatchObject({ text: 'see', channelData: { clientActivityID: 'c1' } });
    expect(mine?.attachments).toHaveLength(2);
    expect(JSON.stringify(mine)).not.toMatch(/secret bytes|a\.png/);
    expect(line.messages[1]).toMatchObject({ kind: 'text', text: 'see', attachments: 2 });
  });

  test('files alone are a message', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const form = new FormData();
    form.append('file', new Blob(['x']), 'a.png');
    expect((await upload(session, form)).status).toBe(200);
    await allOf(session, 4);
    expect(line.messages[1]).toMatchObject({ kind: 'text', text: '', attachments: 1 });
  });

  test.each([
    ['multipart/form-data', 'x', 400],
    ['multipart/form-data; boundary=b', 'x', 400],
    ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{}', 400],
    ['multipart/form-data; boundary=b', '--b\r\n\r\n\r\n--b--', 400],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="activity"\r\n\r\nnot json\r\n--b--',
      400,
    ],
    ['application/json', '{}', 415],
  ])('broken: %s %j', async (type, body, status) => {
    line = await startDirectLine();
    const session = await line.admit();
    const path = `/conversations/${session.conversationId}/upload`;
    const response = await line.call('POST', path, session.token, body, { 'content-type': type });
    expect(response.status).toBe(status);
  });

  test('more than five files of 4 MB is refused', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(21 * 1024 * 1024)]), 'a.png');
    expect((await upload(session, form)).status).toBe(413);
  });
});

describe('tokens', () => {
  const everywhere = (id: string): [string, string][] => [
    ['POST', '/conversations'],
    ['POST', '/tokens/refresh'],
    ['GET', `/conversations/${id}`],
    ['GET', `/conversations/${id}/activities`],
    ['POST', `/conversations/${id}/activities`],
    ['POST', `/conversations/${id}/upload`],
  ];

  test('without one: 401', async () => {
    line = await startDirectLine();
    const { conversationId } = await line.admit();
    for (const [method, path] of everywhere(conversationId)) {
      const response = await line.call(method, path, undefined);
      expect(response.status).toBe(401);
      expect(await errorIn(response)).toMatchObject({ code: 'MissingToken', message: expect.any(String) });
    }
  });

  test('are looked at before any body is read', async () => {
    line = await startDirectLine();
    const mine = await line.admit();
    const { conversationId } = await line.admit();
    const head = (path: string, length: number, more: string) =>
      `POST /v3/directline/conversations/${conversationId}/${path} HTTP/1.1\r\nHost: x\r\n${more}` +
      `Content-Length: ${length}\r\n\r\n`;
    const json = 'Content-Type: application/json\r\n';
    const form = 'Content-Type: multipart/form-data; boundary=b\r\n';
    // None of these bodies ever comes.
    expect(await firstLine(line.url, head('upload', 4_000_000, form))).toMatch(/^HTTP\/1\.1 401 /);
    expect(await firstLine(line.url, head('activities', 200_000, json))).toMatch(/^HTTP\/1\.1 401 /);
    const other = `Authorization: Bearer ${mine.token}\r\n`;
    expect(await firstLine(line.url, head('upload', 4_000_000, form + other))).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('of another conversation: 403', async () => {
    line = await startDirectLine();
    const mine = await line.admit();
    const other = await line.admit();
    for (const [method, path] of everywhere(other.conversationId).slice(2)) {
      const response = await line.call(method, path, mine.token);
      expect(response.status).toBe(403);
      expect((await errorIn(response)).code).toBe('WrongConversation');
    }
  });

  test('expired: 403 TokenExpired, as DirectLineJS wants it', async () => {
    const state = { now: Date.now() };
    line = await startDirectLine({}, {}, () => state.now);
    const session = await line.admit();
    state.now += 1_799_000;
    expect((await line.call('POST', '/tokens/refresh', session.token)).status).toBe(200);
    state.now += 2_000;
    for (const [method, path] of everywhere(session.conversationId)) {
      const response = await line.call(method, path, session.token);
      expect(response.status).toBe(403);
      expect((await errorIn(response)).code).toBe('TokenExpired');
    }
  });

  test('forged: 403', async () => {
    line = await startDirectLine();
    const { conversationId, userId, token, resume } = await line.admit();
    const pass = { conversation: conversationId, user: userId };
    const [header, payload, signature] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const claims = { conv: conversationId, user: userId };
    const key = new TextEncoder().encode(tokenKey);
    const endless = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('support-triage')
      .setAudience('direct-line')
      .sign(key);
    const forged = [
      'x',
      `${header}.${payload}.${signature?.slice(0, -3)}AAA`,
      `${header}.${Buffer.from('{"conv":"x"}').toString('base64url')}.${signature}`,
      unsigned,
      await createTokens('z'.repeat(40), Date.now).issue(pass),
      resume,
      endless,
    ];
    for (const one of forged) {
      const response = await line.call('GET', `/conversations/${conversationId}`, one);
      expect(response.status).toBe(403);
      expect((await errorIn(response)).code).toBe('InvalidToken');
    }
  });

  test('refreshing keeps conversation and user', async () => {
    line = await startDirectLine();
    const session = await line.admit();
    const response = await line.call('POST', '/tokens/refresh', session.token);
    const { token, ...rest } = (await response.json()) as { token: string };
    expect(rest).toEqual({ conversationId: session.conversationId, expires_in: 1800 });
    const { body } = await line.say({ ...session, token }, message('x'));
    expect(body.id).toContain(session.conversationId);
    const activities = await allOf(session, 4);
    expect(activities[1]?.from.id).toBe(session.userId);
  });

  test('are not made by tokens/generate', async () => {
    line = await startDirectLine();
    for (const token of [undefined, 'secret']) {
      const response = await line.call('POST', '/tokens/generate', token, {});
      expect(response.status).toBe(403);
      expect((await errorIn(response)).code).toBe('NotSupported');
    }
  });

  test('for a conversation that is no longer kept: 404, which ends DirectLineJS', async () => {
    line = await startDirectLine();
    const pass = { conversation: 'gone', user: 'dl_x' };
    const token = await createTokens(tokenKey, Date.now).issue(pass);
    for (const [method, path] of everywhere('gone').filter(([, one]) => one !== '/tokens/refresh')) {
      const body = path.endsWith('/activities') && method === 'POST' ? message('x') : undefined;
      const response = await line.call(method, path, token, body);
      expect(response.status).toBe(404);
      expect((await errorIn(response)).code).toBe('ConversationNotFound');
    }
  });
});

describe('rate limit', () => {
  test('sixteen posts in a second, then 429 with Retry-After; other conversations are free', async () => {
    line = await startDirectLine({ limitPosts: createLimiter(postRates) });
    const session = await line.admit();
    const other = await line.admit();
    const statuses = [];
    for (let count = 0; count < 17; count++) statuses.push((await line.say(session, message('x'))).status);
    expect(statuses).toEqual([...Array<number>(16).fill(200), 429]);
    const path = `/conversations/${session.conversationId}/activities`;
    const refused = await line.call('POST', path, session.token, message('x'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await errorIn(refused)).code).toBe('TooManyRequests');
    expect((await line.say(other, message('x'))).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await line.say(session, message('x'))).status).toBe(200);
  });

  test('who posts much at once can do so less often', async () => {
    line = await startDirectLine({ limitPosts: createLimiter(postRates) });
    const session = await line.admit();
    const large = message('the backup fails '.repeat(8_000));
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await line.say(session, large)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('strangers cannot use up a conversation’s share', async () => {
    line = await startDirectLine({ limitPosts: createLimiter(postRates) });
    const session = await line.admit();
    const stranger = await line.admit();
    const path = `/conversations/${session.conversationId}/activities`;
    for (let count = 0; count < 20; count++) await line.call('POST', path, stranger.token, message('x'));
    expect((await line.say(session, message('x'))).status).toBe(200);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createBotFramework, type BotFrameworkParts } from '../../../src/channels/bot-framework/bot-framework.js';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { createOutbox } from '../../../src/support/outbox.js';
import { savingTurn } from '../../helpers/saved-turns.js';
import { Problem } from '../../../src/model/problem.js';
import type { Message } from '../../../src/model/message.js';
import type { Reply } from '../../../src/model/reply.js';
import type { TellUndelivered } from '../../../src/model/say.js';
import { createTestLog } from '../../server/test-log.js';
import { errorIn, newId, post, startServer } from '../../server/test-server.js';
import { createChannel } from './channel.js';
import { appId, serviceUrl, startIdentityServer, type Claims } from './identity-server.js';

const replyOf = (text: string): Reply => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
  text,
  speak: text,
});
const textIn = (body: Record<string, unknown> | undefined) =>
  (body?.attachments as { content: Reply['card'] }[] | undefined)?.[0]?.content.body[0];

const activity = (more: object = {}) => ({
  type: 'message',
  id: 'act-1',
  channelId: 'msteams',
  serviceUrl,
  conversation: { id: 'conv-1' },
  from: { id: '29:asker' },
  recipient: { id: '28:bot', name: 'Triage' },
  text: 'my backup fails',
  ...more,
});

const registered = {
  host: '0.0.0.0',
  publicUrl: 'https://help.example.com',
  bot: { type: 'SingleTenant' as const, appId: appId.toUpperCase(), password: 'p', tenantId: appId },
};

let identity: Awaited<ReturnType<typeof startIdentityServer>>;
let stops: (() => Promise<void>)[] = [];
// The SDK writes to the console what a token was refused for.
const console = jest.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  identity = await startIdentityServer();
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});
afterAll(async () => {
  await identity.stop();
  console.mockRestore();
});

async function start({ turn, ...more }: Partial<BotFrameworkParts> = {}) {
  const channel = createChannel();
  const log = createTestLog();
  const messages: Message[] = [];
  const waits: number[] = [];
  let now = 0;
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const { store } = await openMemoryStore(clock);
  const outbox = createOutbox({ store, log, clock });
  /** Lets time pass, and what is due be sent. */
  const later = async (ms: number) => {
    ahead += ms;
    await outbox.drain('bot-framework', 'msteams conv-1');
  };
  const bot = createBotFramework({
    config: registered,
    turn: savingTurn(store, async (message) => {
      messages.push(message);
      return turn ? turn(message) : [replyOf('first'), replyOf('second')];
    }),
    outbox,
    clean: (text) => text,
    log,
    newId,
    errorReply: (id) => replyOf(`error ${id}`),
    fetch: channel.fetch,
    pacing: {
      clock: () => now,
      wait: async (ms) => {
        waits.push(ms);
        now += ms;
      },
      random: () => 1,
    },
    getToken: async () => 'our-token',
    clock,
    metadataUrl: identity.metadataUrl,
    ...more,
  });
  const server = await startServer({ routes: bot.routes, log });
  stops.push(server.stop);
  const send = async (body: unknown, claims: Claims | string = {}) => {
    const authorization = typeof claims === 'string' ? claims : `Bearer ${await identity.token(claims)}`;
    return post(`${server.url}/api/messages`, body, authorization === '' ? {} : { authorization });
  };
  return { channel, log, messages, waits, send, bot, outbox, store, later, url: server.url };
}

/** Waits for what happens by itself. */
async function until(isThere: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isThere()) {
    if (Date.now() > end) throw new Error('it did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a message', () => {
  test('what people call themselves is not in what is kept to reach them', async () => {
    const { send, messages } = await start();
    const name = 'password=Tr0ub4dor&3xyz';
    await send(activity({ from: { id: '29:asker', name, aadObjectId: 'ann' }, conversation: { id: 'c', name } }));
    const { address } = messages[0] ?? {};
    expect(address?.reference).toMatchObject({
      from: { id: '29:asker', aadObjectId: 'ann' },
      conversation: { id: 'c' },
    });
    expect(JSON.stringify(address)).not.toContain('Tr0ub4dor');
  });

  test('goes to the turn, and the replies go to the channel, signed and in order', async () => {
    const { send, messages, channel } = await start();
    const response = await send(activity());
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(messages).toEqual([
      {
        kind: 'text',
        id: 'act-1',
        conversation: 'conv-1',
        asker: { channel: 'msteams', id: '29:asker' },
        traits: { cards: true, universalActions: true },
        text: 'my backup fails',
        attachments: 0,
        // Where the asker is reached later; the activity that is answered now has no place in it.
        address: {
          ...{ via: 'bot-framework', channel: 'msteams', conversation: 'conv-1' },
          reference: {
            ...{ type: 'message', channelId: 'msteams', serviceUrl, conversation: { id: 'conv-1' } },
            ...{ from: { id: '29:asker' }, recipient: { id: '28:bot' } },
          },
        },
      },
    ]);
    expect(channel.sent.map(({ body }) => textIn(body))).toMatchObject([{ text: 'first' }, { text: 'second' }]);
    expect(channel.sent[0]).toMatchObject({
      url: `${serviceUrl}v3/conversations/conv-1/activities/act-1`,
      headers: { authorization: 'Bearer our-token' },
      body: {
        replyToId: 'act-1',
        from: { id: '28:bot' },
        recipient: { id: '29:asker' },
        channelData: { notification: { alert: true } },
        inputHint: 'acceptingInput',
        summary: 'first',
      },
    });
    expect(channel.sent[0]?.body).not.toHaveProperty('text');
  });

  test('expects its replies in the answer', async () => {
    const { send, channel } = await start();
    const response = await send(activity({ deliveryMode: 'expectReplies' }));
    const { activities } = (await response.json()) as { activities: Record<string, unknown>[] };
    expect(activities.map(textIn)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
    expect(channel.sent).toEqual([]);
  });

  test('that is none of our business is accepted and ignored', async () => {
    const { send, messages } = await start();
    for (const type of ['typing', 'messageReaction', 'endOfConversation', 'brandNew']) {
      expect((await send(activity({ type }))).status).toBe(200);
    }
    expect(messages).toEqual([]);
  });

  test('whose turn fails is answered with an id, under which the log holds the cause', async () => {
    const { send, channel, log } = await start({ turn: () => Promise.reject(new Error('disk on fire')) });
    expect((await send(activity())).status).toBe(200);
    const line = log.lines.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ cause: 'disk on fire' });
    expect(textIn(channel.sent[0]?.body)).toEqual({ type: 'TextBlock', text: `error ${String(line?.fields.id)}` });
    expect(JSON.stringify(channel.sent)).not.toContain('fire');
  });
});

describe('where nothing can be saved', () => {
  const full = new Problem('database-full', 'The disk is full.', 'Make room.', 503);
  const turn = () => Promise.reject(full);

  test('the asker is told, and the channel, so that it posts again', async () => {
    const { send, channel, log } = await start({ turn });
    expect((await send(activity())).status).toBe(503);
    const line = log.lines.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ cause: 'The disk is full.', advice: 'Make room.' });
    expect(channel.sent.map(({ body }) => textIn(body))).toEqual([
      { type: 'TextBlock', text: `error ${String(line?.fields.id)}` },
    ]);
  });

  test('what is posted again is answered when it can be saved', async () => {
    let isFull = true;
    const { send, channel } = await start({ turn: async () => (isFull ? turn() : [replyOf('now')]) });
    expect((await send(activity())).status).toBe(503);
    isFull = false;
    expect((await send(activity())).status).toBe(200);
    expect(textIn(channel.sent.at(-1)?.body)).toMatchObject({ text: 'now' });
  });

  test('where the answer holds the replies, it holds this one too', async () => {
    const { send, channel } = await start({ turn });
    const response = await send(activity({ deliveryMode: 'expectReplies' }));
    expect(response.status).toBe(503);
    const { activities } = (await response.json()) as { activities: Record<string, unknown>[] };
    expect(activities.map(textIn)).toMatchObject([{ text: expect.stringMatching(/^error /) }]);
    expect(channel.sent).toEqual([]);
  });
});

describe('authentication', () => {
  test.each<[string, () => Claims | string, RegExp]>([
    ['no header', () => '', /no Authorization/],
    ['no bearer token', () => 'Basic abc', /no JSON Web Token/],
    ['no JSON Web Token', () => 'Bearer abc', /no JSON Web Token/],
    ['broken JSON', () => 'Bearer YQ.YQ.YQ', /no JSON Web Token/],
    ['another key', () => ({ key: identity.wrongKey }), /invalid signature/],
    ['an unknown key', () => ({ kid: 'key-2' }), /key/i],
    ['expired', () => ({ expiresIn: -600 }), /expired/],
    ['not yet good', () => ({ notBefore: 1_800 }), /not active/],
    ['another audience', () => ({ aud: '99999999-8888-7777-6666-555555555555' }), /AppId/],
    ['another issuer', () => ({ iss: 'https://evil.example' }), /issuer/],
    ['Emulator and skills', () => ({ iss: `https://sts.windows.net/${appId}/`, more: { tid: appId } }), /issuer/],
    ['no serviceurl', () => ({ serviceurl: undefined }), /ServiceUrl/],
    ['another serviceurl', () => ({ serviceurl: 'https://evil.example/' }), /ServiceUrl/],
  ])('refuses: %s', async (_name, claims, reason) => {
    const { send, messages, log } = await start();
    const response = await send(activity(), claims());
    expect(response.status).toBe(401);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      error: { code: 'unauthorized', message: 'This post is not signed for this bot.' },
    });
    expect(text).not.toMatch(/\bat |node_modules|AppId passed|signature/);
    expect(messages).toEqual([]);
    expect(log.lines.find(({ message }) => message === 'a post was refused')?.fields.reason).toMatch(reason);
  });

  test('a key that is not endorsed for the channel is refused', async () => {
    const { send } = await start();
    expect((await send(activity({ channelId: 'sms' }))).status).toBe(401);
    expect((await send(activity({ channelId: 'AseChannel' }))).status).toBe(401);
  });

  test('a body is not read before the token', async () => {
    const { send, url } = await start();
    expect((await send({}, '')).status).toBe(401);
    const headers = { 'content-type': 'application/json', authorization: 'Bearer abc' };
    for (const body of ['{', ' '.repeat(2_000_000)]) {
      expect((await fetch(`${url}/api/messages`, { method: 'POST', headers, body })).status).toBe(401);
    }
  });

  test.each([
    ['HS256', { alg: 'HS256' }, {}],
    ['none', { alg: 'none' }, {}],
    ['another audience', { alg: 'RS256' }, { aud: '99999999-8888-7777-6666-555555555555' }],
  ])('no keys are fetched for what cannot be right: %s', async (_name, protectedHeader, claims) => {
    const { send } = await start();
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const exp = Math.floor(Date.now() / 1000) + 600;
    const good = { iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl, exp };
    const asked = identity.asked();
    const token = `${encoded({ ...protectedHeader, kid: 'key-1' })}.${encoded({ ...good, ...claims })}.c2lnbmVk`;
    expect((await send(activity(), `Bearer ${token}`)).status).toBe(401);
    expect(identity.asked()).toBe(asked);
  });

  test('keys that cannot be had are no fault of the sender', async () => {
    const gone = await startIdentityServer();
    await gone.stop();
    const { send, messages } = await start({ metadataUrl: gone.metadataUrl });
    const response = await send(activity());
    expect(response.status).toBe(503);
    expect(await errorIn(response)).toMatchObject({ code: 'identity-unreachable' });
    expect(messages).toEqual([]);
  });
});

describe('what the SDK does not check', () => {
  test.each<[string, unknown, string]>([
    ['no object', [], 'bad-activity'],
    ['text', 'hello', 'bad-activity'],
    ['nothing', null, 'bad-activity'],
    ['no type', activity({ type: undefined }), 'bad-activity'],
    ['no conversation', activity({ conversation: undefined }), 'bad-activity'],
    ['a conversation without id', activity({ conversation: {} }), 'bad-activity'],
    ['no from', activity({ from: undefined }), 'bad-activity'],
    ['from without id', activity({ from: { id: 7 } }), 'bad-activity'],
    ['no channel', activity({ channelId: undefined }), 'bad-activity'],
    ['no serviceUrl', activity({ serviceUrl: undefined }), 'bad-activity'],
    ['serviceUrl that is none', activity({ serviceUrl: 'smba' }), 'bad-service-url'],
    ['serviceUrl over http', activity({ serviceUrl: 'http://smba.example/' }), 'bad-service-url'],
    ['http on loopback, with an app id', activity({ serviceUrl: 'http://127.0.0.1:1/' }), 'bad-service-url'],
    ['an id that is no text', activity({ id: {} }), 'bad-activity'],
  ])('%s', async (_name, body, code) => {
    const { send, messages } = await start();
    const response = await send(body);
    expect(response.status).toBe(400);
    expect((await errorIn(response)).code).toBe(code);
    expect(messages).toEqual([]);
  });

  test.each([5, [1], {}, true, null, 'x'.repeat(2_000)])(
    '%j where the SDK expects something else is left out',
    async (odd) => {
      const { send, channel, log } = await start();
      const parties = {
        locale: odd,
        from: { id: '29:asker', name: odd, role: odd, aadObjectId: odd, properties: odd },
        recipient: { id: '28:bot', name: odd, role: odd },
        conversation: {
          id: 'conv-1',
          conversationType: odd,
          tenantId: odd,
          isGroup: odd === true ? 'yes' : odd,
          name: odd,
        },
      };
      expect((await send(activity(parties))).status).toBe(200);
      expect(channel.sent[0]?.body).toMatchObject({
        from: { id: '28:bot' },
        recipient: { id: '29:asker' },
        conversation: { id: 'conv-1' },
      });
      expect(log.lines.filter(({ level }) => level !== 'debug')).toEqual([]);
      expect((await send(activity({ id: '2', recipient: odd }))).status).toBe(200);
      expect((await send(activity({ id: '3', recipient: { id: odd } }))).status).toBe(200);
    },
  );

  test('good fields go back with the reply', async () => {
    const { send, channel } = await start();
    const conversation = { id: 'conv-1', isGroup: true, conversationType: 'channel', tenantId: 't-1', name: 'Team' };
    const from = { id: '29:asker', name: 'Ann', aadObjectId: 'aad', role: 'user' };
    expect((await send(activity({ conversation, from, locale: 'de-DE' }))).status).toBe(200);
    const { name: team, ...here } = conversation;
    const { name, ...back } = from;
    expect(channel.sent[0]?.body).toMatchObject({ conversation: here, recipient: back, locale: 'de-DE' });
    // The channel knows what they are called.
    expect(JSON.stringify(channel.sent[0]?.body)).not.toMatch(new RegExp(`"(${name}|${team})"`));
  });

  test('an id is optional', async () => {
    const { send, channel } = await start();
    expect((await send(activity({ id: undefined }))).status).toBe(200);
    expect(channel.sent[0]?.url).toBe(`${serviceUrl}v3/conversations/conv-1/activities`);
  });
});

describe('without an app id', () => {
  const open = { host: '127.0.0.1' };

  test('posts of this machine are served, and replies may go to a local address', async () => {
    const { send, channel } = await start({ config: open });
    expect((await send(activity({ serviceUrl: 'http://localhost:9000' }), '')).status).toBe(200);
    expect(channel.sent[0]?.url).toMatch(/^http:\/\/localhost:9000\/v3\//);
    expect(channel.sent[0]?.headers).not.toHaveProperty('authorization');
  });

  test('but not to another machine without https', async () => {
    const { send } = await start({ config: open });
    expect((await send(activity({ serviceUrl: 'http://10.0.0.1/' }), '')).status).toBe(400);
  });

  test.each([[{ host: '0.0.0.0' }], [{ host: '127.0.0.1', publicUrl: 'https://help.example.com' }]])(
    'nothing is served where others could post: %j',
    async (config) => {
      const { send, messages, url } = await start({ config });
      const response = await send(activity(), '');
      expect(response.status).toBe(404);
      expect((await errorIn(response)).code).toBe('endpoint-closed');
      expect(messages).toEqual([]);
      for (const body of ['{', ' '.repeat(2_000_000)]) {
        const headers = { 'content-type': 'application/json' };
        expect((await fetch(`${url}/api/messages`, { method: 'POST', headers, body })).status).toBe(404);
      }
    },
  );

  test('there is no credential to check', async () => {
    const { bot } = await start({ config: open });
    expect(bot.readiness).toEqual([]);
  });
});

describe('invokes', () => {
  const data = { verb: 'solved', topic: 'disk-full', key: 'k.1' };
  const execute = activity({
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    value: { action: { type: 'Action.Execute', verb: 'solved', data } },
  });

  test('a click changes the card in its place; further replies are messages', async () => {
    const { send, messages, channel } = await start();
    const response = await send(execute);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: replyOf('first').card,
    });
    expect(messages).toMatchObject([{ kind: 'action', action: { ...data, inputs: {} } }]);
    expect(channel.sent.map(({ body }) => textIn(body))).toMatchObject([{ text: 'second' }]);
  });

  test('a click is answered even when a further message is not taken', async () => {
    const { send, channel } = await start();
    channel.answerWith(500);
    expect((await send(execute)).status).toBe(200);
  });

  describe('in a group', () => {
    const group = { id: 'conv-1', conversationType: 'groupChat', isGroup: true };
    const clicked = { ...execute, conversation: group, replyToId: 'card-message' };
    const redrawn = { ...replyOf('first'), redraws: true as const };

    test('a card that was ticked is changed for the others, too', async () => {
      const { send, channel } = await start({ turn: async () => [redrawn] });
      expect(await (await send(clicked)).json()).toMatchObject({ value: redrawn.card });
      await until(() => channel.sent.length > 0);
      expect(channel.sent.map(({ url }) => url)).toEqual([expect.stringMatching(/conv-1\/activities\/card-message$/)]);
      expect(channel.sent[0]!.body).toMatchObject({ id: 'card-message', attachments: [{ content: redrawn.card }] });
    });

    test('a channel that does not take the change is no reason to fail', async () => {
      const { send, channel, log } = await start({ turn: async () => [redrawn] });
      channel.answerWith(400);
      expect((await send(clicked)).status).toBe(200);
      await until(() => log.lines.some(({ message }) => message.includes('could not be redrawn')));
    });

    test('what takes no place of a card changes nothing there', async () => {
      const { send, channel } = await start({ turn: async () => [replyOf('first')] });
      await send(clicked);
      const alone = { ...clicked, conversation: { id: 'conv-1' } };
      const { send: sendAlone, channel: other } = await start({ turn: async () => [redrawn] });
      await sendAlone(alone);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect([...channel.sent, ...other.sent]).toEqual([]);
    });
  });

  test('a click without a reply is answered', async () => {
    const { send } = await start({ turn: async () => [] });
    expect(await (await send(execute)).json()).toMatchObject({ statusCode: 200, value: 'Done.' });
  });

  test('other invokes are not known', async () => {
    const { send, messages } = await start();
    const response = await send(activity({ type: 'invoke', name: 'task/fetch' }));
    expect(response.status).toBe(501);
    expect((await errorIn(response)).code).toBe('unknown-invoke');
    expect(messages).toEqual([]);
  });
});

describe('sending', () => {
  test.each([429, 412, 502, 504])('%d passes: it is sent again, later each time', async (status) => {
    const { send, channel, waits } = await start({ turn: async () => [replyOf('only')] });
    channel.answerWith(status);
    channel.answerWith(status);
    expect((await send(activity())).status).toBe(200);
    expect(channel.sent).toHaveLength(3);
    expect(waits).toEqual([500, 1_000]);
  });

  test('Retry-After is obeyed', async () => {
    const { send, channel, waits } = await start({ turn: async () => [replyOf('only')] });
    channel.answerWith(429, { 'retry-after': '3' });
    channel.answerWith(429, { 'retry-after': new Date(Date.now() + 4_000).toUTCString() });
    await send(activity());
    expect(waits[0]).toBe(3_000);
    expect(waits[1]).toBeGreaterThan(2_000);
    expect(channel.sent).toHaveLength(3);
  });

  test('a reply gets ten seconds; then it waits in the outbox, and those after it', async () => {
    const { send, channel, waits, log, later } = await start();
    for (let count = 0; count < 20; count++) channel.answerWith(429);
    expect((await send(activity())).status).toBe(200);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(10_000);
    expect(channel.sent.length).toBeLessThan(7);
    expect(log.lines.some(({ level, fields }) => level === 'error' && fields.status === 429)).toBe(true);
    channel.answerAll();
    const before = channel.sent.length;
    await later(60_000);
    expect(channel.sent.slice(before).map(({ body }) => textIn(body))).toMatchObject([
      { text: 'first' },
      { text: 'second' },
    ]);
  });

  test('a wait that ends too late is not begun', async () => {
    const { send, channel, waits } = await start();
    channel.answerWith(429, { 'retry-after': '60' });
    expect((await send(activity())).status).toBe(200);
    expect(waits).toEqual([]);
    expect(channel.sent).toHaveLength(1);
  });

  test.each([403, 404])('%d: the bot was removed, and nothing is sent there again', async (status) => {
    const { send, channel, log, later } = await start({ turn: async () => [replyOf('only')] });
    channel.answerWith(status);
    expect((await send(activity())).status).toBe(200);
    await later(60_000);
    expect(channel.sent).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(log.lines.some(({ message }) => message.includes('dropped'))).toBe(true);
  });

  test('413: the words are sent without the card, and the size is logged', async () => {
    const long = 'x'.repeat(5_000);
    const { send, channel, log, outbox } = await start({ turn: async () => [replyOf(long)] });
    channel.answerWith(413);
    expect((await send(activity())).status).toBe(200);
    expect(log.lines.find(({ level }) => level === 'warn')?.fields.size).toBeGreaterThan(5_000);
    const { body } = channel.sent[1]!;
    expect(body).toMatchObject({ text: long, textFormat: 'plain', replyToId: activity().id });
    expect(body).not.toHaveProperty('attachments');
    expect(JSON.stringify(body).length).toBeLessThan(6_000);
    expect(outbox.counts()).toMatchObject({ sent: 1 });
  });

  test('413 for the words, too: the asker is told', async () => {
    const { send, channel, log } = await start({ turn: async () => [replyOf('x'.repeat(5_000))] });
    channel.answerWith(413);
    channel.answerWith(413);
    expect((await send(activity())).status).toBe(200);
    const line = log.lines.find(({ level }) => level === 'error');
    expect(line?.fields.size).toBeGreaterThan(5_000);
    expect(textIn(channel.sent[2]?.body)).toMatchObject({ text: `error ${String(line?.fields.id)}` });
  });

  describe('what an expert said', () => {
    const about = { ticket: 'K7M-3QX', seq: 3 };
    const asker = { channel: 'msteams', id: '29:asker' };
    const address = {
      ...{ via: 'bot-framework', channel: 'msteams', conversation: 'conv-1' },
      reference: { ...{ type: 'message', channelId: 'msteams', serviceUrl }, from: {}, conversation: { id: 'conv-1' } },
    };

    /** Saves it, and answers every try to send it with these. */
    async function say(statuses: number[], text = 'try this', undelivered = jest.fn<TellUndelivered>()) {
      const line = await start({ undelivered });
      for (const status of statuses) line.channel.answerWith(status);
      await line.store.addItems(
        { id: about.ticket, address, asker },
        line.bot.say(address, [replyOf(text)], about).outbox ?? [],
      );
      await line.later(0);
      return { ...line, undelivered };
    }

    test('arrives, and nobody is told anything', async () => {
      const { undelivered, channel } = await say([]);
      expect(channel.sent).toHaveLength(1);
      expect(JSON.stringify(channel.sent)).not.toContain(about.ticket);
      expect(undelivered).not.toHaveBeenCalled();
    });

    test.each([
      [403, 'gone'],
      [404, 'gone'],
      [400, 'refused'],
    ] as const)('%d: who wrote it is told', async (status, why) => {
      const { undelivered, channel, later } = await say([status]);
      await later(60_000);
      expect(undelivered.mock.calls).toEqual([[about, why]]);
      expect(channel.sent).toHaveLength(1);
    });

    test('too large in words, too: who wrote it is told, and the asker gets no riddle', async () => {
      const { undelivered, channel } = await say([413, 413], 'x'.repeat(5_000));
      expect(undelivered.mock.calls).toEqual([[about, 'too-large']]);
      expect(channel.sent).toHaveLength(2);
    });

    test('nobody takes it for a day: who wrote it is told', async () => {
      const { undelivered, later } = await say([503]);
      expect(undelivered).not.toHaveBeenCalled();
      await later(25 * 60 * 60 * 1000);
      expect(undelivered.mock.calls).toEqual([[about, 'expired']]);
    });

    test('what could not be noted is noted with the next try', async () => {
      const failsOnce = jest.fn<TellUndelivered>().mockRejectedValueOnce(new Error('the disk is full'));
      const { undelivered, channel, later } = await say([403], 'try this', failsOnce);
      channel.answerWith(403);
      await later(60_000);
      expect(undelivered.mock.calls).toEqual([
        [about, 'gone'],
        [about, 'gone'],
      ]);
    });
  });

  test.each([500, 503])('%d is sent again later, and counted: it may have arrived', async (status) => {
    const { send, channel, later, outbox } = await start({ turn: async () => [replyOf('only')] });
    channel.answerWith(status);
    expect((await send(activity())).status).toBe(200);
    expect(channel.sent).toHaveLength(1);
    await later(60_000);
    expect(channel.sent).toHaveLength(2);
    expect(outbox.counts()).toMatchObject({ sent: 1, inDoubt: 1 });
  });

  test('400 is not sent again: the channel would understand it as little', async () => {
    const { send, channel, later } = await start({ turn: async () => [replyOf('only')] });
    channel.answerWith(400);
    expect((await send(activity())).status).toBe(200);
    await later(60_000);
    expect(channel.sent).toHaveLength(1);
  });

  test('what comes again gets what it has not got, and nothing twice', async () => {
    const { send, channel } = await start();
    expect((await send(activity())).status).toBe(200);
    expect((await send(activity())).status).toBe(200);
    expect(channel.sent).toHaveLength(2);
  });

  test('a later message is answered after what is still to be sent', async () => {
    const { send, channel, later } = await start({
      turn: async (message) => [replyOf(`to ${message.id}`)],
    });
    channel.answerWith(429, { 'retry-after': '60' });
    await send(activity({ id: 'one' }));
    await send(activity({ id: 'two' }));
    expect(channel.sent).toHaveLength(1);
    await later(120_000);
    expect(channel.sent.map(({ body }) => textIn(body))).toMatchObject([
      { text: 'to one' },
      { text: 'to one' },
      { text: 'to two' },
    ]);
  });

  test('a reply that nobody takes for a day is given up', async () => {
    const { send, channel, later, log } = await start({ turn: async () => [replyOf('only')] });
    channel.answerWith(429, { 'retry-after': '60' });
    await send(activity());
    await later(25 * 60 * 60 * 1000);
    expect(channel.sent).toHaveLength(1);
    expect(log.lines.some(({ message }) => message.includes('given up'))).toBe(true);
  });

  test('a credential that fails is no stack trace', async () => {
    let isGood = false;
    const getToken = async () => {
      if (!isGood) throw new Error('AADSTS7000222 expired');
      return 'token';
    };
    const { send, log, channel, later, outbox } = await start({ getToken });
    const response = await send(activity());
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('AADSTS');
    isGood = true;
    await later(60_000);
    expect(channel.sent).toHaveLength(2);
    expect(outbox.counts()).toEqual({ sent: 2, inDoubt: 0, putBack: 1 });
    expect(log.lines.some(({ fields }) => fields.cause === 'AADSTS7000222 expired')).toBe(true);
  });
});

describe('writing', () => {
  test('of an asker is heard, and nothing is said to it', async () => {
    const heard: unknown[] = [];
    const { send, channel, messages } = await start({ onTyping: (...asked) => void heard.push(asked) });
    const from = { id: '29:asker', name: 'Asker' };
    expect((await send(activity({ type: 'typing', from }))).status).toBe(200);
    expect(heard).toEqual([['conv-1', 'Asker']]);
    expect([channel.sent.length, messages.length]).toEqual([0, 0]);
  });

  test('of an expert is shown once, not again while that is on its way, and a channel that refuses hears no more of it', async () => {
    const { send, bot, channel, messages, log } = await start();
    await send(activity());
    const { address } = messages[0] ?? {};
    if (!address) throw new Error('the message has no address');
    channel.answerWith(429);
    bot.showTyping(address);
    bot.showTyping(address);
    await until(() => channel.sent.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(channel.sent).toHaveLength(3);
    expect(channel.sent[2]?.body).toMatchObject({ type: 'typing', conversation: { id: 'conv-1' } });
    bot.showTyping(address);
    await until(() => channel.sent.length === 4);
    bot.showTyping({ ...address, channel: 'email' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(channel.sent).toHaveLength(4);
    expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });
});

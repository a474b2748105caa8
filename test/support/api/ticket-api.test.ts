import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { request as httpRequest } from 'node:http';
import type { Desk, DeskAct, DeskResult } from '../../../src/model/desk.js';
import { longestSaid } from '../../../src/model/desk.js';
import type { Speaker, Ticket, TicketEntry } from '../../../src/model/ticket.js';
import { createLimiter } from '../../../src/server/rate-limits.js';
import { createTicketApi } from '../../../src/support/api/ticket-api.js';
import { readableTickets } from '../../helpers/readable-tickets.js';
import { aWholeTicket, anEntry, fullStory } from '../../helpers/tickets.js';
import { startServer } from '../../server/test-server.js';

const key = 'k'.repeat(20) + 'K'.repeat(20);
const otherKey = 'o'.repeat(40);
const entries = [anEntry(1, { kind: 'opened' }, { role: 'asker', id: 'id-of-asker', name: 'Kim' })];

let acts: { id: string; act: DeskAct; by: Speaker; key: string }[];
let answer: (act: DeskAct) => DeskResult;
let server: Awaited<ReturnType<typeof startServer>>;
let tickets: Ticket[];
let record: TicketEntry[];

const done = (entry: TicketEntry, more: { isRepeated?: true } = {}): DeskResult => {
  return { kind: 'done', ticket: aWholeTicket({ version: entry.seq, state: 'assigned' }), entry, ...more };
};

beforeEach(async () => {
  acts = [];
  tickets = [aWholeTicket()];
  record = [...entries];
  answer = () => done(anEntry(2, { kind: 'said', text: 'hello' }, { role: 'system', name: 'ServiceNow' }));
  const desk: Desk = {
    async act(id, act, by, entryKey) {
      acts.push({ id, act, by, key: entryKey });
      return tickets.some((ticket) => ticket.id === id)
        ? answer(act)
        : { kind: 'refused', reason: 'not-found', message: 'There is no such ticket.' };
    },
  };
  const { store } = readableTickets([]);
  server = await startServer({
    routes: createTicketApi({
      keys: [
        { name: 'ServiceNow', key },
        { name: 'jira', key: otherKey },
      ],
      desk,
      tickets: {
        ...store,
        loadTicket: (id) => readableTickets(tickets).store.loadTicket(id),
        listTickets: (filter, limit) => readableTickets(tickets).store.listTickets(filter, limit),
        entriesFrom: (...asked) => readableTickets([], record).store.entriesFrom(...asked),
      },
      limitWrongKeys: createLimiter([{ events: 3, seconds: 60 }]),
      clean: (text) => text.replace('hunter2', '[removed]'),
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    }),
  });
});
afterEach(() => server.stop());

type Answer = { status: number; headers: Headers; body: Record<string, unknown> & { error: Record<string, unknown> } };

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string>) };
  const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const say = (body: unknown = { text: 'hello' }, headers: Record<string, string> = {}) =>
  post('/tickets/K7M-3QX/messages', body, headers);
const change = (body: unknown, headers: Record<string, string> = {}) => post('/tickets/K7M-3QX/state', body, headers);

describe('who may', () => {
  const paths = ['/tickets', '/tickets/K7M-3QX', '/tickets/K7M-3QY', '/tickets/%00'];

  test.each(paths)('GET %s without a key is refused, whether it exists or not', async (path) => {
    const { status, headers, body } = await ask(path, { headers: { authorization: '' } });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(body).toEqual({
      error: {
        code: 'wrong-key',
        message: expect.any(String),
        advice: expect.stringMatching(/Bearer/),
        id: expect.any(String),
      },
    });
  });

  test.each([
    ['another key', 'x'.repeat(40)],
    ['a part of a key', key.slice(0, -1)],
    ['more than a key', `${key}x`],
    ['a name', 'ServiceNow'],
    ['two keys', `${key},${otherKey}`],
    ['a key in other letters', key.toLowerCase()],
  ])('%s is no key', async (_, forged) => {
    expect((await say(undefined, { authorization: `Bearer ${forged}` })).status).toBe(401);
    expect((await say(undefined, { authorization: `Basic ${key}` })).status).toBe(401);
    expect(acts).toEqual([]);
  });

  test('who guesses must wait, and whoever has a key need not', async () => {
    const guess = () => ask('/tickets', { headers: { authorization: 'Bearer guess' } });
    for (let tries = 0; tries < 3; tries++) expect((await guess()).status).toBe(401);
    const late = await guess();
    expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(late.body.error.code).toBe('too-many-requests');
    expect((await ask('/tickets')).status).toBe(200);
  });

  test('the body of a stranger is not read', async () => {
    const sent = httpRequest(`${server.url}/api/v1/tickets/K7M-3QX/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000' },
    });
    const status = await new Promise((resolve, reject) => {
      sent.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
      sent.flushHeaders();
    });
    sent.destroy();
    expect(status).toBe(401);
  });

  test('without keys there is no API', () => {
    const parts = { keys: [], limitWrongKeys: async () => 0, clean: String };
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    expect(
      createTicketApi({
        ...parts,
        log,
        desk: { act: () => Promise.reject(new Error()) },
        tickets: readableTickets([]).store,
      }),
    ).toEqual([]);
  });
});

describe('a message', () => {
  test('goes to the desk as the system of the key, with its author', async () => {
    const { status, body } = await say({ text: 'hello', author: ' Alex hunter2 ' });
    expect(status).toBe(200);
    expect(acts).toEqual([
      {
        id: 'K7M-3QX',
        act: { kind: 'say', text: 'hello' },
        by: { role: 'system', name: 'ServiceNow', author: 'Alex [removed]' },
        key: expect.stringMatching(/^api ServiceNow request /),
      },
    ]);
    expect(body).toEqual({
      ticket: expect.objectContaining({ id: 'K7M-3QX', version: 2, state: 'assigned' }),
      entry: {
        seq: 2,
        at: '2023-11-14T22:13:22.000Z',
        by: { role: 'system', name: 'ServiceNow' },
        kind: 'said',
        text: 'hello',
      },
      repeated: false,
    });
  });

  test('is a message of its own without a key for repetitions, and the same with one', async () => {
    await say();
    await say();
    await say(undefined, { 'idempotency-key': 'comment 17' });
    await say(undefined, { 'idempotency-key': 'comment 17' });
    await say(undefined, { 'idempotency-key': 'comment 17', authorization: `Bearer ${otherKey}` });
    const keys = acts.map((act) => act.key);
    expect(new Set(keys).size).toBe(4);
    expect(keys.slice(2)).toEqual(['api ServiceNow comment 17', 'api ServiceNow comment 17', 'api jira comment 17']);
  });

  test('a key with a secret in it is not kept, and still tells repetitions', async () => {
    for (const sent of ['pwd hunter2', 'pwd hunter2', 'hunter2']) await say(undefined, { 'idempotency-key': sent });
    const keys = acts.map((act) => act.key);
    expect(keys.join()).not.toContain('hunter2');
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false]);
  });

  test('a repetition is told', async () => {
    answer = () => done(anEntry(2, { kind: 'said', text: 'hello' }), { isRepeated: true });
    expect((await say()).body.repeated).toBe(true);
  });

  test('a key that came with another text is refused, so that the text is not lost', async () => {
    answer = () => done(anEntry(2, { kind: 'said', text: 'hello' }), { isRepeated: true });
    const { status, body } = await say({ text: 'hello again' }, { 'idempotency-key': 'x' });
    expect([status, body.error.code]).toEqual([409, 'idempotency-key-reused']);
    answer = () => done(anEntry(2, { kind: 'said', text: 'pwd [removed]' }), { isRepeated: true });
    expect((await say({ text: ' pwd hunter2 ' }, { 'idempotency-key': 'x' })).body.repeated).toBe(true);
    answer = () => done(anEntry(2, { kind: 'resolved', note: 'one' }), { isRepeated: true });
    expect((await change({ state: 'resolved', note: 'two' })).status).toBe(409);
    expect((await change({ state: 'resolved', note: 'one' })).status).toBe(200);
  });

  test('a key that came with something else is refused', async () => {
    answer = () => done(anEntry(2, { kind: 'taken' }), { isRepeated: true });
    const { status, body } = await say(undefined, { 'idempotency-key': 'x' });
    expect([status, body.error.code]).toEqual([409, 'idempotency-key-reused']);
  });

  test.each<[string, unknown, unknown]>([
    ['no text', {}, [{ field: 'text', problem: expect.any(String) }]],
    ['an empty text', { text: '' }, [{ field: 'text', problem: expect.any(String) }]],
    ['a number', { text: 7 }, [{ field: 'text', problem: expect.any(String) }]],
    ['nothing', '', [{ field: 'body', problem: expect.any(String) }]],
    ['a list', [], [{ field: 'body', problem: expect.any(String) }]],
    [
      'too long a text',
      { text: 'x'.repeat(longestSaid + 1) },
      [{ field: 'text', problem: expect.stringMatching(/20000/) }],
    ],
    ['another field', { text: 'a', ticket: 'b' }, [{ field: 'body', problem: expect.stringMatching(/ticket/) }]],
    [
      'a name that turns what follows it',
      { text: 'a', author: 'x\u202Ey' },
      [{ field: 'author', problem: expect.stringMatching(/turns/) }],
    ],
    ['lines in a name', { text: 'a', author: 'x\ny' }, [{ field: 'author', problem: expect.stringMatching(/line/) }]],
    [
      'two mistakes',
      { text: 1, author: '' },
      [
        { field: 'text', problem: expect.any(String) },
        { field: 'author', problem: expect.any(String) },
      ],
    ],
  ])('with %s is refused, field by field', async (_, sent, fields) => {
    const { status, body } = await say(sent);
    expect([status, body.error.code]).toEqual([400, 'invalid-body']);
    expect(body.error.fields).toEqual(fields);
    expect(body.error.message).toMatch(/^Wrong body: /);
    expect(acts).toEqual([]);
  });

  test('that is no JSON, of another type, or too large is refused', async () => {
    expect((await say('{')).body.error.code).toBe('invalid-json');
    expect((await say('text=a', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await say({ text: 'x'.repeat(5 * 1024 * 1024) })).status).toBe(413);
    expect(acts).toEqual([]);
  });

  test('of the greatest length in its longest JSON passes', async () => {
    const text = 'ä'.repeat(longestSaid);
    const { status } = await say(`{"text":"${'\\u00e4'.repeat(longestSaid)}"}`);
    expect([status, acts[0]?.act]).toEqual([200, { kind: 'say', text }]);
  });

  test.each(['', 'x'.repeat(256), 'ä'])('with the Idempotency-Key %j is refused', async (repeatKey) => {
    // fetch itself sends no such header.
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${server.url}/api/v1/tickets/K7M-3QX/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': repeatKey },
      });
      sent.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
      sent.end('{"text":"a"}');
    });
    expect([status, acts]).toEqual([400, []]);
  });
});

describe('a state', () => {
  test.each<[object, DeskAct, TicketEntry['event']]>([
    [{ state: 'assigned' }, { kind: 'take' }, { kind: 'taken' }],
    [
      { state: 'open', note: 'n' },
      { kind: 'release', note: 'n' },
      { kind: 'released', note: 'n' },
    ],
    [{ state: 'resolved' }, { kind: 'resolve' }, { kind: 'resolved' }],
    [
      { state: 'reopened', note: 'n' },
      { kind: 'reopen', note: 'n' },
      { kind: 'reopened', note: 'n' },
    ],
  ])('%j', async (sent, act, event) => {
    answer = () => done(anEntry(2, event));
    const { status, body } = await change({ ...sent, expert: 'Alex' });
    expect([status, body.entry]).toEqual([200, expect.objectContaining(event)]);
    expect(acts[0]).toMatchObject({ act, by: { role: 'system', name: 'ServiceNow', author: 'Alex' } });
  });

  test.each([{}, { state: 'withdrawn' }, { state: 'assigned', note: 'n' }, { state: 'open', text: 'n' }, 'null'])(
    '%j is refused',
    async (sent) => {
      expect(await change(sent)).toMatchObject({ status: 400, body: { error: { code: 'invalid-body' } } });
      expect(acts).toEqual([]);
    },
  );

  test.each([
    ['taken', 409],
    ['not-taken', 409],
    ['over', 409],
    ['not-over', 409],
    ['empty', 400],
    ['too-long', 400],
  ] as const)('what the desk refuses as %s gets %i and its words', async (reason, expected) => {
    answer = () => ({ kind: 'refused', reason, message: 'Robin has this ticket.' });
    const { status, body } = await change({ state: 'assigned' });
    expect(status).toBe(expected);
    expect(body.error).toMatchObject({ code: `ticket-${reason}`, message: 'Robin has this ticket.' });
  });
});

describe('a ticket', () => {
  test('is given with story and record, without what leads to the asker', async () => {
    record = [...entries, anEntry(2, { kind: 'said', text: 'hello', removed: 1 })];
    tickets = [aWholeTicket({ version: 2 })];
    const { status, body } = await ask('/tickets/k7m-3qx');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ticket: { id: 'K7M-3QX', state: 'open', asker: { channel: 'msteams', name: 'Kim' } },
      story: {
        words: tickets[0]!.story.words,
        removed_secrets: 1,
        transcript: [{ text: fullStory.transcript[0]!.text }, { who: 'bot' }, { name: 'Kim' }],
      },
      entries: [
        { seq: 1, kind: 'opened', by: { role: 'asker', name: 'Kim' } },
        { seq: 2, kind: 'said', text: 'hello', removed_secrets: 1 },
      ],
    });
    expect(body.next_seq).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/-of-asker|reference/);
  });

  test('with a long record comes in parts', async () => {
    record = Array.from({ length: 250 }, (_, n) => anEntry(n + 1, { kind: 'said', text: String(n) }));
    tickets = [aWholeTicket({ version: 250 })];
    const first = (await ask('/tickets/K7M-3QX')).body;
    expect(first.next_seq).toBe(201);
    const rest = (await ask('/tickets/K7M-3QX?from_seq=201')).body;
    expect(
      [...(first.entries as { seq: number }[]), ...(rest.entries as { seq: number }[])].map(({ seq }) => seq),
    ).toEqual(record.map(({ seq }) => seq));
    expect(rest.next_seq).toBeUndefined();
  });

  test.each(['K7M-3QY', '%00', 'a%2fb', '..%2f', 'x'.repeat(65), '%ff'])('%s is unknown', async (id) => {
    const unknown = { status: 404, body: { error: { code: 'unknown-ticket' } } };
    expect(await ask(`/tickets/${id}`)).toMatchObject({ status: 404 });
    expect(await post(`/tickets/${id}/state`, { state: 'open' })).toMatchObject({ status: 404 });
    expect(await ask('/tickets/K7M-3QY')).toMatchObject(unknown);
    expect(await say()).toMatchObject({ status: 200 });
  });

  test.each(['?from_seq=0', '?from_seq=x', '?page=2'])('%s is refused', async (query) => {
    expect(await ask(`/tickets/K7M-3QX${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-query' } },
    });
  });
});

describe('the list', () => {
  beforeEach(() => {
    const states = ['open', 'assigned', 'resolved'] as const;
    tickets = Array.from({ length: 120 }, (_, n) =>
      aWholeTicket({
        id: `T${n}`,
        state: states[n % 3]!,
        tags: n % 2 ? ['odd'] : [],
        changedAt: 1_000 * Math.floor(n / 4),
      }),
    );
  });
  const ids = ({ body }: Answer) => (body.tickets as { id: string }[]).map(({ id }) => id);

  test('gives each ticket, page by page, although some changed in the same moment', async () => {
    const seen: string[] = [];
    let query = '?limit=7';
    for (let pages = 0; pages < 50 && query !== ''; pages++) {
      const page = await ask(`/tickets${query}`);
      seen.push(...ids(page));
      const next = page.body.next_changed_before as string | undefined;
      query = next === undefined ? '' : `?limit=7&changed_before=${next}`;
    }
    expect(new Set(seen)).toEqual(new Set(tickets.map(({ id }) => id)));
    expect(seen.length).toBeLessThan(250);
  });

  test('is as asked for', async () => {
    expect(ids(await ask('/tickets?limit=3'))).toEqual(['T116', 'T117', 'T118']);
    expect(ids(await ask('/tickets?state=open,resolved&tag=ODD&limit=3'))).toEqual(['T117', 'T119', 'T113']);
    const since = await ask('/tickets?changed_since=1970-01-01T00:00:28Z');
    expect(ids(since)).toHaveLength(8);
    expect(since.body.next_changed_before).toBeUndefined();
    expect(ids(await ask('/tickets'))).toHaveLength(50);
  });

  test.each(['state=lost', 'limit=0', 'limit=101', 'changed_since=yesterday', 'states=open', 'tag='])(
    '?%s is refused',
    async (query) => {
      expect(await ask(`/tickets?${query}`)).toMatchObject({ status: 400, body: { error: { code: 'invalid-query' } } });
    },
  );
});

describe('the OpenAPI document', () => {
  test('is valid, can be read without a key, and names what is served', async () => {
    const { status, body } = await ask('/openapi.json', { headers: { authorization: '' } });
    expect(status).toBe(200);
    expect(await new Validator().validate(body)).toEqual({ valid: true });
    expect(Object.keys(body.paths as object)).toEqual([
      '/api/v1/tickets',
      '/api/v1/tickets/{id}',
      '/api/v1/tickets/{id}/messages',
      '/api/v1/tickets/{id}/state',
    ]);
    expect(body.servers).toEqual([{ url: server.url }]);
  });

  test('leads nowhere that is not there', async () => {
    const text = JSON.stringify((await ask('/openapi.json')).body);
    const names = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, name]) => name);
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    const known = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
    // It would change where all of these lead.
    expect(text).not.toContain('"$id"');
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !known.includes(name!))).toEqual([]);
  });
});

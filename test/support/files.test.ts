import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createClient, type Received, type Session } from '../channels/direct-line/talk.js';
import { type RunningApp, startApp } from '../helpers/running-app.js';

const who = { role: 'expert', id: 'expert-1', name: 'Support engineer' } as const;
const png = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const log = 'started\npassword=Tr0ub4dor&3xyz\nfailed\n';

let app: RunningApp;
let client: ReturnType<typeof createClient>;
let session: Session;
let ticket: string;
/** Of an expert who has signed in by the link. */
let cookie: string;

beforeAll(async () => {
  app = await startApp();
  client = createClient(app.url);
  session = await client.admit();
  await client.start(session);
  await say('talk to a person');
  await say('skip the form');
  const [head] = await app.app.tickets.listTickets({ conversation: session.conversationId }, 1);
  ticket = head?.id ?? '';
  const form = await fetch(app.app.expertsLink?.(app.url) ?? '', { redirect: 'manual' });
  cookie = (form.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}, 60_000);
afterAll(() => app.stop());

const message = (text: string) => ({ type: 'message', text, channelData: { clientActivityID: randomUUID() } });
const say = (text: string) => client.say(session, message(text));

async function upload(files: Record<string, Buffer | string>, text = ''): Promise<Received[]> {
  const before = (await client.list(session)).activities.length;
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(message(text))]), 'blob');
  for (const [name, data] of Object.entries(files))
    form.append('file', new Blob([Uint8Array.from(Buffer.from(data))]), name);
  const response = await fetch(`${app.url}/v3/directline/conversations/${session.conversationId}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.token}` },
    body: form,
  });
  expect(response.status).toBe(200);
  return (await client.list(session)).activities.slice(before);
}

async function lastSaid() {
  const entries = await app.app.tickets.entriesFrom(ticket, 1, 999);
  const last = entries.findLast(({ event, by }) => event.kind === 'said' && by.role === 'asker');
  if (last?.event.kind !== 'said') throw new Error('the asker said nothing');
  return last.event;
}

const read = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers });

async function act(kind: 'take' | 'resolve') {
  expect(await app.app.desk.act(ticket, { kind }, who, randomUUID())).toMatchObject({ kind: 'done' });
}

test('while a ticket waits, files are added to it, without the secrets of texts', async () => {
  const [own, reply] = await upload({ 'agent.log': log, 'screen.png': png });
  expect(own?.attachments).toMatchObject([{ name: 'agent.log' }, { name: 'screen.png' }]);
  expect(reply?.speak).toContain('Your 2 files were added to your ticket');
  expect(reply?.speak).toContain('agent.log: I removed 1 secret from it');
  expect(reply?.speak).toContain('I cannot look for them');
  const { files = [], text } = await lastSaid();
  expect(text).toBe('');
  expect(files).toMatchObject([
    { name: 'agent.log', type: 'text/plain', removed: 1 },
    { name: 'screen.png', type: 'image/png', isUnchecked: true },
  ]);
  const answer = await read(files[0]?.path ?? '', { cookie });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toMatch(/^started\npassword=.+\nfailed\n$/);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': `attachment; filename="agent.log"; filename*=UTF-8''agent.log`,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const everything = JSON.stringify([await client.list(session), await app.app.tickets.entriesFrom(ticket, 1, 999)]);
  expect(everything).not.toContain('Tr0ub4dor');
  expect(await (await read(files[0]?.path ?? '', { cookie })).text()).not.toContain('Tr0ub4dor');
});

test('nobody gets a file who is not signed in, also with its id', async () => {
  const { files = [] } = await lastSaid();
  const path = files[0]?.path ?? '';
  const id = path.split('/').at(-1) ?? '';
  const bearer = { authorization: `Bearer ${session.token}` };
  const strangers: Record<string, string>[] = [{}, bearer, { cookie: 'triage-support=forged' }];
  for (const headers of strangers) {
    expect((await read(path, headers)).status).toBe(401);
  }
  const until = String(Date.now() + 60_000);
  for (const key of ['', 'AAAA', Buffer.alloc(32).toString('base64url')]) {
    expect((await read(`/api/files/${id}?until=${until}&key=${key}`)).status).toBe(404);
  }
  expect((await read(`/api/support/files/${randomUUID()}`, { cookie })).status).toBe(404);
});

test('while an expert has it, files are passed on; what cannot be is said, and nothing else is lost', async () => {
  await act('take');
  const [, reply] = await upload(
    {
      ...{
        'a.exe': Buffer.from('4d5a90000300', 'hex'),
        'big.png': Buffer.concat([png, Buffer.alloc(4 * 1024 * 1024)]),
      },
      ...{ '1.log': 'one', '2.log': 'two', '3.log': 'three', '4.log': 'four', '5.log': 'five', '6.log': 'six' },
    },
    'look at these',
  );
  expect(reply?.speak).toContain('Your 5 files were passed on');
  expect(reply?.speak).toContain('Not passed on: a.exe, because only pictures');
  expect(reply?.speak).toContain('Not passed on: big.png, because it is larger than 4 MB');
  expect(reply?.speak).toContain('Not passed on: 6.log, because at most 5 files');
  const { text, files } = await lastSaid();
  expect(text).toBe('look at these\n[3 files, not passed on]');
  expect(files).toHaveLength(5);
  expect((await app.app.tickets.loadHead(ticket))?.files?.count).toBe(7);
});

async function send(name: string, data: Buffer, key: string, more: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/octet-stream', origin: app.url, cookie, ...more };
  const path = `/api/support/tickets/${ticket}/files?${new URLSearchParams({ name, key }).toString()}`;
  const response = await fetch(app.url + path, { method: 'POST', headers, body: Uint8Array.from(data) });
  return { status: response.status, body: (await response.json()) as { error?: { message: string } } };
}

test('an expert’s file reaches the asker once, by a link that only they have and nobody can make', async () => {
  await app.app.desk.act(ticket, { kind: 'release' }, who, randomUUID());
  const me = (await (await read('/api/support/me', { cookie })).json()) as { id: string; name: string };
  await app.app.desk.act(ticket, { kind: 'take' }, { role: 'expert', ...me }, randomUUID());
  const before = (await client.list(session)).activities.length;
  const key = randomUUID();
  expect((await send('fix.log', Buffer.from(log), key)).status).toBe(200);
  expect((await send('fix.log', Buffer.from(log), key)).status).toBe(200);
  const got = (await client.list(session)).activities.slice(before);
  expect(got).toHaveLength(1);
  const link = new RegExp(`${app.url}/api/files/[^"]+`).exec(JSON.stringify(got))?.[0] ?? '';
  const answer = await fetch(link);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
    200,
    `attachment; filename="fix.log"; filename*=UTF-8''fix.log`,
  ]);
  expect(await answer.text()).not.toContain('Tr0ub4dor');
  expect((await fetch(link.replace(/until=\d/, 'until=9'))).status).toBe(404);
});

test('what an expert cannot send is refused with the reason, and other pages can send nothing', async () => {
  const refused = await send('a.exe', Buffer.from('4d5a90000300', 'hex'), randomUUID());
  expect(refused).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('only pictures') } },
  });
  expect((await send('x', Buffer.alloc(0), randomUUID())).status).toBe(400);
  expect((await send('x.log', Buffer.from('x'), randomUUID(), { origin: 'https://evil.example' })).status).toBe(403);
  expect((await send('x.log', Buffer.from('x'), randomUUID(), { cookie: '' })).status).toBe(401);
});

test('without a ticket nobody looks at files, and the bot says so', async () => {
  await say('back to the bot');
  const [own, reply] = await upload({ 'agent.log': log });
  expect(own?.attachments).toMatchObject([{ name: 'file (not kept)' }]);
  expect(reply?.speak).toContain('attachments');
});

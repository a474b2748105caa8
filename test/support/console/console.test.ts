import { afterEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Me, QueueAnswer, TicketAnswer } from '../../../src/model/console.js';
import { createSeal } from '../../../src/support/console/sealed.js';
import { errorIn } from '../../server/test-server.js';
import { startBrowsing } from './browsing.js';
import { openDeskInMemory } from './desk-in-memory.js';
import { type ConsoleStage, startConsole, type StageOptions, tokenKey } from './stage.js';

const first = { id: 'first', name: 'First expert' };
const second = { id: 'second', name: 'Second expert' };

const stages: ConsoleStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.stop();
});

async function start(options: StageOptions = {}): Promise<ConsoleStage> {
  const stage = await startConsole(options);
  stages.push(stage);
  return stage;
}

const get = (stage: ConsoleStage, path: string, cookie: string) => fetch(stage.url + path, { headers: { cookie } });

async function read<T>(stage: ConsoleStage, path: string, cookie: string): Promise<T> {
  const response = await get(stage, path, cookie);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

let clicks = 0;
/** Does something as the page does. */
function act(stage: ConsoleStage, id: string, what: object, cookie: string, headers: Record<string, string> = {}) {
  clicks += 1;
  return fetch(`${stage.url}/api/support/tickets/${id}/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stage.url, cookie, ...headers },
    body: JSON.stringify({ key: `click-${String(clicks).padStart(8, '0')}`, act: what }),
  });
}

describe('the link of the terminal', () => {
  test('lets the first who opens it in, and leaves no code in the address', async () => {
    const stage = await start();
    const browsing = startBrowsing();
    const answer = await browsing.ask(stage.link ?? '');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${stage.url}/support`);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^triage-support=[^;]+; Max-Age=36000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const page = await browsing.open(`${stage.url}/support`);
    expect(page).toMatchObject({ status: 200 });
    expect(page.text).toContain('console.js');

    const again = await startBrowsing().open(stage.link ?? '');
    expect(again.status).toBe(403);
    expect(again.text).toContain('This link is used up');
    // Who is in stays in.
    expect(await browsing.open(stage.link ?? '')).toMatchObject({ status: 200, url: `${stage.url}/support` });
  });

  test('is good for half an hour', async () => {
    let now = Date.now();
    const stage = await start({ clock: () => now });
    now += 30 * 60_000;
    expect((await startBrowsing().open(stage.link ?? '')).status).toBe(403);
  });

  test('nobody gets in without it, or with a code that was made up', async () => {
    const stage = await start();
    const page = await startBrowsing().open(`${stage.url}/support`);
    expect(page.status).toBe(401);
    expect(page.text).toContain('npm start prints a link');
    expect((await startBrowsing().open(`${stage.url}/support?code=made-up`)).status).toBe(403);
    // A wrong code does not use up the right one.
    expect((await startBrowsing().open(stage.link ?? '')).status).toBe(200);
  });

  test.each([
    ['listens beyond this machine', { host: '0.0.0.0' }, 'HOST 0.0.0.0 is not loopback'],
    ['stands behind a proxy', { publicUrl: 'https://help.example.com' }, 'OIDC_ISSUER is not'],
  ])('is not there where the server %s', async (_case, options, why) => {
    const stage = await start(options);
    expect(stage.link).toBeUndefined();
    expect(stage.console.notices).toEqual([expect.stringContaining(why)]);
    const page = await startBrowsing().open(`${stage.url}/support`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('Support is closed here');
  });
});

describe('the page', () => {
  test('loads nothing of others, nothing inline, and is in no frame', async () => {
    const stage = await start({ allowedOrigins: ['https://friend.example'] });
    const page = await get(stage, '/support', await stage.cookieOf(first));
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|friend/);
    expect(await page.text()).not.toMatch(/<script(?! src)|<style|style=|onload/);
  });

  test('behind https below a path: everything has the path, and the cookie is for it alone', async () => {
    const signIn = { issuer: 'https://login.example.com', clientId: 'c', clientSecret: 's', role: 'r' };
    const stage = await start({ publicUrl: 'https://help.example.com/triage', signIn });
    const slash = await fetch(`${stage.url}/support/`, { redirect: 'manual' });
    expect(slash.headers.get('location')).toBe('https://help.example.com/triage/support');
    const cookie = await stage.cookieOf(first);
    expect(cookie).toMatch(/^__Secure-triage-support=/);
    const page = await (await get(stage, '/support', cookie)).text();
    expect(page).toContain('src="https://help.example.com/triage/support/console.js"');
    expect(page).toContain('href="https://help.example.com/triage/support/console.css"');
  });
});

describe('sessions', () => {
  test('end after ten hours', async () => {
    let now = Date.now();
    const stage = await start({ clock: () => now });
    const cookie = await stage.cookieOf(first);
    now += 10 * 3_600_000 - 1_000;
    expect((await get(stage, '/api/support/me', cookie)).status).toBe(200);
    now += 1_000;
    const answer = await get(stage, '/api/support/me', cookie);
    expect(answer.status).toBe(401);
    expect((await errorIn(answer)).code).toBe('signed-out');
    expect((await get(stage, '/support', cookie)).status).toBe(401);
  });

  test('are good at every process with the same key', async () => {
    const memory = await openDeskInMemory(Date.now);
    const [one, two] = [await start({ memory }), await start({ memory })];
    expect(await read<Me>(two, '/api/support/me', await one.cookieOf(first))).toMatchObject(first);
  });

  test('cannot be forged', async () => {
    const stage = await start();
    const cookie = await stage.cookieOf(first);
    const [head = '', , signature = ''] = cookie.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'boss', name: 'Boss', jti: 'x', via: 'link', exp: 9e9 })).toString(
      'base64url',
    );
    const claim = { sub: 'boss', name: 'Boss', jti: 'x', via: 'link' };
    const otherKey = await createSeal('another key that is long enough as well', Date.now).sign(
      claim,
      'support-session',
      99,
    );
    const otherUse = await createSeal(tokenKey, Date.now).sign(claim, 'support-sign-in', 99);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    for (const value of [`${head.split('=')[1] ?? ''}.${claims}.${signature}`, otherKey, otherUse, unsigned, 'x', '']) {
      expect((await get(stage, '/api/support/tickets', `triage-support=${value}`)).status).toBe(401);
    }
    expect((await get(stage, '/api/support/tickets', cookie)).status).toBe(200);
  });

  test('are over when the way in is another one, or none', async () => {
    const signIn = { issuer: 'https://login.example.com', clientId: 'c', clientSecret: 's', role: 'r' };
    const publicUrl = 'http://127.0.0.1:1';
    const [link, closed] = [await start(), await start({ publicUrl })];
    const [one, other] = [
      await start({ publicUrl, signIn }),
      await start({ publicUrl, signIn: { ...signIn, role: 'R' } }),
    ];
    const all = [link, closed, one, other];
    const status = async (cookie: string) =>
      Promise.all(all.map(async (stage) => (await get(stage, '/api/support/me', cookie)).status));
    expect(await status(await link.cookieOf(first))).toEqual([200, 401, 401, 401]);
    expect(await status(await closed.cookieOf(first))).toEqual([401, 401, 401, 401]);
    expect(await status(await one.cookieOf(first))).toEqual([401, 401, 200, 401]);
  });

  test('signing out takes the cookie away, and closes the stream', async () => {
    const stage = await start();
    const cookie = await stage.cookieOf(first);
    const stream = await listen(stage, cookie);
    const headers = { 'content-type': 'application/json', origin: stage.url, cookie };
    const answer = await fetch(`${stage.url}/api/support/sign-out`, { method: 'POST', headers, body: '{}' });
    expect(answer.headers.get('set-cookie')).toContain('triage-support=; Max-Age=0');
    expect(await stream.ended).toBe(4401);
  });

  test('a copy of the cookie is good for nothing after signing out, in no process', async () => {
    const memory = await openDeskInMemory(Date.now);
    const [one, two] = [await start({ memory }), await start({ memory })];
    const [cookie, others] = [await one.cookieOf(first), await one.cookieOf(first)];
    const streams = [await listen(one, cookie), await listen(two, cookie)];
    const headers = { 'content-type': 'application/json', origin: one.url, cookie };
    await fetch(`${one.url}/api/support/sign-out`, { method: 'POST', headers, body: '{}' });
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual([4401, 4401]);
    for (const stage of [one, two]) {
      expect((await get(stage, '/api/support/me', cookie)).status).toBe(401);
      expect((await get(stage, '/api/support/me', others)).status).toBe(200);
    }
    await expect(listen(two, cookie)).rejects.toThrow();
  });

  test('a stream that heard nothing of it ends when news come again', async () => {
    const stage = await start();
    const [cookie, others] = [await stage.cookieOf(first), await stage.cookieOf(first)];
    const [stream, other] = [await listen(stage, cookie), await listen(stage, others)];
    const { jti } = JSON.parse(Buffer.from(cookie.split('.')[1] ?? '', 'base64url').toString()) as { jti: string };
    // Another process ended it, and the news of that was lost.
    stage.store.isSessionEnded = async (id) => id === jti;
    await stage.notifications.tell({ kind: 'missed' });
    expect(await stream.ended).toBe(4401);
    await stage.notifications.tell({ kind: 'ticket', ticket: 'AAA-AAA' });
    expect(await other.news(2)).toEqual([{ kind: 'missed' }, { kind: 'ticket', ticket: 'AAA-AAA' }]);
  });
});

describe('tickets', () => {
  test('are listed by what an expert asks for; who has waited longest comes first', async () => {
    const stage = await start();
    const cookie = await stage.cookieOf(first);
    const now = Date.now();
    const ids = [
      (await stage.open({ openedAt: now - 1_000, tags: ['mars'] })).id,
      (await stage.open({ openedAt: now - 9_000 })).id,
      (await stage.open({ openedAt: now - 5_000, state: 'assigned', expert: first })).id,
      (await stage.open({ openedAt: now - 5_000, state: 'assigned', expert: second })).id,
      (await stage.open({ openedAt: now - 5_000, state: 'resolved', expert: second, title: 'Solved by magic' })).id,
    ] as const;
    const list = async (query: string) => {
      const { tickets } = await read<QueueAnswer>(stage, `/api/support/tickets?${query}`, cookie);
      return tickets.map(({ id }) => id);
    };
    expect(await list('view=waiting')).toEqual([ids[1], ids[0]]);
    expect(await list('view=mine')).toEqual([ids[2]]);
    expect((await list('view=live')).sort()).toEqual([ids[0], ids[1], ids[2], ids[3]].sort());
    expect(await list('view=over')).toEqual([ids[4]]);
    expect(await list('view=live&tag=mars')).toEqual([ids[0]]);
    expect(await list('view=over&text=magic')).toEqual([ids[4]]);
    expect(await list('view=nonsense')).toEqual([ids[1], ids[0]]);
    const { waiting, mine, tags } = await read<QueueAnswer>(stage, '/api/support/tickets?view=over', cookie);
    expect({ waiting, mine, tags }).toEqual({ waiting: 2, mine: 1, tags: ['mars', 'vm-backup'] });
  });

  test('come with the whole story, and without where the asker is reached', async () => {
    const stage = await start();
    const ticket = await stage.open({
      address: { via: 'x', channel: 'msteams', conversation: 'secret-talk', reference: { a: 'secret-url' } },
    });
    await stage.say(ticket.id, 'hello');
    const answer = await read<TicketAnswer>(stage, `/api/support/tickets/${ticket.id}`, await stage.cookieOf(first));
    const { others, transcript, tried, ...rest } = answer.ticket.story;
    expect(ticket.story).toMatchObject({ ...rest, transcript, tried, others: others! });
    expect(Object.keys(answer.ticket.story)).toEqual(Object.keys(ticket.story));
    expect(JSON.stringify(answer.ticket)).not.toContain('id-of-');
    expect(answer.entries.map(({ seq, event }) => [seq, event.kind])).toEqual([
      [1, 'opened'],
      [2, 'said'],
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/secret-/);
    const later = await read<TicketAnswer>(
      stage,
      `/api/support/tickets/${ticket.id}?from=2`,
      await stage.cookieOf(first),
    );
    expect(later.entries).toHaveLength(1);
  });

  test('the record comes in parts where it is long', async () => {
    const stage = await start();
    const { id } = await stage.open();
    for (let n = 2; n <= 502; n++) await stage.say(id, String(n));
    const answer = await read<TicketAnswer>(stage, `/api/support/tickets/${id}`, await stage.cookieOf(first));
    expect([answer.entries.length, answer.isCut]).toEqual([500, true]);
    const rest = await read<TicketAnswer>(stage, `/api/support/tickets/${id}?from=501`, await stage.cookieOf(first));
    expect([rest.entries.length, rest.isCut]).toEqual([2, false]);
  });

  test.each(['1e400', '99999999999999999999', '-Infinity', '1.5', 'x'])(
    'the record from %s on is no fault',
    async (from) => {
      const stage = await start();
      const { id } = await stage.open();
      expect((await get(stage, `/api/support/tickets/${id}?from=${from}`, await stage.cookieOf(first))).status).toBe(
        200,
      );
    },
  );

  test('one that is guessed is not there', async () => {
    const stage = await start();
    expect((await get(stage, '/api/support/tickets/K7M-999', await stage.cookieOf(first))).status).toBe(404);
    expect((await act(stage, 'K7M-999', { kind: 'take' }, await stage.cookieOf(first))).status).toBe(404);
  });

  test('two take one: the other is told who has it', async () => {
    const stage = await start();
    const { id } = await stage.open();
    expect((await act(stage, id, { kind: 'take' }, await stage.cookieOf(first))).status).toBe(200);
    const answer = await act(stage, id, { kind: 'take' }, await stage.cookieOf(second));
    expect(answer.status).toBe(409);
    expect(await errorIn(answer)).toMatchObject({ code: 'taken', message: 'First expert has this ticket.' });
    const { ticket } = await read<TicketAnswer>(stage, `/api/support/tickets/${id}`, await stage.cookieOf(second));
    expect(ticket).toMatchObject({ state: 'assigned', expert: 'First expert', isMine: false });
  });

  test('a repetition has one effect, and keys of two experts are never the same', async () => {
    const stage = await start();
    const { id } = await stage.open();
    const post = async (who: typeof first) =>
      fetch(`${stage.url}/api/support/tickets/${id}/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: stage.url, cookie: await stage.cookieOf(who) },
        body: JSON.stringify({ key: 'the-same-key', act: { kind: 'take' } }),
      });
    expect([(await post(first)).status, (await post(first)).status, (await post(second)).status]).toEqual([
      200, 200, 409,
    ]);
    expect(await stage.record(id)).toHaveLength(2);
  });

  test.each([
    ['no key', { act: { kind: 'take' } }],
    ['a key that is too long', { key: 'x'.repeat(65), act: { kind: 'take' } }],
    ['an act that is none', { key: 'some-key-1', act: { kind: 'delete' } }],
    ['a text that is none', { key: 'some-key-2', act: { kind: 'say', text: { secret: 'Hunter2' } } }],
    ['no object', ['take']],
  ])('%s is refused, and nothing of it comes back', async (_case, body) => {
    const stage = await start();
    const { id } = await stage.open();
    const answer = await fetch(`${stage.url}/api/support/tickets/${id}/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: stage.url, cookie: await stage.cookieOf(first) },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('Hunter2');
    expect(stage.acts).toEqual([]);
  });

  test('5 MB are too much', async () => {
    const stage = await start();
    const { id } = await stage.open();
    const answer = await act(stage, id, { kind: 'say', text: 'x'.repeat(5_000_000) }, await stage.cookieOf(first));
    expect(answer.status).toBe(413);
    expect((await errorIn(answer)).message).toMatch(/larger than/);
  });
});

describe('what other pages make a browser send is refused', () => {
  test.each([
    ['another site', 'https://evil.example', 'application/json'],
    ['a page that may show the chat', 'https://friend.example', 'application/json'],
    ['nobody knows where', undefined, 'application/json'],
    ['a sandboxed frame', 'null', 'application/json'],
    ['our own page, but as a form', 'own', 'text/plain'],
  ])('from %s', async (_case, origin, type) => {
    const stage = await start({ allowedOrigins: ['https://friend.example'] });
    const { id } = await stage.open();
    const cookie = await stage.cookieOf(first);
    const headers = { 'content-type': type, cookie, ...(origin && { origin: origin === 'own' ? stage.url : origin }) };
    const body = JSON.stringify({ key: 'some-key-1', act: { kind: 'take' } });
    const status = origin === 'own' ? 415 : 403;
    for (const path of [`tickets/${id}/act`, 'sign-out', `tickets/${id}/typing`]) {
      const answer = await fetch(`${stage.url}/api/support/${path}`, { method: 'POST', headers, body });
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(stage.acts).toEqual([]);
    if (origin !== 'own') await expect(listen(stage, cookie, origin ?? '')).rejects.toThrow('403');
  });
});

describe('the stream', () => {
  test('is for experts only', async () => {
    const stage = await start();
    await expect(listen(stage, '')).rejects.toThrow('401');
    await expect(listen(stage, 'triage-support=x')).rejects.toThrow('401');
  });

  test('tells everybody what changed, and what is gone of an asker', async () => {
    const stage = await start();
    const [one, two] = [
      await listen(stage, await stage.cookieOf(first)),
      await listen(stage, await stage.cookieOf(second)),
    ];
    const { id, address } = await stage.open();
    await stage.notifications.tell({ kind: 'typing', ticket: id, conversation: address.conversation, role: 'asker' });
    await stage.notifications.tell({ kind: 'presence', conversation: address.conversation, isHere: false });
    await stage.notifications.tell({ kind: 'said', conversation: address.conversation });
    await stage.notifications.tell({ kind: 'missed' });
    for (const stream of [one, two]) {
      expect(await stream.news(4)).toEqual(
        expect.arrayContaining([
          { kind: 'ticket', ticket: id },
          { kind: 'typing', ticket: id, role: 'asker' },
          { kind: 'presence', ticket: id, isHere: false },
          { kind: 'missed' },
        ]),
      );
    }
  });

  test('who comes later reads whether the asker is here, until that may have changed unseen', async () => {
    const stage = await start();
    const { id, address } = await stage.open();
    const isHere = async () =>
      (await read<TicketAnswer>(stage, `/api/support/tickets/${id}`, await stage.cookieOf(first))).ticket.isAskerHere;
    expect(await isHere()).toBeUndefined();
    expect(stage.asked).toEqual([address.conversation]);
    await stage.notifications.tell({ kind: 'presence', conversation: address.conversation, isHere: false });
    expect(await isHere()).toBe(false);
    await stage.notifications.tell({ kind: 'missed' });
    expect(await isHere()).toBeUndefined();
  });

  test('only who has the ticket is shown to write', async () => {
    const stage = await start();
    const { id } = await stage.open({ state: 'assigned', expert: first });
    const stream = await listen(stage, await stage.cookieOf(first));
    const type = async (who: typeof first) => {
      const headers = { 'content-type': 'application/json', origin: stage.url, cookie: await stage.cookieOf(who) };
      return (await fetch(`${stage.url}/api/support/tickets/${id}/typing`, { method: 'POST', headers, body: '{}' }))
        .status;
    };
    expect([await type(second), await type(first)]).toEqual([204, 204]);
    expect(await stream.news(1)).toEqual([{ kind: 'typing', ticket: id, role: 'expert', name: 'First expert' }]);
  });

  test('ends with the session', async () => {
    // Some seconds before the session ends.
    const signedInAt = Date.now() - 10 * 3_600_000 + 4_000;
    const earlier = await start({ clock: () => signedInAt });
    const stage = await start();
    const stream = await listen(stage, await earlier.cookieOf(first));
    expect(await stream.ended).toBe(4401);
  });
});

/** A page that listens. @throws with the status where it is refused */
async function listen(stage: ConsoleStage, cookie: string, origin: string | undefined = stage.url) {
  const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/api/support/stream`, {
    headers: { cookie, ...(origin !== '' && { origin }) },
  });
  const heard: unknown[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString())));
  const ended = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    socket.on('error', reject);
  });
  return {
    ended,
    async news(count: number) {
      while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
      return heard;
    },
  };
}

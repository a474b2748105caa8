import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpRequest, Route } from '../../src/model/http.js';
import { Problem } from '../../src/model/problem.js';
import { createServer } from '../../src/server/create-server.js';
import { createTestLog } from './test-log.js';
import { errorIn, newId, post, startServer } from './test-server.js';

type Running = Awaited<ReturnType<typeof startServer>>;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
async function start(...args: Parameters<typeof startServer>): Promise<Running> {
  const server = await startServer(...args);
  stops.push(server.stop);
  return server;
}

const echo: Route = {
  method: 'POST',
  path: '/echo/:name',
  accepts: 'json',
  handle: async ({ body, params, query, address, baseUrl }) => ({
    status: 200,
    body: { body, name: params.name, q: query.get('q'), address, baseUrl },
  }),
};
const shared: Route = { ...echo, path: '/shared', crossOrigin: true };
const loopback = { host: '127.0.0.1', port: 0, allowedOrigins: ['https://friend.example'] };

/** Writes bytes to a server and reads until it closes. */
function raw(url: string, text: string, onConnect?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    // Half open: a client that goes on sending when it was told to stop.
    const target = { port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: onConnect !== undefined };
    const socket = connect(target, () => {
      socket.write(text);
      onConnect?.(socket);
    });
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

describe('routes', () => {
  test('get body, path, query and where the server is', async () => {
    const { url } = await start({ routes: [echo] });
    const response = await post(`${url}/echo/a%20b?q=%C3%BC&x=1`, { hello: 'wörld' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      body: { hello: 'wörld' },
      name: 'a b',
      q: 'ü',
      address: '127.0.0.1',
      baseUrl: url,
    });
  });

  test('every answer has the headers that protect, and none that tells what runs here', async () => {
    const { url } = await start({ routes: [echo] });
    for (const path of ['/healthz', '/nothing', '/echo/x']) {
      const response = await fetch(url + path);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cache-control')).toBe('no-store');
      for (const name of ['server', 'x-powered-by']) expect(response.headers.has(name)).toBe(false);
    }
  });

  test('404 and 405 have a code and an id', async () => {
    const { url } = await start({ routes: [echo] });
    const missing = await fetch(`${url}/nothing?token=secret`);
    expect(missing.status).toBe(404);
    expect(await errorIn(missing)).toMatchObject({ code: 'not-found', id: expect.any(String) });
    const wrong = await fetch(`${url}/echo/x`);
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
    expect(await errorIn(wrong)).toMatchObject({ code: 'wrong-method' });
    expect((await fetch(`${url}/healthz`, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('errors', () => {
  test('a problem is told with its code, an id and advice', async () => {
    const problem = new Problem('too-blue', 'It is too blue.', 'Use less blue.', 422);
    const route: Route = { ...echo, handle: () => Promise.reject(problem) };
    const { url } = await start({ routes: [route] });
    const response = await post(`${url}/echo/x`, {});
    expect(response.status).toBe(422);
    expect(await errorIn(response)).toMatchObject({
      code: 'too-blue',
      message: 'It is too blue.',
      advice: 'Use less blue.',
      id: expect.any(String),
    });
  });

  test('anything else is told by its id only; the log holds the cause', async () => {
    const route: Route = { ...echo, handle: () => Promise.reject(new Error('password of the database')) };
    const { url, log } = await start({ routes: [route] });
    const response = await post(`${url}/echo/x`, {});
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/database|\bat /);
    const { error } = JSON.parse(text) as { error: { id: string; code: string } };
    expect(error.code).toBe('internal-error');
    const line = log.lines.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ id: error.id, err: expect.objectContaining({ message: expect.any(String) }) });
  });
});

describe('bodies', () => {
  test('invalid JSON: 400, and nothing of it comes back', async () => {
    const { url } = await start({ routes: [echo] });
    for (const body of ['{"a":', 'secret words', '{a:1}']) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/echo/x`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(text).toContain('invalid-json');
      expect(text).not.toContain('secret');
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'as %j: 415',
    async (type) => {
      const { url } = await start({ routes: [echo] });
      const response = await fetch(`${url}/echo/x`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: Buffer.from('{}'),
      });
      expect(response.status).toBe(415);
      expect((await errorIn(response)).code).toBe('wrong-content-type');
    },
  );

  test('charset and +json are fine, compression is not', async () => {
    const { url } = await start({ routes: [echo] });
    const as = (headers: Record<string, string>) => post(`${url}/echo/x`, { a: 1 }, headers);
    expect((await as({ 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
    expect((await as({ 'content-type': 'application/vnd.api+json' })).status).toBe(200);
    expect((await as({ 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('nothing is undefined', async () => {
    const { url } = await start({ routes: [echo] });
    const response = await fetch(`${url}/echo/x`, { method: 'POST' });
    expect(await response.json()).not.toHaveProperty('body');
  });

  test('10 MB with a length: refused before it is read', async () => {
    const { url } = await start({ routes: [echo] });
    const body = Buffer.alloc(10 * 1024 * 1024, '1');
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/echo/x`, { method: 'POST', headers, body });
    expect(response.status).toBe(413);
    expect((await errorIn(response)).code).toBe('too-large');
  });

  test('after a refusal the next request is served', async () => {
    const { url } = await start({ routes: [echo] });
    for (let count = 0; count < 5; count++) {
      const headers = { 'content-type': 'application/json' };
      const body = Buffer.alloc(1_200_000, '1');
      const refused = await fetch(`${url}/echo/x`, { method: 'POST', headers, body });
      expect(refused.status).toBe(413);
      await refused.text();
      expect((await post(`${url}/echo/x`, {})).status).toBe(200);
    }
  });

  test('a client that is slow to read still gets the answer', async () => {
    const { url } = await start({ routes: [echo] });
    const head =
      'POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10485760\r\n\r\n';
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head + '1'.repeat(300_000)));
      let text = '';
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      socket.pause();
      setTimeout(() => socket.on('data', (data) => (text += data.toString())).resume(), 300);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a length alone is enough to be refused', async () => {
    const { url } = await start({ routes: [echo] });
    const head =
      'POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10485760\r\n\r\n';
    expect(await raw(url, head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each([
    ['with a length', 'Content-Length: 209715200'],
    ['without one', 'Transfer-Encoding: chunked'],
  ])('200 MB %s: refused, and the rest is never taken', async (_name, header) => {
    const { url } = await start({ routes: [echo] });
    let sent = 0;
    const answer = await raw(
      url,
      `POST /echo/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${header}\r\n\r\n`,
      (socket) => {
        const chunk = `10000\r\n${'1'.repeat(0x10000)}\r\n`;
        const more = () => {
          while (sent < 200 * 1024 * 1024 && !socket.destroyed) {
            sent += chunk.length;
            if (!socket.write(chunk)) break;
          }
        };
        socket.on('drain', more);
        more();
      },
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(40 * 1024 * 1024);
  });

  test('also where no body is read at all', async () => {
    const { url } = await start({ routes: [{ method: 'POST', path: '/none', handle: echo.handle }] });
    const small = await post(`${url}/none`, { a: 1 });
    expect(small.status).toBe(200);
    const response = await fetch(`${url}/none`, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024) });
    expect(response.status).toBe(413);
  });

  test('a client that goes away in the middle hurts nobody', async () => {
    const { url } = await start({ routes: [echo] });
    const head =
      'POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"';
    await raw(url, head, (socket) => setTimeout(() => socket.destroy(), 20));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('odd requests', () => {
  test.each([
    'GET / HTTP/1.1\r\nHost: [\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: %\r\n\r\n',
    'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
  ])('%j: 400, and the server lives', async (text) => {
    const { url } = await start({ routes: [echo] });
    const answer = await raw(url, text, (socket) => setTimeout(() => socket.end(), 100));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/\bat |node_modules/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test.each([
    '/%E0%A4%A',
    '//',
    '/\\..\\x',
    '/..%2f..%2fetc/passwd',
    '/echo/%',
    '/;x',
    '/?',
    '/%00',
    '/echo/' + 'x'.repeat(300),
  ])('%j is answered', async (path) => {
    const { url } = await start({ routes: [echo] });
    const answer = await raw(url, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|404|405) /);
    expect(answer).not.toMatch(/\bat |node_modules/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('origins', () => {
  test('a page of a stranger is refused, with advice', async () => {
    const { url } = await start({ routes: [echo, shared], config: loopback });
    for (const path of ['/shared', '/echo/x']) {
      for (const origin of [
        'https://evil.example',
        'null',
        'https://friend.example.evil.example',
        'http://friend.example',
      ]) {
        const response = await post(url + path, {}, { origin });
        expect(response.status).toBe(403);
        expect(response.headers.has('access-control-allow-origin')).toBe(false);
        expect(await errorIn(response)).toMatchObject({
          code: 'origin-not-allowed',
          advice: expect.stringContaining('ALLOWED_ORIGINS'),
        });
      }
    }
  });

  test('a page of a friend may ask and read, also the errors', async () => {
    const { url } = await start({ routes: [shared], config: loopback });
    const origin = 'https://friend.example';
    const good = await post(`${url}/shared`, {}, { origin });
    expect(good.status).toBe(200);
    expect(good.headers.get('access-control-allow-origin')).toBe(origin);
    expect(good.headers.get('vary')).toBe('Origin');
    const bad = await fetch(`${url}/shared`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{',
    });
    expect(bad.status).toBe(400);
    expect(bad.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('preflight', async () => {
    const { url } = await start({ routes: [echo, shared], config: loopback });
    const ask = (path: string, origin: string) =>
      fetch(url + path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const good = await ask('/shared', 'https://friend.example');
    expect(good.status).toBe(204);
    expect(good.headers.get('access-control-allow-headers')).toMatch(/authorization.*x-ms-bot-agent/);
    expect(good.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect((await ask('/shared', 'https://evil.example')).status).toBe(403);
    expect((await ask('/echo/x', 'https://friend.example')).status).toBe(405);
  });

  test('our own pages may ask', async () => {
    const { url } = await start({ routes: [shared], config: loopback });
    expect((await post(`${url}/shared`, {}, { origin: url })).status).toBe(200);
    const local = url.replace('127.0.0.1', 'localhost');
    expect((await post(`${local}/shared`, {}, { origin: local })).status).toBe(200);
  });

  /** fetch does not let a Host header through. */
  function postAs(
    url: string,
    headers: Record<string, string>,
  ): Promise<{ status: number | undefined; body: { baseUrl?: string } }> {
    return new Promise((resolve, reject) => {
      const sent = request(`${url}/shared`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (data: Buffer) => (text += data.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) as object }));
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  test('a name that a stranger points at this machine does not make their page ours', async () => {
    const { url } = await start({ routes: [shared], config: loopback });
    const rebound = await postAs(url, { host: 'evil.example', origin: 'http://evil.example' });
    expect(rebound.status).toBe(403);
    expect((await postAs(url, { host: 'evil.example' })).body.baseUrl).toBeUndefined();
    expect((await postAs(url, { host: '10.0.0.5:80' })).body.baseUrl).toBe('http://10.0.0.5');
  });

  test('PUBLIC_URL decides, whatever Host says', async () => {
    const config = { ...loopback, publicUrl: 'https://help.example.com/triage' };
    const { url } = await start({ routes: [shared], config });
    expect((await postAs(url, { host: 'evil.example' })).body.baseUrl).toBe('https://help.example.com/triage');
    expect((await postAs(url, { host: 'x', origin: 'https://help.example.com' })).status).toBe(200);
    expect((await postAs(url, { host: 'evil.example', origin: 'http://evil.example' })).status).toBe(403);
  });
});

describe('rate limits', () => {
  const limited: Route = { ...echo, path: '/limited', perMinute: 2 };
  const from = (url: string, forwarded: string) => post(`${url}/limited`, {}, { 'x-forwarded-for': forwarded });

  test('count by the network address; without a proxy X-Forwarded-For is not believed', async () => {
    const { url } = await start({ routes: [limited] });
    const statuses = [];
    for (const client of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) statuses.push((await from(url, client)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('behind a proxy its own entry counts, the last', async () => {
    const { url } = await start({ routes: [limited], config: { ...loopback, publicUrl: 'https://help.example.com' } });
    const statuses = [];
    for (const forwarded of ['9.9.9.9, 1.1.1.1', '8.8.8.8, 1.1.1.1:4711', '7.7.7.7, 1.1.1.1', '7.7.7.7, 2.2.2.2']) {
      statuses.push((await from(url, forwarded)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  test('a network of IPv6 addresses is one client', async () => {
    const { url } = await start({ routes: [limited], config: { ...loopback, publicUrl: 'https://help.example.com' } });
    const statuses = [];
    for (const client of ['2001:db8::1', '[2001:db8:0:0:1::2]:443', '2001:db8::3', '2001:db8:0:1::1']) {
      statuses.push((await from(url, client)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});

describe('requests for another protocol', () => {
  const wish = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n';
  const upgrade = { prefix: '/ws', handle: () => Promise.reject(new Error('not for these')) };
  const length = (body: string) => `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;

  test('are answered as if they had not asked', async () => {
    const { url } = await start({ routes: [echo], upgrades: [upgrade] });
    const answer = await raw(
      url,
      `GET /healthz HTTP/1.1\r\nHost: x\r\n${wish}\r\n` +
        `GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close, Upgrade\r\nUpgrade: h2c\r\n\r\n`,
    );
    expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
    expect(answer).not.toMatch(/^upgrade:/im);
  });

  test('also with a body, in one piece or in several', async () => {
    const { url } = await start({ routes: [echo], upgrades: [upgrade] });
    const body = JSON.stringify({ a: 'b'.repeat(300_000) });
    const head = `POST /echo/x HTTP/1.1\r\nHost: x\r\n${wish}${length(body)}`;
    const last = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const whole = await raw(url, head + body + last);
    const parts = await raw(url, head, (socket) => {
      socket.on('end', () => socket.end());
      setTimeout(() => socket.write(body.slice(0, 7)), 20);
      setTimeout(() => socket.write(body.slice(7) + last), 40);
    });
    for (const answer of [whole, parts]) {
      expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
      expect(answer).toContain('b'.repeat(300_000));
    }
  });

  test('are checked like all others', async () => {
    const { url } = await start({ routes: [echo], upgrades: [upgrade] });
    const head = `POST /echo/x HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\n${wish}${length('{}')}{}`;
    const answer = await raw(url, head, (socket) => setTimeout(() => socket.end(), 100));
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('what a route refuses before the body', () => {
  test('is answered without waiting for the body', async () => {
    const screen = () => Promise.reject(new Problem('stranger', 'Who are you?', 'Say it.', 401));
    const { url } = await start({ routes: [{ ...echo, screen }] });
    for (const header of ['Content-Length: 5000000', 'Content-Length: 500', 'Transfer-Encoding: chunked']) {
      const head = `POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${header}\r\n\r\n`;
      const answer = await raw(url, head, (socket) => setTimeout(() => socket.end(), 100));
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(/^connection: close/im.test(answer.split('HTTP/1.1 400')[0] ?? '')).toBe(header !== 'Content-Length: 500');
    }
  });

  test('can be an answer of its own', async () => {
    const { url } = await start({ routes: [{ ...echo, screen: async () => ({ status: 429 }) }] });
    expect((await post(`${url}/echo/x`, {})).status).toBe(429);
    const open = await start({ routes: [{ ...echo, screen: async () => undefined }] });
    expect((await post(`${open.url}/echo/x`, {})).status).toBe(200);
  });
});

describe('health', () => {
  test('HEAD is answered like GET, without the body', async () => {
    const { url } = await start({ routes: [] });
    for (const path of ['/healthz', '/readyz']) {
      const get = await fetch(url + path);
      const head = await fetch(url + path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      for (const name of ['content-type', 'content-length']) expect(head.headers.get(name)).toBe(get.headers.get(name));
      expect(await head.text()).toBe('');
    }
  });

  test('healthz says that the process lives, readyz what is wrong', async () => {
    let ok = true;
    const readiness = [
      { name: 'store', check: async () => ({ ok: true }) },
      { name: 'bot', check: async () => (ok ? { ok } : { ok, detail: 'the secret has expired' }) },
    ];
    const { url } = await start({ routes: [], readiness });
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ok: true,
      checks: [
        { name: 'store', ok: true },
        { name: 'bot', ok: true },
      ],
    });
    ok = false;
    const broken = await fetch(`${url}/readyz`);
    expect(broken.status).toBe(503);
    expect(await broken.json()).toEqual({
      ok: false,
      checks: [
        { name: 'store', ok: true },
        { name: 'bot', ok: false, detail: 'the secret has expired' },
      ],
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('a check that fails is not ready', async () => {
    const readiness = [{ name: 'store', check: () => Promise.reject(new Error('gone')) }];
    const { url } = await start({ routes: [], readiness });
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ok: false, checks: [{ ok: false }] });
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    await mkdir(join(folder, 'pages', 'sub'), { recursive: true });
    const write = (name: string, data: string | Buffer) => writeFile(join(folder, 'pages', name), data);
    await write('index.html', '<!doctype html><title>x</title>');
    await write('webchat.js', `let a = "${'x'.repeat(5_000)}";`);
    await write('chat.css', 'body{}');
    await write('icon.png', Buffer.from([1, 2, 3]));
    await write('sub/deep.svg', '<svg/>');
    await write('.env', 'SECRET=1');
    await write('.hidden.js', 'SECRET=2');
    await write('notes.md', 'not for others');
    await writeFile(join(folder, 'secret.js'), 'outside');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const startPages = () =>
    start({
      routes: [echo],
      staticDir: join(folder, 'pages'),
      pageSources: { connect: ['https://azure.example'] },
      config: loopback,
    });

  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/webchat.js', 'text/javascript; charset=utf-8'],
    ['/chat.css', 'text/css; charset=utf-8'],
    ['/icon.png', 'image/png'],
    ['/sub/deep.svg', 'image/svg+xml'],
  ])('%s is %s', async (path, type) => {
    const { url } = await startPages();
    const response = await fetch(url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  test('HEAD tells the same without the body', async () => {
    const { url } = await startPages();
    const get = await fetch(`${url}/webchat.js`, { headers: { 'accept-encoding': 'identity' } });
    const head = await fetch(`${url}/webchat.js`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect(head.status).toBe(200);
    for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    expect(await head.text()).toBe('');
  });

  test('an unchanged file is not sent again', async () => {
    const { url } = await startPages();
    const first = await fetch(`${url}/webchat.js`);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const again = await fetch(`${url}/webchat.js`, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await fetch(`${url}/webchat.js`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('text is compressed for those who can read it', async () => {
    const { url } = await startPages();
    const small = await fetch(`${url}/webchat.js`, { headers: { 'accept-encoding': 'gzip, br' } });
    const plain = await fetch(`${url}/webchat.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(small.headers.get('vary')).toBe('Accept-Encoding');
    expect(Number(small.headers.get('content-length'))).toBeLessThan(500);
    expect(plain.headers.has('content-encoding')).toBe(false);
    expect(await small.text()).toBe(await plain.text());
    expect(small.headers.get('etag')).not.toBe(plain.headers.get('etag'));
  });

  test.each([
    ...[
      '/.env',
      '/.hidden.js',
      '/notes.md',
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/..%2fsecret.js',
      '/sub/../../secret.js',
    ],
    ...['/sub', '/sub/', '/index.html/', '//etc/passwd', '/webchat.js%00.png', '/WEBCHAT.JS'],
  ])('%s is not served', async (path) => {
    const { url } = await startPages();
    const answer = await raw(url, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400) /);
    expect(answer).not.toMatch(/SECRET|outside|not for others/);
  });

  test('a page has a policy; only friends may frame it', async () => {
    const { url } = await startPages();
    const response = await fetch(url);
    const policy = response.headers.get('content-security-policy') ?? '';
    const directives = Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0], one]));
    expect(directives['default-src']).toBe("default-src 'none'");
    expect(directives['script-src']).toBe("script-src 'self'");
    expect(directives['frame-ancestors']).toBe("frame-ancestors 'self' https://friend.example");
    expect(directives['connect-src']).toBe(
      `connect-src 'self' blob: ${url.replace('http', 'ws')} https://azure.example`,
    );
    expect((await fetch(`${url}/chat.css`)).headers.has('content-security-policy')).toBe(false);
  });

  test('POST to a file: 405', async () => {
    const { url } = await startPages();
    expect((await post(`${url}/webchat.js`, {})).status).toBe(405);
  });

  test('pages that were not built are told of', () => {
    const make = () =>
      createServer({
        config: loopback,
        routes: [],
        staticDir: join(folder, 'nowhere'),
        log: createTestLog(),
        newId,
      });
    expect(make).toThrow(Problem);
  });
});

describe('start and stop', () => {
  const make = (port: number, host = '127.0.0.1') =>
    createServer({ config: { host, port, allowedOrigins: [] }, routes: [], log: createTestLog(), newId });

  test('a port in use is told with the setting to change', async () => {
    const { url } = await start({ routes: [] });
    const failed = await make(Number(new URL(url).port))
      .start()
      .catch((thrown: unknown) => thrown);
    expect(failed).toBeInstanceOf(Problem);
    expect(failed).toMatchObject({ code: 'port-in-use', advice: expect.stringContaining('PORT') });
  });

  test('a host that is not of this machine too', async () => {
    const failed = await make(0, '192.0.2.1')
      .start()
      .catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ code: 'no-such-host', advice: expect.stringContaining('HOST') });
  });

  test('stop lets running requests end and takes no new ones', async () => {
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const slow: Route = {
      method: 'GET',
      path: '/slow',
      handle: async () => {
        await gate;
        return { status: 200, body: 'done' };
      },
    };
    const server = await startServer({ routes: [slow] });
    const running = fetch(`${server.url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = server.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    finish();
    expect(await (await running).json()).toBe('done');
    await stopped;
  });

  test('stop does not wait for ever, and runs the hooks', async () => {
    const never: Route = { method: 'GET', path: '/never', handle: () => new Promise(() => undefined) };
    let hooks = 0;
    const onStop = [async () => hooks++, () => Promise.reject(new Error('no'))];
    const server = await startServer({ routes: [never], onStop, stopMs: 200 });
    const running = fetch(`${server.url}/never`).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = Date.now();
    await server.stop();
    expect(Date.now() - started).toBeLessThan(1_500);
    expect(hooks).toBe(1);
    expect(await running).toBe('cut off');
    expect(server.log.lines.some(({ level }) => level === 'warn')).toBe(true);
  });
});

test('nothing of a request but its route is logged', async () => {
  const { url, log } = await start({ routes: [echo] });
  await post(`${url}/echo/my-name?t=my-token`, { text: 'my-text' }, { authorization: 'Bearer my-proof' });
  await post(`${url}/my-path?t=my-token`, {});
  expect(JSON.stringify(log.lines)).not.toMatch(/my-/);
  expect(log.lines.some(({ fields }) => fields.route === '/echo/:name')).toBe(true);
});

test('a request can be told from another', async () => {
  const ids: string[] = [];
  const handle = async ({ id }: HttpRequest) => {
    ids.push(id);
    return { status: 200 };
  };
  const { url } = await start({ routes: [{ ...echo, handle }] });
  await Promise.all([1, 2, 3].map(() => post(`${url}/echo/x`, {})));
  expect(new Set(ids).size).toBe(3);
});

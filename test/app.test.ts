import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../src/app.js';
import { readConfig } from '../src/settings/config.js';
import { compileKnowledge } from '../src/knowledge.js';
import { anArticle, folderOf } from './helpers/folders.js';
import { createTestLog } from './server/test-log.js';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A folder that is gone after the test. */
function folderWith(files: Record<string, string>): string {
  const folder = folderOf(files);
  ends.push(folder.remove);
  return folder.path;
}

function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'triage-test-'));
  ends.push(() => rmSync(path, { recursive: true }));
  return path;
}

const few = { 'mailbox-full.md': anArticle('The mailbox is full', 'codes: [MailboxFull]', '## Steps\n\n1. Empty it.') };

/** The bot with few articles, on a port of its own. */
async function start(settings: Record<string, string> = {}): Promise<{ url: string; app: App }> {
  const presets = { PORT: '0', DATA_DIR: emptyFolder(), KNOWLEDGE_DIR: folderWith(few) };
  const app = await createApp(readConfig({ ...presets, ...settings }), createTestLog());
  const url = await app.start();
  ends.push(() => app.stop());
  return { url, app };
}

interface Session {
  token: string;
  resume: string;
  resumed: boolean;
}

async function openTalk(url: string, resume?: string): Promise<Session> {
  const response = await fetch(`${url}/api/directline/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resume }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Session;
}

const bot = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppPassword: 'p',
  MicrosoftAppTenantId: '99999999-8888-4777-8666-555555555555',
};

const signIn = {
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 's',
};

describe('articles', () => {
  test('of several folders become one pack', async () => {
    const other = { 'printer.md': anArticle('The printer is out of paper', '', '## Steps\n\n1. Put paper in.') };
    const idsOf = async (folders: string[]) => [...(await compileKnowledge(folders)).pack.ids].sort();
    expect(await idsOf([folderWith(few), folderWith(other)])).toEqual(['mailbox-full', 'printer']);
    expect(await idsOf([folderWith(few)])).toEqual(['mailbox-full']);
  });

  test('are ours where no folder is named', async () => {
    const { pack, refused } = await compileKnowledge([]);
    expect(pack.has('UserErrorBackupOperationInProgress')).toBe(true);
    expect(refused).toEqual([]);
  });
});

describe('the data folder', () => {
  test('gets the token key and the database, for this account alone', async () => {
    const dataDir = join(emptyFolder(), 'made/at/start');
    const { url } = await start({ DATA_DIR: dataDir });
    await openTalk(url);
    expect(readdirSync(dataDir).sort()).toEqual([
      'token.key',
      'triage.db',
      'triage.db-shm',
      'triage.db-wal',
      'triage.lock',
    ]);
    for (const name of readdirSync(dataDir))
      expect([name, statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(readFileSync(join(dataDir, 'token.key'), 'utf8').trim().length).toBeGreaterThanOrEqual(32);
  });

  test('gets no key where TOKEN_KEY is set', async () => {
    const dataDir = emptyFolder();
    const { url } = await start({ DATA_DIR: dataDir, TOKEN_KEY: 'k'.repeat(32) });
    await openTalk(url);
    expect(readdirSync(dataDir)).not.toContain('token.key');
  });

  test('serves one bot at a time, and the next one when that has ended', async () => {
    const settings = { DATA_DIR: emptyFolder() };
    const { app } = await start(settings);
    await expect(start(settings)).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(settings.DATA_DIR),
      advice: expect.stringContaining('DATABASE_URL'),
    });
    const ending = app.stop();
    await start(settings);
    await ending;
  });
});

describe('a talk', () => {
  test('goes on after a restart', async () => {
    const settings = { DATA_DIR: emptyFolder() };
    const { url, app } = await start(settings);
    const first = await openTalk(url);
    expect(first.resumed).toBe(false);
    expect((await openTalk(url, first.resume)).resumed).toBe(true);
    await app.stop();
    const again = await start(settings);
    const second = await openTalk(again.url, first.resume);
    expect(second.resumed).toBe(true);
  });
});

describe('what the keeper is told', () => {
  test('nothing, where all is well', async () => {
    expect((await start()).app.notices).toEqual([]);
    const behindProxy = { ...bot, ...signIn, PUBLIC_URL: 'https://help.example.com' };
    expect((await start(behindProxy)).app.notices).toEqual([]);
  });

  test('settings that look like a mistake, and a closed endpoint', async () => {
    const { app } = await start({ ALLOWED_ORIGIN: 'https://a.example', PUBLIC_URL: 'https://help.example.com' });
    expect(app.notices).toEqual([
      expect.stringMatching(/ALLOWED_ORIGIN is not a setting/),
      expect.stringMatching(/\/api\/messages is closed/),
      expect.stringMatching(/\/support is closed: PUBLIC_URL is set, but OIDC_ISSUER is not/),
    ]);
  });
});

test('without an app id only the store decides whether the bot is ready', async () => {
  const response = await fetch(`${(await start()).url}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, { ok: true, checks: [{ name: 'store', ok: true }] }]);
});

test('other systems are told and may ask, where the settings name them', async () => {
  const key = 'k'.repeat(32);
  const { url } = await start({
    API_KEYS: `jira:${key}`,
    WEBHOOK_URLS: 'https://a.example/hook',
    WEBHOOK_SECRETS: `whsec_${Buffer.alloc(24).toString('base64')}`,
  });
  const ask = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/api/v1${path}`, { headers })).status;
  expect(await ask('/openapi.json')).toBe(200);
  expect(await ask('/tickets')).toBe(401);
  expect(await ask('/tickets', { authorization: `Bearer ${key}` })).toBe(200);
  expect(await ask('/tickets/K7M-3QX', { authorization: `Bearer ${key}` })).toBe(404);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
    ok: true,
    checks: [{}, { name: 'webhooks', ok: true }],
  });
  const { url: other } = await start();
  expect((await fetch(`${other}/api/v1/tickets`)).status).toBe(404);
});

describe('the page', () => {
  const policyOf = async (url: string) => (await fetch(`${url}/`)).headers.get('content-security-policy') ?? '';

  test('talks to this server alone', async () => {
    expect(await policyOf((await start()).url)).not.toContain('botframework.com');
  });

  test('talks to Azure as well where its Direct Line is used', async () => {
    const policy = await policyOf((await start({ DIRECT_LINE_SECRET: 'line' })).url);
    expect(policy).toMatch(/connect-src [^;]*https:\/\/directline\.botframework\.com wss:\/\/directline\./);
  });

  test('may be framed by the allowed origins', async () => {
    const policy = await policyOf((await start({ ALLOWED_ORIGINS: 'https://intranet.example.com' })).url);
    expect(policy).toMatch(/frame-ancestors 'self' https:\/\/intranet\.example\.com$/);
  });
});

test('after the end nobody is answered', async () => {
  const { url, app } = await start();
  await app.stop();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
});

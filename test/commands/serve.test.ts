import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { anArticle, folderOf } from '../helpers/folders.js';
import { endAllTriage, startTriage, type TriageProcess } from '../helpers/triage-process.js';

const folder = folderOf({
  'good/mailbox-full.md': anArticle(
    'The mailbox is full',
    'codes: [MailboxFullError]',
    '## Steps\n\n1. Empty the bin.',
  ),
  'broken/mailbox-full.md': anArticle('The mailbox is full', 'codes: [MailboxFullError]', '## Steps\n\n1. Empty it.'),
  'broken/no-steps.md': anArticle('Nothing to do', 'codes: [NothingToDo]', 'Just text.'),
  'empty/notes.txt': 'no article',
});
const articles = (name: string) => join(folder.path, name);

afterEach(endAllTriage);
afterAll(folder.remove);

/** Starts the bot on a free port, with few articles, because they are read faster than ours. */
function serve(settings: Record<string, string> = {}, args: readonly string[] = []): TriageProcess {
  const presets = { PORT: '0', DATA_DIR: join(folder.path, 'data'), KNOWLEDGE_DIR: articles('good') };
  return startTriage(['serve', ...args], { ...presets, ...settings });
}

/** The address that the program prints, without a slash at the end. */
async function addressOf(triage: TriageProcess): Promise<string> {
  const said = await triage.says(/Open the chat: {2}\S+\/\n.*widget\.js.*\n/);
  return /http:\S+(?=\/\n)/.exec(said)?.[0] ?? '';
}

/** The warnings in the log, once the program was ended: only then all of it has arrived. */
async function warningsOf(triage: TriageProcess): Promise<string[]> {
  triage.kill('SIGTERM');
  expect(await triage.ended).toBe(0);
  return triage
    .out()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: string; msg: string; file?: string })
    .filter(({ level }) => level === 'warn')
    .map(({ msg, file }) => (file === undefined ? msg : `${file}: ${msg}`));
}

/** Checks that the program refused to start: two parts, what is wrong and what to do, and nothing of its inside. */
async function refusal(triage: TriageProcess): Promise<string> {
  expect(await triage.ended).toBe(1);
  expect(triage.out()).not.toContain('Open the chat');
  expect(triage.err()).toMatch(/^triage: \S/);
  expect(triage.err()).not.toMatch(/^\s+at |node:internal|fault of the program/m);
  return triage.err();
}

describe('a good start', () => {
  test('prints where the chat is, and what other pages and channels need', async () => {
    const triage = serve();
    const address = await addressOf(triage);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const link = /http:\S+\/support\?code=[\w-]{32}(?=\n)/.exec(triage.out())?.[0] ?? '';
    expect(triage.out()).toBe(
      [
        `The bot knows 1 topics. Open the chat:  ${address}/`,
        `On another page:  <script src="${address}/widget.js" defer></script>`,
        `Experts, within half an hour, once:  ${link}`,
        `Teams and other channels post to:  ${address}/api/messages`,
        '',
      ].join('\n'),
    );
    for (const path of ['/', '/widget.js', '/healthz', '/readyz']) {
      expect([path, (await fetch(address + path)).status]).toEqual([path, 200]);
    }
    const opened = await fetch(link, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `${address}/support`]);
    expect(triage.err()).toBe('');
  });

  test('names the public address where there is one', async () => {
    const triage = serve({ PUBLIC_URL: 'https://help.example.com/triage/' });
    await triage.says(/knows 1 topics\. Open the chat: {2}https:\/\/help\.example\.com\/triage\/\n/);
    await triage.says(/"https:\/\/help\.example\.com\/triage\/widget\.js"/);
  });
});

describe('articles', () => {
  test('one that is broken is warned of, and the others answer', async () => {
    const triage = serve({ KNOWLEDGE_DIR: articles('broken') });
    await triage.says(/The bot knows 1 topics\./);
    expect(await warningsOf(triage)).toEqual([
      expect.stringMatching(/broken\/no-steps\.md: an article is not used; triage check says more/),
    ]);
  });

  test('a folder without any is warned of', async () => {
    const triage = serve({ KNOWLEDGE_DIR: articles('empty') });
    await triage.says(/The bot knows 0 topics\./);
    expect(await warningsOf(triage)).toEqual([expect.stringMatching(/knows nothing.*KNOWLEDGE_DIR.*--knowledge/)]);
  });

  test('a folder that is not there is named', async () => {
    const text = await refusal(serve({ KNOWLEDGE_DIR: articles('nowhere') }));
    expect(text).toContain(articles('nowhere'));
    expect(text).toMatch(/Name a folder that holds articles/);
  });

  test('--knowledge counts, and not KNOWLEDGE_DIR', async () => {
    const triage = serve({ KNOWLEDGE_DIR: articles('nowhere') }, ['--knowledge', articles('good')]);
    await triage.says(/The bot knows 1 topics\./);
  });
});

describe('what cannot be used', () => {
  test('a port of another program', async () => {
    const other = createServer().unref();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const text = await refusal(serve({ PORT: port }));
    other.close();
    expect(text).toContain(`127.0.0.1:${port} is used by another program`);
    expect(text).toMatch(/Set PORT to another number/);
  });

  test('wrong settings are listed, all of them, and no secret is repeated', async () => {
    const text = await refusal(
      serve({ PORT: 'http', LOG_LEVEL: 'loud', ALLOWED_ORIGINS: '*', TOKEN_KEY: 'tell-nobody', PUBLIC_URL: 'help' }),
    );
    for (const name of ['PORT', 'LOG_LEVEL', 'ALLOWED_ORIGINS', 'TOKEN_KEY', 'PUBLIC_URL']) {
      expect(text).toMatch(new RegExp(`^- ${name} .*: `, 'm'));
    }
    expect(text).not.toContain('tell-nobody');
  });

  test('a data folder that is none', async () => {
    const text = await refusal(serve({ DATA_DIR: join(folder.path, 'empty/notes.txt') }));
    expect(text).toMatch(/notes\.txt/);
    expect(text).toMatch(/DATA_DIR/);
  });
});

test('without an app id, a bot that others can reach takes no posts of channels, and says why', async () => {
  const triage = serve({ HOST: '0.0.0.0' });
  const { port } = new URL(await addressOf(triage));
  const body = JSON.stringify({ type: 'message', text: 'hello' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers, body });
  expect(answer.status).toBe(404);
  expect(triage.out()).not.toContain('/api/messages\n');
  expect(await warningsOf(triage)).toEqual([
    expect.stringMatching(/\/api\/messages is closed: no MicrosoftAppId is set and HOST 0\.0\.0\.0 is not loopback/),
    expect.stringMatching(/\/support is closed: no OIDC_ISSUER is set and HOST 0\.0\.0\.0 is not loopback/),
  ]);
});

describe('the end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it in good order, also with a chat open', async (signal) => {
    const triage = serve();
    const address = await addressOf(triage);
    const { token } = (await post(`${address}/api/directline/token`)) as { token: string };
    const { streamUrl } = (await post(`${address}/v3/directline/conversations`, token)) as { streamUrl: string };
    const chat = new WebSocket(streamUrl);
    await new Promise((resolve) => chat.once('open', resolve));
    triage.kill(signal);
    expect(await triage.ended).toBe(0);
    expect(triage.out()).toContain(`"signal":"${signal}"`);
    expect(triage.err()).toBe('');
  });

  test('a second signal does not wait for what is under way', async () => {
    const triage = serve();
    const { port } = new URL(await addressOf(triage));
    const slow = connect(Number(port), '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write(
      'POST /api/directline/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
        'Content-Length: 100\r\nExpect: 100-continue\r\n\r\n',
    );
    // The server has begun with the request, whose body never comes.
    await new Promise((resolve) => slow.once('data', resolve));
    triage.kill('SIGTERM');
    await triage.says(/"stopping"/);
    triage.kill('SIGTERM');
    expect(await triage.ended).toBe(1);
    slow.destroy();
  });
});

async function post(url: string, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  });
  expect(response.ok).toBe(true);
  return response.json();
}

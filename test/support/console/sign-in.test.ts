import { afterEach, describe, expect, test } from '@jest/globals';
import { startBrowsing, type Browsing } from './browsing.js';
import { startProvider } from './provider.js';
import { type ConsoleStage, startConsole, type StageOptions } from './stage.js';

type Provider = Awaited<ReturnType<typeof startProvider>>;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(more: Parameters<Provider['settings']>[0] = {}, options: StageOptions = {}) {
  const provider = await startProvider();
  ends.push(provider.stop);
  const stage = await startConsole({ signIn: provider.settings(more), ...options });
  ends.push(stage.stop);
  provider.open(stage.url);
  return { provider, stage };
}

/** Goes from /support through the provider as somebody. */
async function signIn(browsing: Browsing, stage: ConsoleStage, login: string, path = '/support') {
  const page = await browsing.open(stage.url + path);
  expect(page.url).toContain('/interaction/');
  return browsing.open(`${page.url}?login=${login}`);
}

async function meOf(browsing: Browsing, stage: ConsoleStage): Promise<unknown> {
  return (await browsing.ask(`${stage.url}/api/support/me`)).json();
}

describe('signing in', () => {
  test('lets somebody with the role in, as who they are everywhere', async () => {
    const { stage } = await start();
    const browsing = startBrowsing();
    const page = await signIn(browsing, stage, 'first');
    expect(page).toMatchObject({ status: 200, url: `${stage.url}/support` });
    expect(page.text).toContain('console.js');
    expect(await meOf(browsing, stage)).toMatchObject({ id: 'object-of-first', name: 'First expert' });
    expect(browsing.cookiesFor(stage.url)).toMatch(/^triage-support=[^;]+$/);
  });

  test('takes sub where there is no object id', async () => {
    const { stage } = await start();
    const browsing = startBrowsing();
    await signIn(browsing, stage, 'second');
    expect(await meOf(browsing, stage)).toMatchObject({ id: 'second', name: 'Second expert' });
  });

  test('a secret in a name is seen by nobody', async () => {
    const { stage } = await start();
    const browsing = startBrowsing();
    await signIn(browsing, stage, 'careless');
    expect(await meOf(browsing, stage)).toMatchObject({ name: 'Ops password=[password removed]' });
  });

  test('leads to the ticket that was asked for', async () => {
    const { stage } = await start();
    const { id } = await stage.open();
    const page = await signIn(startBrowsing(), stage, 'first', `/support?ticket=${id}`);
    expect(page.url).toBe(`${stage.url}/support?ticket=${id}`);
  });

  test('asks the provider with PKCE, state and nonce', async () => {
    const { stage, provider } = await start();
    const to = new URL((await startBrowsing().ask(`${stage.url}/support`)).headers.get('location') ?? '');
    expect(to.origin).toBe(provider.issuer);
    expect(to.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(to.searchParams.get(name)?.length).toBeGreaterThan(40);
    expect(to.searchParams.get('redirect_uri')).toBe(`${stage.url}/support/callback`);
  });

  test('two windows can sign in at once', async () => {
    const { stage } = await start();
    const browsing = startBrowsing();
    const begin = async () => (await browsing.ask(`${stage.url}/support`)).headers.get('location') ?? '';
    const [first, second] = [await begin(), await begin()];
    const page = await browsing.open(first);
    expect((await browsing.open(`${page.url}?login=first`)).status).toBe(200);
    // The provider knows First expert by now, and asks nothing.
    expect(await browsing.open(second)).toMatchObject({ status: 200, url: `${stage.url}/support` });
  });

  test('signing out leads to a page that tells where one is still signed in', async () => {
    const { stage, provider } = await start();
    const browsing = startBrowsing();
    await signIn(browsing, stage, 'first');
    const headers = { 'content-type': 'application/json', origin: stage.url };
    const answer = await browsing.ask(`${stage.url}/api/support/sign-out`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(200);
    expect(browsing.cookiesFor(stage.url)).toBe('');
    const page = await browsing.open(`${stage.url}/support/signed-out`);
    expect(page.text).toContain('You are signed out');
    expect(page.text).toContain(`${provider.issuer}/session/end`);
  });
});

describe('nobody else', () => {
  test('without the role: which one is needed, and who can give it', async () => {
    const { stage } = await start();
    const browsing = startBrowsing();
    const page = await signIn(browsing, stage, 'guest');
    expect(page.status).toBe(403);
    expect(page.text).toContain('You need the role Support.Expert');
    expect(page.text).toContain('administers');
    expect(page.text).toContain('Guest &#60;b&#62;');
    expect((await browsing.ask(`${stage.url}/api/support/me`)).status).toBe(401);
  });

  test('the role that is asked for is the one of the settings', async () => {
    const { stage } = await start({ role: 'Reader' });
    const browsing = startBrowsing();
    expect((await signIn(browsing, stage, 'guest')).status).toBe(200);
    expect((await signIn(startBrowsing(), stage, 'first')).text).toContain('You need the role Reader');
  });

  test('of another tenant, also with the role', async () => {
    const { stage } = await start({ tenant: 'our-tenant' });
    const browsing = startBrowsing();
    const page = await signIn(browsing, stage, 'stranger');
    expect(page.status).toBe(403);
    expect(page.text).toContain('another organisation');
    expect((await browsing.ask(`${stage.url}/api/support/me`)).status).toBe(401);
    expect((await signIn(startBrowsing(), stage, 'first')).status).toBe(200);
  });

  test('who the provider refuses; its words stay out of page and log', async () => {
    const { stage } = await start();
    const page = await signIn(startBrowsing(), stage, 'nobody');
    expect(page.status).toBe(403);
    expect(page.text).toContain('access_denied');
    expect(page.text + JSON.stringify(stage.log.lines)).not.toContain('person@example.com');
  });

  test('whose sign-in was begun in another browser', async () => {
    const { stage } = await start();
    const page = await startBrowsing().open(`${stage.url}/support`);
    const victim = startBrowsing();
    // The browser of the other has the provider's cookies, and so gets the code; ours has not begun.
    const thief = startBrowsing();
    const begun = await thief.open(`${stage.url}/support`);
    expect(page.url).toContain('/interaction/');
    const code = await lastBefore(thief, `${begun.url}?login=first`, `${stage.url}/support/callback`);
    const answer = await victim.open(code);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('not begun in this browser');
    expect(victim.cookiesFor(stage.url)).toBe('');
  });

  test('with a code that was used, a code that was made up, or another state', async () => {
    const { stage } = await start();
    const browsing = startBrowsing();
    const page = await browsing.open(`${stage.url}/support`);
    const callback = await lastBefore(browsing, `${page.url}?login=first`, `${stage.url}/support/callback`);
    const cookie = browsing.cookiesFor(stage.url);
    const ask = (address: string) => fetch(address, { headers: { cookie }, redirect: 'manual' });
    const forged = new URL(callback);
    forged.searchParams.set('code', 'made-up');
    expect((await ask(forged.href)).status).toBe(403);
    const otherState = new URL(callback);
    otherState.searchParams.set('state', `${callback.match(/state=([\w-]{12})/)?.[1] ?? ''}other`);
    expect((await ask(otherState.href)).status).toBe(403);
    expect((await ask(callback)).status).toBe(303);
    expect((await ask(callback)).status).toBe(403);
  });
});

describe('a provider that is not there', () => {
  test('does not hold up the start; experts are told, and it is tried again', async () => {
    let now = Date.now();
    const provider = await startProvider();
    ends.push(provider.stop);
    const stage = await startConsole({ signIn: provider.settings(), clock: () => now });
    ends.push(stage.stop);
    const page = await startBrowsing().open(`${stage.url}/support`);
    expect(page.status).toBe(503);
    expect(page.text).toContain('The sign-in service does not answer');
    const ready = await fetch(`${stage.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain(`OIDC_ISSUER ${provider.issuer} does not answer`);
    expect(stage.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);

    provider.open(stage.url);
    now += 10_000;
    expect((await signIn(startBrowsing(), stage, 'first')).status).toBe(200);
    expect((await fetch(`${stage.url}/readyz`)).status).toBe(200);
  });

  test('a wrong secret is told to who runs the server', async () => {
    const { stage } = await start({ clientSecret: 'wrong' });
    const page = await signIn(startBrowsing(), stage, 'first');
    expect(page.status).toBe(403);
    expect(page.text).toContain('invalid_client');
    expect(stage.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('OIDC_CLIENT_SECRET') }),
    );
  });
});

/** Follows redirects up to one that leads to an address with this beginning, which is not opened. */
async function lastBefore(browsing: Browsing, address: string, beginning: string): Promise<string> {
  let url = address;
  while (!url.startsWith(beginning)) {
    const to = (await browsing.ask(url)).headers.get('location');
    if (to === null) throw new Error(`${url} leads nowhere`);
    url = new URL(to, url).href;
  }
  return url;
}

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Story } from '../../src/model/ticket.js';
import { fullStory } from '../helpers/tickets.js';
import { type ConsoleStage, startConsole, type StageOptions } from '../support/console/stage.js';
import { launchChromium } from './chromium.js';

const artifacts = fileURLToPath(new URL('../../test-artifacts/', import.meta.url));
const me = { id: 'expert-1', name: 'First expert' };
const other = { id: 'expert-2', name: 'Second expert' };
/** Milliseconds until something must be seen. */
const patience = 8_000;

let browser: Browser;
let stage: ConsoleStage;
/** What the browser complained of; there must be nothing, but where the network is broken on purpose. */
let complaints: string[] = [];
let isNetworkBroken = false;

beforeAll(async () => {
  browser = await launchChromium();
  await mkdir(artifacts, { recursive: true });
}, 60_000);

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await stage.stop();
  const seen = complaints;
  complaints = [];
  if (!isNetworkBroken) expect(seen).toEqual([]);
  isNetworkBroken = false;
});

afterAll(() => browser.close());

async function open(options?: StageOptions): Promise<void> {
  stage = await startConsole(options);
}

async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
}

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return page;
}

/** A window of somebody who has signed in. */
async function enter(expert = me, context?: BrowserContext, path = '/support'): Promise<Page> {
  const own = context ?? (await newContext());
  const [name = '', value = ''] = (await stage.cookieOf(expert)).split('=');
  await own.addCookies([{ name, value, url: stage.url }]);
  const page = await newPage(own);
  await page.goto(stage.url + path);
  await page.getByRole('navigation', { name: 'Queue' }).waitFor();
  return page;
}

const row = (page: Page, id: string): Locator => page.locator('.tickets a', { hasText: id });
const log = (page: Page): Locator => page.getByRole('log');
const reply = (page: Page): Locator => page.getByRole('textbox', { name: 'Your reply' });
const title = (page: Page, name = 'Backup of the file server fails'): Locator => page.getByRole('heading', { name });

/** Waits until something holds; the page's policy forbids what playwright does for that. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (await holds()) return;
  }
  throw new Error(`it never came to hold: ${holds.toString()}`);
}

/** Opens an own ticket, ready to write. */
async function openMine(page: Page): Promise<string> {
  const { id } = await stage.open({ state: 'assigned', expert: me });
  await page.goto(`${stage.url}/support?ticket=${id}`);
  await reply(page).waitFor();
  return id;
}

const said = () => stage.acts.flatMap(({ act }) => (act.kind === 'say' ? [act.text] : []));

describe('an expert', () => {
  test('by keyboard alone: the link, the queue, take, reply, resolve, back', async () => {
    await open();
    await stage.open({ title: 'An older one', openedAt: Date.now() - 3_600_000 });
    const { id } = await stage.open();
    const page = await newPage(await newContext());
    await page.goto(stage.link ?? '');
    expect(page.url()).toBe(`${stage.url}/support`);
    await row(page, id).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await title(page).waitFor();
    expect(page.url()).toContain(id);
    await page.locator('.ticket :focus').waitFor();

    await page.keyboard.press('t');
    await page.locator('textarea:focus').waitFor();
    // The letters of shortcuts are letters here.
    await page.keyboard.type('trek?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await page.keyboard.press('Enter');
    await log(page).getByText('trek? second line').waitFor();
    expect(await reply(page).inputValue()).toBe('');
    await stage.say(id, 'thank you');
    await log(page).getByText('thank you').waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Resolve the ticket' }).waitFor();
    await page.keyboard.type('The proxy let it through.');
    await page.keyboard.press('Control+Enter');
    await log(page).getByText('The proxy let it through.').waitFor();
    expect(stage.acts.map(({ act }) => act)).toEqual([
      { kind: 'take' },
      { kind: 'say', text: 'trek?\nsecond line' },
      { kind: 'resolve', note: 'The proxy let it through.' },
    ]);
    await page.keyboard.press('Escape');
    await page.locator('.queue :focus').waitFor();
    expect(page.url()).toBe(`${stage.url}/support`);

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('older');
    await until(async () => (await page.locator('.tickets a').count()) === 1);
    expect(await page.getByRole('searchbox').inputValue()).toBe('older');
  });

  test('reaches everything by Tab, and is trapped nowhere', async () => {
    await open();
    const page = await enter();
    await openMine(page);
    const reached = new Set<string>();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      // Between the last and the first stands the browser itself.
      const focused = page.locator(':focus');
      if ((await focused.count()) === 0) continue;
      reached.add(await focused.evaluate((each) => each.getAttribute('aria-label') ?? each.textContent));
    }
    for (const name of [
      'Keys',
      'Sign out',
      'Mine 1',
      'Tag',
      'Search',
      'Release',
      'Resolve …',
      'Ticket',
      'Your reply',
      'Send',
    ]) {
      expect([...reached]).toContain(name);
    }
  });

  test('releases, resolves and reopens by mouse', async () => {
    await open();
    const page = await enter();
    const id = await openMine(page);
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByText('Take the ticket to reply.').waitFor();
    await page.getByRole('button', { name: 'Take' }).click();
    await page.getByRole('button', { name: 'Resolve …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('The ticket is over.').waitFor();
    await page.getByRole('button', { name: 'Resolved' }).click();
    await row(page, id).waitFor();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.getByRole('button', { name: 'Take' }).waitFor();
    expect(stage.acts.map(({ act }) => act.kind)).toEqual(['release', 'take', 'resolve', 'reopen']);
  });

  test('sees what others do at once, and is told when another was faster', async () => {
    await open();
    const { id } = await stage.open();
    const [mine, theirs] = [await enter(me), await enter(other)];
    for (const page of [mine, theirs]) {
      await row(page, id).click();
      await title(page).waitFor();
    }
    // What the one reads stands still, so that both see a ticket that waits.
    await theirs.route('**/api/support/tickets**', (route) =>
      route.request().method() === 'GET' ? new Promise(() => undefined) : route.continue(),
    );
    isNetworkBroken = true;
    await mine.keyboard.press('t');
    await mine.locator('textarea:focus').waitFor();
    await theirs.keyboard.press('t');
    await theirs.getByRole('alert').getByText('First expert has this ticket.').waitFor();
    await theirs.unrouteAll();

    const third = await enter(other);
    await third.getByRole('button', { name: 'All live' }).click();
    await row(third, id).getByText('First expert has it').waitFor();
    await mine.getByRole('button', { name: 'Release' }).click();
    await row(third, id).getByText('Waiting').waitFor();
  });

  test('is told in the title and by notifications what waits, and what was said in an own ticket', async () => {
    await open();
    const context = await newContext();
    await context.addInitScript(() => {
      const shown: string[] = [];
      class Recorded extends EventTarget {
        static permission = 'default';
        static async requestPermission(): Promise<string> {
          Recorded.permission = 'granted';
          return 'granted';
        }
        constructor(title: string, { body }: { body: string }) {
          super();
          shown.push(`${title} / ${body}`);
        }
      }
      Object.assign(window, { Notification: Recorded, shown });
      document.hasFocus = () => false;
    });
    const page = await enter(me, context);
    const { id } = await stage.open({ title: 'Mine', state: 'assigned', expert: me });
    await row(page, id).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Notify me' }).click();
    await page.getByRole('button', { name: 'Notify me' }).waitFor({ state: 'hidden' });
    const waits = await stage.open({ title: 'New' });
    const shown = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    await until(async () => (await shown()).length === 1);
    expect(await page.title()).toBe('(1) Support');
    await stage.say(id, 'words that others must not read on my screen');
    await until(async () => (await page.title()) === '(2) Support');
    await stage.say(waits.id, 'somebody who waits may write, too');
    await page.getByRole('button', { name: /^Mine/ }).click();
    await row(page, id).getByText('New message').waitFor();
    expect(await shown()).toEqual([`${waits.id}: somebody waits / New`, `${id}: a new message / Mine`]);
    await row(page, id).click();
    await until(async () => (await page.title()) === '(1) Support');
    await stage.lose(id, 1);
    await log(page).getByText('Not delivered: the bot is no longer in the asker’s chat').waitFor();
    await until(async () => (await shown()).at(-1) === `${id}: a message was not delivered / Mine`);
  });

  test('whose session ends is told so, and finds the text again', async () => {
    await open();
    const context = await newContext();
    const page = await enter(me, context);
    const id = await openMine(page);
    await reply(page).fill('not sent yet');
    const window = await enter(me, context);
    isNetworkBroken = true;
    await context.clearCookies();
    await stage.say(id, 'something new');
    for (const each of [page, window]) {
      await each.getByRole('heading', { name: 'You are not signed in any more' }).waitFor();
    }
    await window.getByRole('button', { name: 'Sign in again' }).click();
    await window.getByRole('heading', { name: 'Open the link from the terminal' }).waitFor();
    const [name = '', value = ''] = (await stage.cookieOf(me)).split('=');
    await context.addCookies([{ name, value, url: stage.url }]);
    await page.goto(`${stage.url}/support?ticket=${id}`);
    await until(async () => (await reply(page).inputValue()) === 'not sent yet');
  });

  test('signs out, and leaves no text behind', async () => {
    await open();
    const page = await enter();
    await openMine(page);
    await reply(page).fill('not sent yet');
    const window = await enter(me, page.context());
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    // The other window waits for a click, or a provider would sign in again by itself.
    await window.getByRole('heading', { name: 'You are not signed in any more' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('heading', { name: 'Open the link from the terminal' }).waitFor();
    complaints = complaints.filter((each) => !each.includes('401'));
  });
});

describe('a message', () => {
  test('that nobody answers is kept, also over a reload, and sent once', async () => {
    await open();
    const page = await enter();
    const id = await openMine(page);
    isNetworkBroken = true;
    let asked = 0;
    // The first three times the answer is lost on its way: the server has it all the same.
    await page.route('**/act', async (route) => {
      asked += 1;
      if (asked === 1) await route.fetch();
      await route.abort();
    });
    await reply(page).fill('one');
    await reply(page).press('Enter');
    await reply(page).fill('two');
    await reply(page).press('Enter');
    await page.getByText('Not sent').waitFor();
    expect(await page.locator('.message.pending').allInnerTexts()).toEqual(['two']);
    await page.unrouteAll();
    await page.reload();
    await log(page).getByText('two').waitFor();
    await until(async () => (await page.locator('.message.pending').count()) === 0);
    const texts = (await stage.record(id)).flatMap(({ event }) => (event.kind === 'said' ? [event.text] : []));
    expect(texts).toEqual(['one', 'two']);
    expect(said()).toEqual(['one', 'two']);
  });

  test('that failed is sent by a click, under the same key', async () => {
    await open();
    const page = await enter();
    await openMine(page);
    isNetworkBroken = true;
    const keys = new Set<string>();
    await page.route('**/act', async (route) => {
      keys.add((route.request().postDataJSON() as { key: string }).key);
      await route.fulfill({ status: 503, body: 'the proxy says no' });
    });
    await reply(page).fill('one');
    await reply(page).press('Enter');
    await page.getByText('Not sent').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Send again' }).click();
    await log(page).getByText('one').waitFor();
    expect([...keys]).toEqual([stage.acts.at(-1)?.key.split(':').at(-1)]);
  });

  test('that is refused goes back to where it was written, with the reason', async () => {
    await open();
    const page = await enter();
    const id = await openMine(page);
    isNetworkBroken = true;
    await page.route('**/act', async (route) => {
      // In the moment between the two, the ticket is over.
      await stage.desk.act(id, { kind: 'resolve' }, { role: 'expert', ...me }, 'elsewhere');
      await route.continue();
    });
    await reply(page).fill('too late');
    await reply(page).press('Enter');
    await page.getByRole('alert').getByText('This ticket is closed: open it again first.').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.getByRole('button', { name: 'Take' }).click();
    expect(await reply(page).inputValue()).toBe('too late');
  });

  test('that is too long is not sent, and says by how much', async () => {
    await open();
    const page = await enter();
    await openMine(page);
    await reply(page).fill('x'.repeat(20_003));
    await page.getByText('3 characters too many').waitFor();
    await reply(page).press('Enter');
    await page.waitForTimeout(200);
    expect((await reply(page).inputValue()).length).toBe(20_003);
    expect(said()).toEqual([]);
  });
});

test('shows whether the asker writes, is here or has gone, and that secrets were removed', async () => {
  await open();
  const page = await enter();
  const id = await openMine(page);
  const { address } = (await stage.store.loadTicket(id))!;
  await stage.notifications.tell({ kind: 'typing', ticket: id, conversation: address.conversation, role: 'asker' });
  await page.getByText('Asker of the web is writing …').waitFor();
  await stage.say(id, 'the password is', 2);
  await page.getByText('is writing').waitFor({ state: 'hidden' });
  await log(page).getByText('2 secrets were removed.').waitFor();
  await page.getByText('1 secret was removed from what the asker wrote.').waitFor();
  await stage.notifications.tell({ kind: 'presence', conversation: address.conversation, isHere: false });
  await page.getByText('The asker has closed the chat.').waitFor();
  await stage.notifications.tell({ kind: 'presence', conversation: address.conversation, isHere: true });
  await page.getByText('The asker has the chat open.').waitFor();
  const told: unknown[] = [];
  stage.notifications.listen((news) => told.push(news));
  await reply(page).pressSequentially('ab');
  await until(async () => told.length > 0);
  const { conversation } = address;
  expect(told).toEqual([{ kind: 'typing', ticket: id, conversation, role: 'expert', name: me.name }]);
});

test('after a break of the connection everything is read again', async () => {
  await open();
  const page = await enter();
  const id = await openMine(page);
  // From now on no news come to the page.
  await stage.console.close();
  await stage.say(id, 'said meanwhile');
  const fresh = await stage.open();
  await log(page).getByText('said meanwhile').waitFor();
  await row(page, fresh.id).waitFor();
});

test('script and Markdown in every field stay letters', async () => {
  await open();
  const bad = (field: string) =>
    `${field}<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script> **b** [a](javascript:alert(1)) &lt;`;
  const story: Story = {
    ...fullStory,
    words: bad('words'),
    others: [{ name: bad('other-name'), text: bad('other') }],
    codes: [bad('code')],
    messages: [bad('message')],
    topics: [{ topic: 't', title: bad('topic'), confidence: 0.5 }],
    tried: [
      {
        ...{ topic: 't', part: 'steps', title: bad('part'), outcome: 'tried' },
        steps: [{ id: '1', text: bad('step'), isDone: true, by: bad('by') }],
      },
    ],
    answers: [{ id: 'a', question: bad('question'), answer: bad('answer') }],
    facts: { [bad('fact')]: bad('told') },
    locale: bad('locale'),
    transcript: [{ at: 0, who: 'asker', name: bad('name'), text: bad('said') }],
  };
  const { id } = await stage.open({
    story,
    title: bad('title'),
    tags: [bad('tag')],
    asker: { channel: 'x', id: 'x', name: bad('asker') },
    address: { via: 'x', channel: bad('channel'), conversation: 'x' },
  });
  const page = await enter({ id: 'x', name: bad('expert') }, undefined, `/support?ticket=${id}`);
  await page.getByRole('button', { name: 'Take' }).click();
  await reply(page).fill(bad('reply'));
  await reply(page).press('Enter');
  await stage.say(id, bad('said-later'));
  await stage.file(id, { name: bad('file'), type: bad('type'), size: 1, path: '//evil.example/x' });
  await stage.file(id, { name: 'report.txt', type: 'text/plain', size: 2_000, path: '/files/1' });
  await page.locator('.transcript summary').click();
  await log(page).getByText('report.txt').waitFor();
  await page.getByRole('button', { name: 'All live' }).click();
  await row(page, id).waitFor();
  const text = await page.locator('body').innerText();
  const fields =
    'words other-name other code message topic part step by question answer fact told locale name said title tag asker channel expert reply said-later file type';
  for (const field of fields.split(' ')) expect(text).toContain(bad(field));
  expect(await page.locator('img, script:not([src]), b, strong img, iframe').count()).toBe(0);
  const links = await page.locator('a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  expect(links.filter((link) => !link.startsWith(`${stage.url}/`))).toEqual([]);
  expect(links).toContain(`${stage.url}/files/1`);
  expect(await page.locator('.file a').count()).toBe(1);
  expect(await page.title()).toBe('Support');
});

describe.each([
  ['light', 360],
  ['dark', 360],
  ['light', 1280],
  ['dark', 1280],
] as const)('%s, %d pixels wide', (colorScheme, width) => {
  test('fits and is legible', async () => {
    await open();
    const now = Date.now();
    const long = 'Restore of a domain controller hangs at 40 % and the whole office waits for it to come back';
    await stage.open({ title: long, isUrgent: true, tags: ['restore', 'vm-backup'], openedAt: now - 40 * 60_000 });
    const inTeams = { via: 'b', channel: 'msteams', conversation: 'c' };
    await stage.open({
      title: 'UserErrorVaultCredentialsExpiredOrWhateverIsLongerThanAPhone',
      address: inTeams,
      tags: ['mars'],
    });
    const { id, address } = await stage.open({ openedAt: now - 25 * 3_600_000 });
    const context = await newContext({ colorScheme, viewport: { width, height: width === 360 ? 740 : 800 } });
    const page = await enter(me, context);
    const look = async (name: string) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([name, overflow]).toEqual([name, 0]);
      await page.screenshot({ path: `${artifacts}support-${name}-${colorScheme}-${width}.png` });
    };
    await row(page, id).waitFor();
    await look('queue');
    await row(page, id).click();
    await title(page).waitFor();
    const isQueueSeen = await page.getByRole('navigation', { name: 'Queue' }).isVisible();
    expect(isQueueSeen).toBe(width !== 360);
    await look('ticket');
    await page.keyboard.press('t');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Hello, I look into it. Which proxy is it?');
    await page.keyboard.press('Enter');
    await log(page).getByText('Which proxy').waitFor();
    await stage.say(id, 'Squid 6, on a machine of its own. Its password is', 1);
    await log(page).getByText('Squid 6').waitFor();
    await stage.notifications.tell({ kind: 'presence', conversation: address.conversation, isHere: true });
    await stage.notifications.tell({ kind: 'typing', ticket: id, conversation: address.conversation, role: 'asker' });
    await page.getByText('is writing').waitFor();
    await look('talk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await look('resolve');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.queue :focus').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await look('signed-out');
  });
});

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aTicket, fullStory } from '../support/console/few-tickets.js';
import { type ConsoleStage, startConsole } from '../support/console/stage.js';
import { launchChromium } from './chromium.js';

const artifacts = fileURLToPath(new URL('../../test-artifacts/', import.meta.url));
const me = { id: 'expert-1', name: 'Kim' };
const other = { id: 'expert-2', name: 'Noor' };

let browser: Browser;
let stage: ConsoleStage;
/** What the browser complained of. */
let complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  await mkdir(artifacts, { recursive: true });
}, 60_000);
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await stage.stop();
  complaints = [];
});
afterAll(() => browser.close());

/** A window of somebody who has signed in. */
async function enter(expert = me, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const [name = '', value = ''] = (await stage.cookieOf(expert)).split('=');
  await context.addCookies([{ name, value, url: stage.url }]);
  const page = await newPage(context);
  await page.goto(`${stage.url}/support`);
  await page.getByRole('navigation', { name: 'Queue' }).waitFor();
  return page;
}

async function newPage(context: Awaited<ReturnType<Browser['newContext']>>): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return page;
}

const row = (page: Page, id: string) => page.locator('.tickets a', { hasText: id });

test('by keyboard alone: the link, the queue, take, reply, resolve', async () => {
  stage = await startConsole();
  stage.open(aTicket({ title: 'An older one', openedAt: Date.now() - 3_600_000 }));
  const { id } = stage.open(aTicket());
  const page = await newPage(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  await page.goto(stage.link ?? '');
  expect(page.url()).toBe(`${stage.url}/support`);
  await row(page, id).waitFor();

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Backup of the file server fails' }).waitFor();
  expect(page.url()).toContain(id);
  await page.keyboard.press('t');
  const box = page.getByRole('textbox', { name: 'Your reply' });
  await box.waitFor();
  // The letters of shortcuts are letters here.
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('terje');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('terje second line').waitFor();
  expect(await box.inputValue()).toBe('');
  stage.say(id, 'thank you');
  await page.getByRole('log').getByText('thank you').waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Resolve the ticket' }).waitFor();
  await page.keyboard.type('The proxy let it through.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('log').getByText('The proxy let it through.').waitFor();
  expect(stage.acts.map(({ act }) => act)).toEqual([
    { kind: 'take' },
    { kind: 'say', text: 'terje\nsecond line' },
    { kind: 'resolve', note: 'The proxy let it through.' },
  ]);
  await page.keyboard.press('Escape');
  await page.locator('.queue :focus').waitFor();
  expect(complaints).toEqual([]);
});

test('the pictures', async () => {
  stage = await startConsole();
  const out = process.env.PICS ?? artifacts;
  const urgent = { ...fullStory, isUrgent: true as const };
  const now = Date.now();
  stage.open(
    aTicket({
      title: 'Restore of a domain controller hangs at 40 % and the whole office is waiting for it to come back',
      story: urgent,
      tags: ['restore', 'vm-backup'],
      openedAt: now - 40 * 60_000,
    }),
  );
  stage.open(
    aTicket({
      asker: { channel: 'msteams', id: 'x', name: 'Ola Nordmann' },
      address: { via: 'b', channel: 'msteams', conversation: 'c' },
      title: 'MARS agent: UserErrorVaultCredentialsExpired',
      tags: ['mars'],
    }),
  );
  const { id } = stage.open(aTicket({ openedAt: now - 25 * 3_600_000 }));
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      const page = await enter(me, { colorScheme, viewport: { width, height: width === 360 ? 740 : 800 } });
      const shot = (name: string) => page.screenshot({ path: `${out}/${name}-${colorScheme}-${width}.png` });
      await page.getByRole('button', { name: 'All live' }).click();
      await row(page, id).waitFor();
      await shot('queue');
      await row(page, id).click();
      await page.getByRole('heading', { name: 'Backup of the file server fails' }).waitFor();
      await shot('ticket');
      if (width === 360 && colorScheme === 'light') {
        await page.keyboard.press('t');
        await page.getByRole('textbox', { name: 'Your reply' }).fill('Hello, I look into it.\nWhich proxy is it?');
        await page.keyboard.press('Enter');
        await page.getByRole('log').getByText('Which proxy').waitFor();
        stage.say(id, 'Squid 6, on another machine. The password of it is [removed]', 1);
      }
      await page.locator('.ticket-scroll').evaluate((each) => each.scrollTo(0, 99_999));
      await stage.notifications.tell({ kind: 'typing', ticket: id, role: 'asker' });
      await stage.notifications.tell({ kind: 'presence', conversation: 'x', isHere: true });
      await page.waitForTimeout(300);
      await shot('talk');
      await page.keyboard.press('e');
      await page.waitForTimeout(100);
      await shot('resolve');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await shot('help');
    }
  }
}, 60_000);
void describe;
void other;

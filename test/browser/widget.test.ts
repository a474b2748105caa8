import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type RunningApp } from '../helpers/running-app.js';
import { launchChromium } from './chromium.js';
import { Talk } from './talk.js';

const artifacts = fileURLToPath(new URL('../../test-artifacts/', import.meta.url));

let app: RunningApp;
let browser: Browser;
let welcome: { server: Server; origin: string };
let stranger: { server: Server; origin: string };

/** A web site of its own origin whose page has the widget. */
async function startSite(widget: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Intranet</title><h1>Intranet</h1><a href="#">a link</a>
<script src="${widget()}" data-title="Help with backups" defer></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  welcome = await startSite(() => `${app.url}/widget.js`);
  stranger = await startSite(() => `${app.url}/widget.js`);
  [app, browser] = await Promise.all([startApp({ ALLOWED_ORIGINS: welcome.origin }), launchChromium()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
  welcome.server.close();
  stranger.server.close();
});

async function openSite(origin: string): Promise<{ page: Page; talk: Talk }> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  await page.goto(origin);
  return { page, talk: new Talk(page.frameLocator('#support-triage-widget iframe')) };
}

describe('the widget on a page of another origin', () => {
  test('opens by keyboard, answers, closes with Escape, and a reload keeps the talk', async () => {
    const { page, talk } = await openSite(welcome.origin);
    const launcher = page.getByRole('button', { name: 'Help with backups' });
    expect(await launcher.getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('link', { name: 'a link' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await talk.ready();
    expect(await launcher.getAttribute('aria-expanded')).toBe('true');
    await talk.say('UserErrorRpCollectionLimitReached');
    expect(await talk.lastCard.innerText()).toContain('UserErrorRpCollectionLimitReached');
    await page.screenshot({ path: `${artifacts}widget.png` });
    const cards = await talk.cards.count();

    await page.reload();
    await talk.cards.nth(cards - 1).waitFor();
    expect(await talk.lastCard.innerText()).toContain('UserErrorRpCollectionLimitReached');

    await talk.box.press('Escape');
    await page.waitForFunction(
      () => document.querySelector('#support-triage-widget')?.shadowRoot?.querySelector<HTMLElement>('#panel')?.hidden,
    );
    const focused = await page.evaluate(
      () => document.querySelector('#support-triage-widget')?.shadowRoot?.activeElement?.className,
    );
    expect(focused).toBe('launcher');
    await page.context().close();
  });

  test('the keyboard is in the chat when it opens', async () => {
    const { page, talk } = await openSite(welcome.origin);
    await page.getByRole('button', { name: 'Help with backups' }).click();
    await talk.ready();
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Help with backups' }).click();
    await page.getByRole('button', { name: 'Help with backups' }).click();
    await page.waitForTimeout(300);
    await page.keyboard.type('hello there');
    expect(await talk.box.inputValue()).toBe('hello there');
    await page.context().close();
  });

  test('an origin that is not allowed gets neither the chat nor a token', async () => {
    const { page, talk } = await openSite(stranger.origin);
    await page.getByRole('button', { name: 'Help with backups' }).click();
    await page.waitForTimeout(2500);
    expect(await talk.cards.count()).toBe(0);
    const refused = await page.evaluate(async (url) => {
      try {
        await fetch(`${url}/api/directline/token`, {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        });
        return false;
      } catch {
        return true;
      }
    }, app.url);
    expect(refused).toBe(true);
    await page.context().close();
  });
});

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { allSteps } from '../../src/model/topic.js';
import { topicsOf } from '../../src/model/pack.js';
import { startApp, type RunningApp } from '../helpers/running-app.js';
import { launchChromium } from './chromium.js';
import { patience, persist, Talk } from './talk.js';

const pastedError =
  '{"error":{"code":"UserErrorGuestAgentStatusUnavailable","message":"VM agent is unable to communicate with the Azure Backup Service."}}';
const artifacts = fileURLToPath(new URL('../../test-artifacts/', import.meta.url));

let app: RunningApp;
let browser: Browser;
/** What the browser complained of; there must be nothing. */
const complaints: string[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
  await mkdir(artifacts, { recursive: true });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Web Chat complains of every Action.ToggleVisibility, which the card itself carries out, and prints it in the next line. */
const knownComplaint = 'received unknown action from Adaptive Cards';
let isActionNext = false;

function complain(complaint: string): void {
  const isKnown = isActionNext || complaint.includes(knownComplaint);
  isActionNext = complaint.includes(knownComplaint);
  if (!isKnown) complaints.push(complaint);
}

async function open(options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; page: Page; talk: Talk }> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complain(message.text());
  });
  await page.goto(app.url);
  const talk = new Talk(page);
  await talk.ready();
  return { context, page, talk };
}

/** The page is loaded again: what is done before that is done to the old one. */
async function startAnew(page: Page, talk: Talk): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'New talk' }).click()]);
  await talk.ready();
}

describe('the chat page', () => {
  test('a pasted error leads through the platform question to the steps, and a reload keeps the talk', async () => {
    const { context, page, talk } = await open();
    await talk.say(pastedError);
    expect(await talk.lastCard.innerText()).toContain('Windows or Linux');
    await talk.click('Linux');
    const answer = await talk.lastCard.innerText();
    expect(answer).toContain('UserErrorGuestAgentStatusUnavailable');
    expect(answer).toContain('What to do');
    expect(answer).toContain('If it still fails');
    expect(answer).toMatch(/Source: /);
    const cards = await talk.cards.count();

    await page.reload();
    await talk.cards.nth(cards - 1).waitFor();
    expect(await talk.lastCard.innerText()).toBe(answer);
    expect(await page.locator('.webchat__bubble--from-user', { hasText: 'UserErrorGuestAgent' }).count()).toBe(1);

    // Still the same talk: the platform is remembered, not asked again.
    await talk.say('GuestAgentSnapshotTaskStatusError');
    expect(await talk.lastCard.innerText()).toContain('Cause 1 of');
    await context.close();
  });

  test('"New talk" forgets', async () => {
    const { context, page, talk } = await open();
    await talk.say(pastedError);
    await startAnew(page, talk);
    expect(await page.getByText('UserErrorGuestAgentStatusUnavailable').count()).toBe(0);
    await context.close();
  });

  test('a secret is gone from the page that is loaded again', async () => {
    const { context, page, talk } = await open();
    await talk.say('backup fails, the password is Hunter2!secret');
    expect(await talk.lastCard.innerText()).toContain('I removed a password');
    await page.reload();
    await talk.cards.nth(1).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Hunter2');
    await context.close();
  });

  test('every button of every kind of card does something', async () => {
    const { context, talk } = await open();
    const ways: [question: string, button: string, expected: RegExp][] = [
      [pastedError, 'Windows', /What to do/],
      [pastedError, 'Linux', /What to do/],
      [pastedError, 'Both, or I don’t know', /What to do/],
      [`${pastedError} on Linux`, 'This fixed it', /Good to hear/],
      [`${pastedError} on Linux`, 'Still failing', /tried/],
      [`${pastedError} on Linux`, 'Not my problem', /something else/],
      ['GuestAgentSnapshotTaskStatusError on Linux', 'Still failing', /Cause 2 of/],
      ['GuestAgentSnapshotTaskStatusError on Linux', 'Not my problem', /something else/],
      ['MARS backup fails', 'Save what is done', /Checklist/],
      [
        'our linux vm backup fails, is there a health check for azure vm backup, step by step',
        'Next step',
        /step 2 of 4/,
      ],
      ['proxy', 'Files, with the MARS agent', /stops at the proxy/],
      ['MARS backup fails', 'Notes, links and sources', /Good to know/],
      ['Issue with Vault Credentials', 'None of these', /something else/],
      ['xyzzy nobody knows this', 'none', /don’t know this one/],
    ];
    for (const [question, button, expected] of ways) {
      await talk.say(question);
      if (button !== 'none') await talk.click(button);
      expect(await talk.lastCard.innerText()).toMatch(expected);
      await talk.say('start over');
    }
    await context.close();
  }, 120_000);

  test('an offered topic is chosen by a click anywhere on it', async () => {
    const { context, talk } = await open();
    await talk.say('Issue with Vault Credentials');
    expect(await talk.lastCard.innerText()).toMatch(/Which of these|Is it this/);
    const option = talk.lastCard.locator('.ac-container.ac-selectable').first();
    const title = (await option.innerText()).split('\n')[0] ?? '';
    await talk.andThenACard(() => option.click());
    expect(await talk.lastCard.innerText()).toContain(title);
    await context.close();
  });

  test('checks that were ticked are ticked in the card that follows', async () => {
    const { context, talk } = await open();
    await talk.say('MARS backup fails');
    await talk.lastCard.getByRole('checkbox').nth(1).check();
    await talk.click('Save what is done');
    expect(await talk.lastCard.innerText()).toContain('1 of');
    expect(await talk.lastCard.getByRole('checkbox').nth(1).isChecked()).toBe(true);
    expect(await talk.lastCard.getByRole('checkbox').nth(0).isChecked()).toBe(false);
    await context.close();
  });

  test('a card that was saved is hidden, the newer one has the keyboard, and a reload shows what was ticked', async () => {
    const { context, page, talk } = await open();
    await talk.say(`${pastedError} on Linux`);
    await talk.lastCard.getByRole('checkbox').nth(0).check();
    await talk.lastCard.getByRole('checkbox').nth(2).check();
    await talk.button('Save what is done').focus();
    await talk.andThenACard(() => page.keyboard.press('Enter'));
    await page.locator('[data-replaced]').waitFor({ state: 'attached' });
    const seen = talk.cards.filter({ hasText: 'The VM agent cannot be reached', visible: true });
    expect(await seen.count()).toBe(1);
    expect(await seen.innerText()).toContain('2 of 6 done');
    expect(await talk.button('Save what is done').evaluate((button) => button === document.activeElement)).toBe(true);

    const cards = await talk.cards.count();
    await page.reload();
    await talk.cards.nth(cards - 1).waitFor();
    await page.locator('[data-replaced]').waitFor({ state: 'attached' });
    expect(await seen.count()).toBe(1);
    const boxes = await seen.getByRole('checkbox').all();
    expect(await Promise.all(boxes.map((box) => box.isChecked()))).toEqual([true, false, true, false, false, false]);
    await context.close();
  });

  test('every button of a card can be reached on a phone', async () => {
    const { context, talk } = await open({ viewport: { width: 360, height: 1400 } });
    await talk.say(`${pastedError} on Linux`);
    for (const name of ['This fixed it', 'Still failing', 'Save what is done', 'Not my problem']) {
      const box = await talk.button(name).boundingBox();
      expect(box!.x + box!.width).toBeLessThanOrEqual(360);
    }
    await context.close();
  });

  test('notes, links and sources unfold; links open a new page', async () => {
    const { context, talk } = await open();
    await talk.say(`${pastedError} on Linux`);
    const source = talk.lastCard.getByText('Further sources');
    expect(await source.isVisible()).toBe(false);
    await talk.button('Notes, links and sources').click();
    await source.waitFor({ state: 'visible' });
    await context.route('https://learn.microsoft.com/**', (route) => route.fulfill({ body: 'the page' }));
    const link = talk.lastCard.getByText(/^Troubleshoot Azure Backup failure/).last();
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    expect(opened.url()).toMatch(/^https:\/\/learn\.microsoft\.com\//);
    await context.close();
  });

  test('every command is copied to the letter', async () => {
    const { context, page, talk } = await open();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.url });
    const topics = [...topicsOf(app.app.triage().pack)].filter(
      (topic) =>
        topic.codes.some((code) => /[a-z][A-Z]/.test(code)) &&
        [...allSteps(topic).flatMap((step) => step.body), ...topic.ifItStillFails].some(
          (block) => block.kind === 'command',
        ),
    );
    expect(topics.length).toBeGreaterThan(4);
    for (const topic of topics) {
      await startAnew(page, talk);
      await talk.say(topic.codes.find((code) => /[a-z][A-Z]/.test(code)) ?? '');
      if ((await talk.lastCard.innerText()).includes('Windows or Linux')) await talk.click('Both, or I don’t know');
      const known = JSON.stringify(topic);
      for (const button of await talk.lastCard.getByRole('button', { name: /^Copy the command/ }).all()) {
        await persist(
          () => button.click(),
          async () =>
            page.waitForFunction((each) => each.textContent !== 'Copy', await button.elementHandle(), {
              timeout: patience,
            }),
        );
        expect(await button.textContent()).toBe('Copied');
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(known).toContain(JSON.stringify(copied).slice(1, -1));
      }
    }
    await context.close();
  }, 240_000);

  test('a long answer shows its beginning, again and again', async () => {
    const { context, page, talk } = await open({ viewport: { width: 360, height: 740 } });
    for (const text of ['UserErrorGuestAgentStatusUnavailable on Linux', 'GuestAgentSnapshotTaskStatusError']) {
      await talk.say(text);
      await page.waitForTimeout(1000);
      const top = (await talk.lastCard.boundingBox())?.y ?? Number.NaN;
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(370);
    }
    await context.close();
  });

  test('works by keyboard alone', async () => {
    const { context, page, talk } = await open();
    await talk.box.focus();
    await page.keyboard.type('Issue with Vault Credentials');
    await talk.andThenACard(() => page.keyboard.press('Enter'));
    const option = talk.lastCard.locator('.ac-container.ac-selectable').first();
    await option.focus();
    await talk.andThenACard(() => page.keyboard.press('Enter'));
    await talk.button('Still failing').focus();
    await talk.andThenACard(() => page.keyboard.press('Space'));
    expect(await talk.lastCard.innerText()).toMatch(/tried/);
    await context.close();
  });

  test.each([
    ['light', 900],
    ['dark', 900],
    ['light', 360],
    ['dark', 360],
  ] as const)('fits and is legible: %s, %d pixels wide', async (colorScheme, width) => {
    const { context, page, talk } = await open({ colorScheme, viewport: { width, height: 1400 } });
    await talk.say('linux-agent-out-of-date: how do I update waagent on ubuntu');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const tooWide = await talk.lastCard.evaluate(
      (card) =>
        [...card.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
          .length,
    );
    expect(tooWide).toBe(0);
    await page.screenshot({ path: `${artifacts}chat-${colorScheme}-${width}.png` });
    await context.close();
  });

  test('the browser complained of nothing', () => {
    expect(complaints).toEqual([]);
  });
});

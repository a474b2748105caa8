import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../helpers/running-app.js';
import { launchChromium } from './chromium.js';
import { Talk } from './talk.js';

const artifacts = fileURLToPath(new URL('../../test-artifacts/', import.meta.url));
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchChromium()]);
  await mkdir(artifacts, { recursive: true });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
});

test('asker and expert talk live, from the question to the end', async () => {
  const viewport = { width: 900, height: 900 };
  const askers = await (await browser.newContext({ viewport })).newPage();
  const experts = await (await browser.newContext({ viewport })).newPage();
  await experts.goto(app.app.expertsLink?.(app.url) ?? '');
  await experts.getByText('Nobody is waiting.').waitFor();

  await askers.goto(app.url);
  const talk = new Talk(askers);
  await talk.ready();
  await talk.say('BackUpOperationFailedV2 on a SUSE machine, the password is Hunter2!secret');
  await talk.click('Talk to a person');
  await talk.click('Send without answering');
  expect(await talk.lastCard.innerText()).toContain('Your ticket has arrived');

  await experts.locator('.tickets a').waitFor();
  await experts.keyboard.press('j');
  await experts.keyboard.press('Enter');
  await experts.getByText('BackUpOperationFailedV2 on a SUSE machine').first().waitFor();
  await experts.getByText('1 secret was removed from what the asker wrote.').waitFor();
  await experts.keyboard.press('t');
  await experts.locator('textarea:focus').waitFor();
  await askers.getByText('Local expert is here').first().waitFor();
  await experts.keyboard.type('Which version does waagent -version tell?');
  await experts.keyboard.press('Enter');
  await askers.getByText('Which version does waagent -version tell?').first().waitFor();
  await talk.box.fill('2.2.45');
  await talk.box.press('Enter');
  await experts.getByRole('log').getByText('2.2.45').waitFor();
  await askers.screenshot({ path: `${artifacts}talk-asker.png` });
  await experts.screenshot({ path: `${artifacts}talk-expert.png` });

  await experts.keyboard.press('Escape');
  await experts.keyboard.press('e');
  await experts.getByRole('dialog').waitFor();
  await experts.keyboard.type('The agent was too old.');
  await experts.keyboard.press('Control+Enter');
  await experts.getByText('The ticket is over.').waitFor();
  await askers.getByText('The agent was too old.').first().waitFor();
  expect(await experts.locator('body').innerText()).not.toContain('Hunter2');
}, 60_000);

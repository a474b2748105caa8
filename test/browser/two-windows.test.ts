import { mkdir, readFile } from 'node:fs/promises';
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
  const arrived = await talk.lastCard.innerText();
  expect(arrived).toContain('Your ticket has arrived');
  const [ticket = ''] = /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(arrived) ?? [];

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
  await talk.box.pressSequentially('and');
  await experts.getByText('The asker is writing …').waitFor();
  await talk.box.fill('');
  // It is told every few seconds while somebody writes.
  await experts.keyboard.type('and on and on and on', { delay: 250 });
  await askers.locator('.webchat__typing-indicator').waitFor();
  await experts.keyboard.press('Control+A');
  await experts.keyboard.press('Delete');

  const png = { name: 'screen.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a00', 'hex') };
  const log = { name: 'agent.log', mimeType: 'text/plain', buffer: Buffer.from('started\npassword=Hunter2!secret\n') };
  await askers.locator('input[type=file]').setInputFiles([png, log]);
  await talk.box.press('Enter');
  await askers.getByText('Your 2 files were passed on').first().waitFor();
  const [saved] = await Promise.all([
    experts.waitForEvent('download'),
    experts.getByRole('log').getByText('agent.log (text/plain').click(),
  ]);
  expect(await readFile(await saved.path(), 'utf8')).toMatch(/^started\npassword=/);
  await experts.getByText('Not checked for secrets.').waitFor();
  await experts.locator('input[type=file]').setInputFiles([{ ...log, name: 'fixed.log' }]);
  const sent = askers.getByText('fixed.log').last();
  await sent.waitFor();
  const [answer] = await Promise.all([
    askers.context().waitForEvent('response', (one) => one.url().includes('/api/files/')),
    sent.click(),
  ]);
  expect([answer.status(), answer.headers()['content-disposition']]).toEqual([
    200,
    expect.stringContaining('attachment; filename="fixed.log"'),
  ]);
  await askers.screenshot({ path: `${artifacts}talk-asker.png` });
  await experts.screenshot({ path: `${artifacts}talk-expert.png` });

  // There is no way back into a talk that was left: whoever has a ticket in it is asked first.
  const leaving = askers.getByRole('dialog', { name: 'Leave this talk?' });
  await askers.getByRole('button', { name: 'New talk' }).click();
  await leaving.getByText(ticket).waitFor();
  await askers.keyboard.press('Enter');
  await leaving.waitFor({ state: 'hidden' });

  await experts.keyboard.press('r');
  await experts.locator('textarea:focus').waitFor();
  await experts.keyboard.press('Escape');
  await experts.keyboard.press('e');
  await experts.getByRole('dialog').waitFor();
  await experts.keyboard.type('The agent was too old.');
  await experts.keyboard.press('Control+Enter');
  await experts.getByText('The ticket is over.').waitFor();
  await askers.getByText('The agent was too old.').first().waitFor();
  expect(await experts.locator('body').innerText()).not.toContain('Hunter2');

  // Of a long talk the end is seen after a reload.
  await askers.reload();
  const end = askers.getByText('The agent was too old.').last();
  await end.waitFor();
  await askers.waitForFunction(
    (element) => {
      const { top } = element.getBoundingClientRect();
      return top > 0 && top < window.innerHeight;
    },
    await end.elementHandle(),
  );
  // The ticket is over: nobody is asked.
  await askers.getByRole('button', { name: 'New talk' }).click();
  await end.waitFor({ state: 'hidden' });
  expect(await leaving.isVisible()).toBe(false);
}, 60_000);

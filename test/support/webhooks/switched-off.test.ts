import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTargets } from '../../../src/support/webhooks/targets.js';
import { aWholeTicket } from '../../helpers/tickets.js';
import { createSending, day, hour, minute, opened, said, type Sending, seqs } from './sending.js';
import { answers } from '../../helpers/webhook-target.mjs';

let sending: Sending;
beforeEach(async () => {
  sending = await createSending();
});
afterEach(() => sending.close());

const health = async () => (await sending.webhooks().readiness[0]!.check()).detail;
const offLines = () => sending.levels('warn').filter(({ message }) => message.includes('switched off'));

describe('a target where nothing arrives for days', () => {
  test('is switched off with a warning, then tried once an hour', async () => {
    const target = await sending.target(answers(500));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    await sending.pass(5 * day - hour, 20 * minute);
    expect(offLines()).toEqual([]);
    expect(await health()).toMatch(/^Webhook target 1: nothing arrives since /);
    await sending.pass(2 * hour, 20 * minute);
    expect(offLines()).toMatchObject([{ fields: { reason: 'failing', keepDays: 30 } }]);
    expect(await health()).toMatch(/is off since .*nothing arrived there for days\.$/);
    const before = target.deliveries.length;
    await sending.pass(10 * hour, 5 * minute);
    const tries = target.deliveries.length - before;
    expect(tries).toBeGreaterThanOrEqual(8);
    expect(tries).toBeLessThanOrEqual(10);
    expect(offLines()).toHaveLength(1);
  });

  test('stays off for other processes and after a restart, and goes on by itself with everything in order', async () => {
    const target = await sending.target(answers(503));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    await sending.pass(5 * day + hour, hour);
    sending.start();
    expect(await health()).toMatch(/is off since/);
    await sending.happens(aWholeTicket({ version: 2 }), said(2, 'a'));
    await sending.happens(aWholeTicket({ version: 3 }), said(3, 'b'));
    target.deliveries.length = 0;
    target.behaviour = answers(204);
    await sending.pass(2 * hour, 5 * minute);
    expect(seqs(target)).toEqual([1, 2, 3]);
    expect(await health()).toBeUndefined();
    expect(sending.log().lines.at(-1)?.message).toBe('a webhook target takes events again');
  });

  test('is not switched off as long as anything arrives, and one event that it never takes keeps no other', async () => {
    const target = await sending.target((request, response) => {
      const isRefused = target.deliveries.at(-1)!.body.includes('"REFUSED"');
      answers(isRefused ? 500 : 204)(request, response);
    });
    const settings = {
      targets: [{ url: target.url, secrets: [target.secret] }],
      offDays: 30 / (24 * 60),
      keepDays: 30,
    };
    sending.start({ settings });
    await sending.happens(aWholeTicket({ id: 'REFUSED' }), opened('REFUSED'));
    await sending.sendDue();
    for (let n = 0; n < 4; n++) {
      await sending.happens(aWholeTicket({ id: `T${n}` }), opened(`T${n}`));
      await sending.pass(20 * minute, 10_000);
      expect(target.deliveries.map(({ event }) => event.data.ticket.id)).toContain(`T${n}`);
    }
    expect(target.deliveries.filter(({ event }) => event.data.ticket.id === 'REFUSED').length).toBeGreaterThan(10);
    expect(offLines()).toEqual([]);
  });

  test('gets what can no longer be kept never, and the keeper is told of each', async () => {
    const target = await sending.target(answers(500));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    await sending.pass(29 * day, 6 * hour);
    await sending.happens(aWholeTicket({ version: 2 }), said(2, 'a'));
    expect(sending.levels('error')).toEqual([]);
    await sending.pass(2 * day, hour);
    expect(sending.levels('error')).toMatchObject([
      { message: expect.stringMatching(/given up/), fields: { ticket: 'K7M-3QX', seq: 1, days: 30 } },
    ]);
    target.deliveries.length = 0;
    target.behaviour = answers(204);
    await sending.pass(2 * hour, 10 * minute);
    expect(seqs(target)).toEqual([2]);
  });
});

describe('a target that answers 410', () => {
  test('gets nothing more, until the keeper switches it on; what happened meanwhile is kept', async () => {
    const target = await sending.target(answers(410));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    expect(offLines()).toMatchObject([
      { fields: { reason: 'gone' }, message: expect.stringMatching(/triage webhooks on/) },
    ]);
    expect(await health()).toMatch(/is off since .*410/);
    target.behaviour = answers(204);
    sending.start();
    await sending.happens(aWholeTicket({ version: 2 }), said(2, 'a'));
    await sending.pass(2 * day, hour);
    expect(seqs(target)).toEqual([1]);
    await sending.store.noteTargetWorks(createTargets([{ url: target.url, secrets: [target.secret] }])[0]!.id);
    await sending.pass(hour, 10 * minute);
    expect(seqs(target)).toEqual([1, 1, 2]);
  });
});

describe('a target that was taken out of the settings', () => {
  test('gets nothing, and what waited for it goes in time', async () => {
    const target = await sending.target(answers(500));
    const other = await sending.target();
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    sending.start({}, [other]);
    target.deliveries.length = 0;
    await sending.pass(29 * day, day);
    expect(sending.levels('error')).toEqual([]);
    await sending.pass(2 * day, hour);
    expect(sending.levels('error')).toMatchObject([{ fields: { target: 'removed', seq: 1 } }]);
    expect(target.deliveries).toEqual([]);
    expect(await sending.store.claimItems('webhook', undefined, sending.clock() + day, 9)).toEqual([]);
  });

  test('is put back in, and gets what waited', async () => {
    const target = await sending.target(answers(500));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    sending.start({}, []);
    await sending.pass(day, hour);
    expect(sending.webhooks().readiness).toEqual([]);
    sending.start();
    target.behaviour = answers(204);
    await sending.pass(hour, 10 * minute);
    expect(seqs(target)).toEqual([1, 1]);
  });
});

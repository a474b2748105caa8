import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { webhookEvents } from '../../../src/support/webhooks/event-schemas.js';
import { aWholeTicket, anEntry, anExpert, fullStory } from '../../helpers/tickets.js';
import { createSending, day, hour, minute, opened, said, type Sending, seqs } from './sending.js';
import { answers, drops, hangs, secretOf } from '../../helpers/webhook-target.mjs';

let sending: Sending;
beforeEach(async () => {
  sending = await createSending();
});
afterEach(() => sending.close());

describe('an event', () => {
  test('is signed so that the library of the specification takes it, and nobody with another secret does', async () => {
    const target = await sending.target();
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    const [delivery] = target.deliveries;
    expect(target.verify(delivery!)).toEqual(delivery!.event);
    const other = new Webhook(secretOf('b'));
    expect(() => other.verify(delivery!.body, delivery!.headers)).toThrow('No matching signature');
    expect(() => target.verify({ ...delivery!, body: delivery!.body.replace('open', 'shut') })).toThrow('No matching');
    expect(delivery!.headers).toMatchObject({
      'webhook-id': expect.stringMatching(/^[\w-]+$/),
      'content-type': 'application/json',
      'user-agent': 'support-triage',
    });
  });

  test('is signed with the new secret and the old one while there are two', async () => {
    const target = await sending.target();
    const settings = {
      targets: [{ url: target.url, secrets: [secretOf('n'), target.secret] }],
      offDays: 5,
      keepDays: 30,
    };
    sending.start({ settings });
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    const [delivery] = target.deliveries;
    for (const secret of [secretOf('n'), target.secret]) {
      expect(new Webhook(secret).verify(delivery!.body, delivery!.headers)).toEqual(delivery!.event);
    }
  });

  test('tells of a new ticket with its story, and nothing that leads to the asker', async () => {
    const target = await sending.target();
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    const { event, body } = target.deliveries[0]!;
    expect(event).toMatchObject({
      type: 'ticket.created',
      timestamp: '2023-11-14T22:13:21.000Z',
      data: {
        ticket: {
          id: 'K7M-3QX',
          version: 1,
          state: 'open',
          title: 'Backup of the file server fails',
          tags: ['vm-backup'],
        },
        entry: { seq: 1, kind: 'opened', by: { role: 'asker', name: 'Kim' } },
        story: { words: fullStory.words, removed_secrets: 1 },
      },
    });
    expect(body).not.toMatch(/-of-asker|reference/);
  });

  test('tells of changes and messages as they were, although more has happened since', async () => {
    const target = await sending.target();
    sending.start();
    const { id, name } = anExpert;
    const expert = { id, name };
    await sending.happens(aWholeTicket(), opened());
    await sending.happens(aWholeTicket({ version: 2, state: 'assigned', expert }), anEntry(2, { kind: 'taken' }));
    await sending.happens(aWholeTicket({ version: 3, state: 'assigned', expert }), said(3, 'hello'));
    await sending.happens(
      aWholeTicket({ version: 4, state: 'resolved', expert }),
      anEntry(4, { kind: 'resolved', note: 'n' }),
    );
    await sending.happens(
      aWholeTicket({ version: 5, state: 'reopened' }),
      anEntry(5, { kind: 'reopened' }, { role: 'system', name: 'jira', author: 'Alex' }),
    );
    await sending.happens(
      aWholeTicket({ version: 6, state: 'reopened' }),
      anEntry(6, { kind: 'reminded' }, { role: 'bot' }),
    );
    await sending.sendDue();
    const told = target.deliveries.map(({ event: { type, data } }) => [
      type,
      data.ticket.version,
      data.ticket.state,
      data.ticket.expert?.name,
    ]);
    expect(told).toEqual([
      ['ticket.created', 1, 'open', undefined],
      ['ticket.changed', 2, 'assigned', name],
      ['ticket.message', 3, 'assigned', name],
      ['ticket.changed', 4, 'resolved', name],
      ['ticket.changed', 5, 'reopened', undefined],
    ]);
    expect(target.deliveries.map(({ event }) => event.data.entry).slice(1)).toMatchObject([
      { kind: 'taken', by: { role: 'expert', name } },
      { text: 'hello' },
      { note: 'n' },
      { by: { role: 'system', name: 'jira', author: 'Alex' } },
    ]);
    for (const { event } of target.deliveries) expect(webhookEvents[event.type].parse(event)).toEqual(event);
  });

  test('goes to every target, under the same id', async () => {
    const both = [await sending.target(), await sending.target(undefined, secretOf('b'))];
    sending.start();
    await sending.happens(aWholeTicket(), opened(), said(2, 'a'));
    await sending.sendDue();
    expect(both.map(seqs)).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const ids = both.map(({ deliveries }) => deliveries.map(({ id }) => id));
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(2);
    for (const target of both) target.deliveries.forEach(target.verify);
  });

  test('of a long talk carries its newest lines, and says how many are missing', async () => {
    const target = await sending.target();
    sending.start();
    const transcript = Array.from({ length: 50 }, (_, at) => ({
      at,
      who: 'asker' as const,
      text: `${at} ${'x'.repeat(3_996)}`,
    }));
    const ticket = aWholeTicket();
    await sending.happens({ ...ticket, story: { ...ticket.story, transcript } }, opened());
    await sending.sendDue();
    const { data } = webhookEvents['ticket.created'].parse(target.deliveries[0]!.event);
    expect([data.story.transcript.length, data.story.transcript_left_out]).toEqual([25, 25]);
    expect(data.story.transcript.at(-1)?.text).toMatch(/^49 /);
  });

  test('whose ticket is no longer kept is not sent', async () => {
    const target = await sending.target();
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    sending.tickets.all.length = 0;
    await sending.sendDue();
    expect(target.deliveries).toEqual([]);
    expect(await sending.store.claimItems('webhook', undefined, sending.clock(), 9)).toEqual([]);
  });
});

describe('what does not arrive', () => {
  test.each([
    ['an error', answers(500), 'it answered 500'],
    ['a refusal', answers(400), 'it answered 400'],
    ['an answer that never comes', hangs, 'no answer within 0.3 s'],
    ['a connection that breaks', drops, 'UND_ERR_SOCKET'],
  ])('because of %s is sent again under the same id', async (_, behaviour, cause) => {
    const target = await sending.target(behaviour);
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.happens(aWholeTicket({ version: 2 }), said(2, 'a'));
    await sending.sendDue();
    expect(seqs(target)).toEqual([1]);
    expect(sending.levels('warn')).toEqual([
      {
        level: 'warn',
        message: expect.stringMatching(/does not take events/),
        fields: { target: expect.any(String), cause },
      },
    ]);
    target.behaviour = answers(200);
    await sending.pass(10_000, 5_000);
    expect(seqs(target)).toEqual([1, 1, 2]);
    const [first, second] = target.deliveries;
    expect(second!.id).toBe(first!.id);
    expect(second!.body).toBe(first!.body);
    expect(Number(second!.headers['webhook-timestamp'])).toBeGreaterThan(Number(first!.headers['webhook-timestamp']));
    expect(sending.log().lines.at(-1)).toMatchObject({ level: 'info', message: 'a webhook target takes events again' });
  });

  test('because nobody listens is sent when somebody does', async () => {
    const target = await sending.target();
    await target.stop();
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    expect(sending.levels('warn')).toMatchObject([{ fields: { cause: 'ECONNREFUSED' } }]);
    await target.startAgain();
    await sending.pass(10_000, 5_000);
    expect(seqs(target)).toEqual([1]);
    expect(sending.outbox().counts().inDoubt).toBe(0);
  });

  test.each([
    ['seconds', () => '120'],
    ['a date', () => new Date(Math.ceil(sending.clock() / 1000) * 1000 + 2 * minute).toUTCString()],
  ])('waits as long as the target asks for, in %s', async (_, retryAfter) => {
    const target = await sending.target(answers(429, { 'retry-after': retryAfter() }));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.happens(aWholeTicket({ id: 'OTHER' }), opened('OTHER'));
    await sending.sendDue();
    expect(target.deliveries.length).toBeLessThanOrEqual(2);
    const before = target.deliveries.length;
    target.behaviour = answers(204);
    await sending.pass(2 * minute - 2_000, 1_000);
    expect(target.deliveries).toHaveLength(before);
    await sending.pass(6 * minute, 5_000);
    expect(new Set(target.deliveries.slice(before).map(({ id }) => id)).size).toBe(2);
    expect(target.deliveries).toHaveLength(before + 2);
  });

  test('does not wait for ever because a target asks for it', async () => {
    const target = await sending.target(answers(503, { 'retry-after': '99999999999' }));
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    target.behaviour = answers(204);
    await sending.pass(hour + minute, minute);
    expect(target.deliveries).toHaveLength(2);
  });

  test('is tried less and less often, by one of many', async () => {
    const target = await sending.target(answers(500));
    sending.start();
    await sending.happens(aWholeTicket({ id: 'A' }), opened('A'));
    await sending.sendDue();
    for (const id of ['B', 'C', 'D', 'E']) await sending.happens(aWholeTicket({ id }), opened(id));
    await sending.pass(hour, 5_000);
    const times = target.deliveries.map(({ headers }) => Number(headers['webhook-timestamp']));
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(gaps[0]).toBeLessThanOrEqual(6);
    expect(gaps.at(-1)).toBeGreaterThan(4 * 60);
    expect(times.length).toBeLessThan(25);
  });

  test('to one target does not keep another one waiting', async () => {
    const [bad, good] = [await sending.target(hangs), await sending.target()];
    // Long enough for a machine that has other work: only the one that hangs may run into it.
    sending.start({ timeoutMs: 4_000 });
    for (let n = 0; n < 30; n++) await sending.happens(aWholeTicket({ id: `T${n}` }), opened(`T${n}`));
    await sending.sendDue();
    expect(good.deliveries).toHaveLength(30);
    expect(new Set(bad.deliveries.map(({ id }) => id)).size).toBe(30);
    await sending.happens(aWholeTicket({ id: 'NEW' }), opened('NEW'));
    await sending.sendDue();
    expect(good.deliveries).toHaveLength(31);
    expect(bad.deliveries.filter(({ event }) => event.data.ticket.id === 'NEW')).toEqual([]);
  }, 30_000);
});

describe('what a target answers', () => {
  test('is not followed elsewhere', async () => {
    const inner = await sending.target();
    const target = await sending.target(answers(307, { location: inner.url }));
    sending.start({}, [target]);
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    expect(inner.deliveries).toEqual([]);
    expect(sending.levels('warn')).toMatchObject([{ fields: { cause: expect.stringMatching(/307.*WEBHOOK_URLS/) } }]);
  });

  test('is not read, whatever it is', async () => {
    let sent = 0;
    const target = await sending.target((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'a=b' });
      const chunk = `{"state":"resolved"}${' '.repeat(64 * 1024)}`;
      const more = () => {
        if (response.destroyed || sent > 1_000) return;
        sent += 1;
        response.write(chunk, () => setImmediate(more));
      };
      more();
    });
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.sendDue();
    expect(seqs(target)).toEqual([1]);
    expect(sent).toBeLessThan(1_000);
    expect(sending.tickets.all[0]!.state).toBe('open');
    expect(await sending.store.claimItems('webhook', undefined, sending.clock() + day, 9)).toEqual([]);
  });

  test('neither texts nor addresses nor secrets are logged', async () => {
    const target = await sending.target(answers(500));
    await (await sending.target(answers(410))).stop();
    sending.start();
    await sending.happens(aWholeTicket(), opened());
    await sending.happens(aWholeTicket({ version: 2 }), said(2, 'tell nobody'));
    await sending.pass(6 * day, hour);
    expect(sending.log().lines.length).toBeGreaterThan(3);
    expect(JSON.stringify(sending.log().lines)).not.toMatch(/\/hook|token|whsec|tell nobody|nightly/);
    expect(JSON.stringify(sending.log().lines)).not.toContain(target.secret.slice(6));
  });
});

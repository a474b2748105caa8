import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../../src/model/ticket.js';
import { aWholeTicket, anEntry, anExpert } from '../../helpers/tickets.js';
import { numbers } from '../../helpers/random.js';
import { createSending, day, minute, type Sending } from './sending.js';
import { answers, type Behaviour, drops, hangs } from '../../helpers/webhook-target.mjs';

let sending: Sending;
beforeEach(async () => {
  sending = await createSending();
});
afterEach(() => sending.close());

test('a target that is down for the whole run and then returns gets every event once, in order per ticket', async () => {
  const next = numbers(5);
  const pick = () => next(1_000) / 1_000;
  const bad: Behaviour[] = [answers(500), answers(429, { 'retry-after': '30' }), answers(302), drops, hangs];
  const target = await sending.target((...exchange) => bad[Math.floor(pick() * bad.length)]!(...exchange));
  const accepted: [ticket: string, seq: number][] = [];
  sending.start({ timeoutMs: 50, random: pick });
  const ids = Array.from({ length: 40 }, (_, n) => `T${n}`);
  for (let round = 0; round < 5; round++) {
    for (const id of ids) {
      const seq = round + 1;
      const event: TicketEvent = seq === 1 ? { kind: 'opened' } : { kind: 'said', text: `${id} ${seq}` };
      await sending.happens(aWholeTicket({ id, version: seq }), anEntry(seq, event, anExpert, id));
    }
    await sending.pass(20 * minute, 5 * minute);
    // A process that ends leaves everything to the next one.
    sending.start({ timeoutMs: 50, random: pick });
  }
  await sending.pass(day, 60 * minute);
  const tried = target.deliveries.length;
  expect(tried).toBeGreaterThan(10);

  // It takes some, and loses the answer of others: these come again, and it knows them by their ids.
  const known = new Map<string, number>();
  target.behaviour = (...exchange) => {
    const { id, event } = target.deliveries.at(-1)!;
    if (!known.has(id)) accepted.push([event.data.ticket.id, event.data.entry.seq]);
    known.set(id, (known.get(id) ?? 0) + 1);
    const isLost = known.get(id) === 1 && pick() < 0.1;
    (isLost ? drops : answers(204))(...exchange);
  };
  sending.start({ timeoutMs: 5_000, random: pick });
  await sending.pass(60 * minute, minute);
  expect(accepted).toHaveLength(200);
  for (const id of ids) {
    expect(accepted.filter(([ticket]) => ticket === id).map(([, seq]) => seq)).toEqual([1, 2, 3, 4, 5]);
  }
  expect(Math.max(...known.values())).toBeGreaterThan(1);
  expect(await sending.store.claimItems('webhook', undefined, sending.clock() + day, 9)).toEqual([]);
  expect((await sending.webhooks().readiness[0]!.check()).detail).toBeUndefined();
});

import { cleanName } from '../../src/understand/clean-name.js';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SavedChange } from '../../src/model/ticket-store.js';
import { changeTicket, openedEntry } from '../../src/model/change-ticket.js';
import type { TicketEvent } from '../../src/model/ticket.js';
import { createLimiter } from '../../src/server/rate-limits.js';
import { openMemoryStore, type OpenStore } from '../../src/storage/open-store.js';
import { createTicketApi } from '../../src/support/api/ticket-api.js';
import { createDesk } from '../../src/support/desk.js';
import { createOutbox, type RunningOutbox } from '../../src/support/outbox.js';
import { createWebhooks, type Webhooks } from '../../src/support/webhooks/create-webhooks.js';
import { eventually } from '../channels/direct-line/talk.js';
import { anExpert, aWholeTicket } from '../helpers/tickets.js';
import { createTestLog } from '../server/test-log.js';
import { startServer } from '../server/test-server.js';
import { startTarget, type TestTarget } from '../helpers/webhook-target.mjs';

const key = 'k'.repeat(32);
const by = { role: 'asker', id: 'id-of-asker', name: 'Kim' } as const;

let target: TestTarget;
let kept: OpenStore;
let outbox: RunningOutbox;
let webhooks: Webhooks;
let server: Awaited<ReturnType<typeof startServer>>;
let desk: ReturnType<typeof createDesk>;

beforeEach(async () => {
  target = await startTarget();
  kept = await openMemoryStore();
  const { store } = kept;
  const log = createTestLog();
  outbox = createOutbox({ store, log, clock: Date.now });
  const settings = { targets: [{ url: target.url, secrets: [target.secret] }], offDays: 5, keepDays: 30 };
  webhooks = createWebhooks({ settings, tickets: store, store, outbox, log, clock: Date.now });
  desk = createDesk({
    cleanName,
    ...{ store, tellOthers: webhooks.tellOthers, saved: outbox.sendSoon, clock: Date.now },
    whyNoFiles: () => undefined,
    newId: randomUUID,
    toAsker: () => ({}),
    clean: (text) => ({ text: text.replace('hunter2', '[removed]'), removed: text.includes('hunter2') ? 1 : 0 }),
  });
  const limitWrongKeys = createLimiter([{ events: 3, seconds: 60 }]);
  // The desk and the API have one filter, as in the app.
  const clean = (text: string) => text.replace('hunter2', '[removed]');
  const parts = { desk, tickets: store, limitWrongKeys, clean, log };
  server = await startServer({ routes: createTicketApi({ ...parts, keys: [{ name: 'ServiceNow', key }] }) });
});
afterEach(async () => {
  await server.stop();
  await outbox.close();
  await target.stop();
  await kept.store.close();
});

async function save(change: SavedChange): Promise<void> {
  const items = await webhooks.tellOthers(change);
  expect(await kept.store.saveChange({ ...change, outbox: items })).toBe(true);
  outbox.sendSoon(items);
}

/** Opens a ticket as a turn does. */
async function open(): Promise<void> {
  const { story, ...ticket } = aWholeTicket();
  await save({ ticket, story, entries: [openedEntry(ticket, { by, at: Date.now() })] });
}

/** Something that the asker does. */
async function askerDoes(event: TicketEvent): Promise<void> {
  const changed = changeTicket((await kept.store.loadHead('K7M-3QX'))!, event, { by, at: Date.now() });
  if ('refused' in changed) throw new Error(changed.refused);
  await save({ ticket: changed.ticket, entries: [changed.entry] });
}

async function post(path: string, body: object, repeatKey?: string) {
  const response = await fetch(`${server.url}/api/v1/tickets/K7M-3QX/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(repeatKey !== undefined && { 'idempotency-key': repeatKey }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

test('another system hears of a ticket, takes it, talks with the asker and resolves it', async () => {
  await open();
  expect(await post('messages', { text: 'We look at it.' }, 'c1')).toMatchObject({ status: 200 });
  expect(await post('state', { state: 'assigned', expert: 'Alex' }, 'c2')).toMatchObject({
    status: 200,
    body: { ticket: { state: 'assigned' } },
  });
  await askerDoes({ kind: 'said', text: 'thank you' });
  const said = { text: 'The password was hunter2', author: 'Alex' };
  expect(await post('messages', said, 'c3')).toMatchObject({ body: { entry: { text: 'The password was [removed]' } } });
  expect(await post('messages', said, 'c3')).toMatchObject({
    status: 200,
    body: { repeated: true, entry: { seq: 5 } },
  });
  expect(await post('state', { state: 'resolved', note: 'renewed' }, 'c4')).toMatchObject({ status: 200 });
  await eventually(() => target.deliveries.length === 6);
  expect(target.deliveries.map(({ event }) => event)).toMatchObject([
    { type: 'ticket.created', data: { entry: { seq: 1 }, ticket: { state: 'open' } } },
    { type: 'ticket.message', data: { entry: { text: 'We look at it.', by: { role: 'system', name: 'ServiceNow' } } } },
    { type: 'ticket.changed', data: { entry: { kind: 'taken' }, ticket: { state: 'assigned' } } },
    { type: 'ticket.message', data: { entry: { text: 'thank you', by: { role: 'asker', name: 'Kim' } } } },
    { type: 'ticket.message', data: { entry: { by: { name: 'ServiceNow', author: 'Alex' }, removed_secrets: 1 } } },
    { type: 'ticket.changed', data: { entry: { kind: 'resolved', note: 'renewed' }, ticket: { state: 'resolved' } } },
  ]);
  target.deliveries.forEach(target.verify);
});

test('another system does not talk into the talk of an expert, nor after the end', async () => {
  await open();
  await desk.act('K7M-3QX', { kind: 'take' }, anExpert, 'click');
  const taken = {
    status: 409,
    body: { error: { code: 'ticket-taken', message: expect.stringContaining(anExpert.name) } },
  };
  expect(await post('messages', { text: 'a' })).toMatchObject(taken);
  expect(await post('state', { state: 'resolved' })).toMatchObject(taken);
  expect(await post('state', { state: 'reopened' })).toMatchObject({ body: { error: { code: 'ticket-not-over' } } });
  await desk.act('K7M-3QX', { kind: 'resolve' }, anExpert, 'other click');
  expect(await post('messages', { text: 'a' })).toMatchObject({
    status: 409,
    body: { error: { code: 'ticket-over' } },
  });
  expect(await post('state', { state: 'reopened' })).toMatchObject({ status: 200 });
  expect(await post('messages', { text: 'a' })).toMatchObject({ status: 200 });
});

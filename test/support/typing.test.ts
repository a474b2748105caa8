import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Address } from '../../src/model/address.js';
import { changeTicket } from '../../src/model/change-ticket.js';
import type { News } from '../../src/model/notifications.js';
import { openMemoryStore, type OpenStore } from '../../src/storage/open-store.js';
import { createTyping, type Typing } from '../../src/support/typing.js';
import { eventually } from '../channels/direct-line/talk.js';
import { aNewTicket, anExpert } from '../helpers/tickets.js';
import { createTestLog } from '../server/test-log.js';

const opened = aNewTicket();
const { conversation } = opened.ticket.address;
const assigned = changeTicket(opened.ticket, { kind: 'taken' }, { by: anExpert, at: 2_000 });
if ('refused' in assigned) throw new Error(assigned.refused);

let open: OpenStore;
let typing: Typing;
let told: News[];
let shown: Address[];
let now: number;

beforeEach(async () => {
  [told, shown, now] = [[], [], 0];
  open = await openMemoryStore();
  open.notifications.listen((news) => {
    if (news.kind === 'typing') told.push(news);
  });
  const show = (address: Address) => void shown.push(address);
  typing = createTyping({ ...open, show, log: createTestLog(), clock: () => now });
  await open.store.saveChange(opened);
});

const take = () => open.store.saveChange({ ticket: assigned.ticket, entries: [assigned.entry] });
/** Long enough for what is not waited for. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('an asker who is writing', () => {
  test('is told to experts with the ticket, not more often than is shown', async () => {
    await take();
    for (now = 0; now < 5_000; now += 100) typing.asker(conversation, 'Sam');
    await eventually(() => told.length === 2);
    await aMoment();
    expect(told).toEqual(
      [1, 2].map(() => ({ kind: 'typing', ticket: 'K7M-3QX', conversation, role: 'asker', name: 'Sam' })),
    );
  });

  test('is told to nobody while nobody has the ticket, and in another talk', async () => {
    typing.asker(conversation);
    await aMoment();
    await take();
    typing.asker('another');
    await aMoment();
    expect(told).toEqual([]);
  });
});

test('an expert who is writing is shown to the asker once in a while', async () => {
  for (now = 0; now < 5_000; now += 100) await typing.expert(assigned.ticket, anExpert);
  expect(told).toHaveLength(2);
  expect(told[0]).toEqual({ kind: 'typing', ticket: 'K7M-3QX', conversation, role: 'expert', name: anExpert.name });
  expect(shown).toEqual([assigned.ticket.address, assigned.ticket.address]);
});

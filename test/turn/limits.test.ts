import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message } from '../../src/model/message.js';
import type { Store } from '../../src/model/store.js';
import { openMemoryStore } from '../../src/storage/open-store.js';
import { newTicketId } from '../../src/support/ticket-id.js';
import { createTurn } from '../../src/turn/turn.js';
import { createTestLog } from '../server/test-log.js';
import { matcherOf } from '../helpers/matcher.js';
import { printers } from '../helpers/printers.js';
import { rendererOf } from '../helpers/rendering.js';
import { packOf } from '../helpers/topics.js';

const pack = packOf(...printers);
const parts = { pack, match: matcherOf(printers), render: rendererOf(pack) };
const minute = 60_000;

let store: Store;
let now: number;
beforeEach(async () => {
  now = 1_000_000_000;
  ({ store } = await openMemoryStore(() => now));
});
afterEach(() => store.close());

let count = 0;
function openTurns() {
  const tickets = {
    ...{ store, newTicketId, tellOthers: async () => [], opens: () => undefined, saved: () => undefined },
    mostOfOrigin: 7,
  };
  const newId = () => `id-${(count += 1)}`;
  const turn = createTurn({ triage: () => parts, store, newId, clock: () => now, tickets, log: createTestLog() });
  return async (text: string, conversation = 'talk', asker = 'ann', origin?: string) => {
    const message: Message = {
      ...{ kind: 'text', id: newId(), conversation, asker: { channel: 'test', id: asker }, text, attachments: 0 },
      ...{ traits: { cards: true, universalActions: false }, address: { via: 'test', channel: 'test', conversation } },
      ...(origin !== undefined && { origin }),
    };
    return (await turn(message)).map((reply) => reply.text).join('\n');
  };
}

const opens = async (say: ReturnType<typeof openTurns>, ...where: [string?, string?, string?]) => {
  await say('talk to a person', ...where);
  return say('skip', ...where);
};
const ticketsOf = async (id: string) => (await store.listTickets({ asker: { channel: 'test', id } }, 99)).length;

describe('new tickets without end', () => {
  test('five within an hour, then none before the first is an hour ago', async () => {
    const say = openTurns();
    for (let one = 1; one <= 5; one++) {
      expect(await opens(say)).toContain('Your ticket has arrived');
      expect(await say('take back the ticket')).toContain('Your ticket is closed');
      now += minute;
    }
    const told = await say('talk to a person');
    expect(told).toContain('You have opened 5 tickets within an hour');
    expect(told).toContain('The next one is possible in 55 minutes.');
    expect(told).toContain('Open it again');
    expect(await ticketsOf('ann')).toBe(5);
    expect(await opens(say, 'other talk', 'bea')).toContain('Your ticket has arrived');
    now += 55 * minute;
    expect(await opens(say)).toContain('Your ticket has arrived');
    expect(await ticketsOf('ann')).toBe(6);
  });

  test('of one asker in many talks at once', async () => {
    const say = openTurns();
    const talks = Array.from({ length: 12 }, (_, index) => `talk ${index}`);
    const told = await Promise.all(talks.map((talk) => opens(say, talk)));
    expect(told.filter((text) => text.includes('has arrived'))).toHaveLength(5);
    expect(await ticketsOf('ann')).toBe(5);
  });

  test('of many askers from one address at once, and others are not held up', async () => {
    const say = openTurns();
    const askers = Array.from({ length: 20 }, (_, index) => `asker ${index}`);
    const told = await Promise.all(askers.map((asker) => opens(say, asker, asker, 'here')));
    expect(told.filter((text) => text.includes('has arrived'))).toHaveLength(7);
    expect(told.filter((text) => text.includes('7 tickets were opened from your network'))).toHaveLength(13);
    expect(await opens(say, 'x', 'x', 'there')).toContain('Your ticket has arrived');
    expect(await opens(say, 'y', 'y')).toContain('Your ticket has arrived');
  });
});

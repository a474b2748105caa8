import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClaimedItem, SendResult } from '../../src/model/outbox.js';
import type { Store } from '../../src/model/store.js';
import { openMemoryStore } from '../../src/storage/open-store.js';
import { createOutbox, type RunningOutbox } from '../../src/support/outbox.js';
import { eventually } from '../channels/direct-line/talk.js';
import { aTurn } from '../helpers/saved-turns.js';
import { createTestLog } from '../server/test-log.js';

let now = 0;
let store: Store;
let outboxes: RunningOutbox[] = [];
beforeEach(async () => {
  now = 1_000_000;
  ({ store } = await openMemoryStore(() => now));
});
afterEach(async () => {
  await Promise.all(outboxes.splice(0).map((outbox) => outbox.close()));
  await store.close();
});

/** An outbox that sends as it is told, and remembers what it sent. */
function anOutbox(send: (item: ClaimedItem) => Promise<SendResult> = async () => ({ kind: 'done' })) {
  const log = createTestLog();
  const outbox = createOutbox({ store, log, clock: () => now, pollMs: 20 });
  const sent: unknown[] = [];
  outbox.register('mail', async (item) => {
    sent.push(item.body);
    return send(item);
  });
  outboxes.push(outbox);
  return { outbox, sent, log };
}

let saved = 0;
const save = (...items: [lane: string, body: string][]) =>
  store.saveTurn(
    aTurn({ conversation: `c${++saved}`, outbox: items.map(([lane, body]) => ({ kind: 'mail', lane, body })) }),
  );

describe('a lane', () => {
  test('is sent in order, and each item once', async () => {
    await save(['l', '1'], ['m', 'x'], ['l', '2']);
    await save(['l', '3']);
    const { outbox, sent } = anOutbox();
    await Promise.all([outbox.drain('mail', 'l'), outbox.drain('mail', 'l'), outbox.drain('mail', 'l')]);
    expect(sent).toEqual(['1', '2', '3']);
    expect(outbox.counts()).toEqual({ sent: 3, inDoubt: 0, putBack: 0 });
  });

  test('stops at what is refused, and goes on when it is time', async () => {
    await save(['l', '1'], ['l', '2']);
    let refuses = true;
    const { outbox, sent } = anOutbox(async () =>
      refuses ? { kind: 'later', afterMs: 60_000, cause: 'busy' } : { kind: 'done' },
    );
    await outbox.drain('mail', 'l');
    expect(sent).toEqual(['1']);
    refuses = false;
    now += 59_000;
    await outbox.drain('mail', 'l');
    expect(sent).toEqual(['1']);
    now += 1_000;
    await outbox.drain('mail', 'l');
    expect(sent).toEqual(['1', '1', '2']);
    expect(outbox.counts()).toEqual({ sent: 2, inDoubt: 0, putBack: 1 });
  });

  test('is tried less and less often, and once a minute at last', async () => {
    await save(['l', '1']);
    const { outbox, sent } = anOutbox(async () => ({ kind: 'later', cause: 'busy' }));
    const tries: number[] = [];
    for (; now < 1_000_000 + 30 * 60_000; now += 1_000) {
      const before = sent.length;
      await outbox.drain('mail', 'l');
      if (sent.length > before) tries.push((now - 1_000_000) / 1_000);
    }
    expect(tries.slice(0, 6)).toEqual([0, 2, 6, 14, 30, 62]);
    expect(tries.slice(-1)[0]! - tries.slice(-2)[0]!).toBe(60);
  });
});

describe('doubt', () => {
  test.each<[string, () => Promise<SendResult>]>([
    ['a sender that says so', async () => ({ kind: 'in-doubt', cause: 'time out' })],
    ['a sender that throws', async () => Promise.reject(new Error('time out'))],
  ])('is counted: %s', async (_, fails) => {
    await save(['l', '1']);
    let good = false;
    const { outbox, log } = anOutbox(async () => (good ? { kind: 'done' } : fails()));
    await outbox.drain('mail', 'l');
    good = true;
    now += 60_000;
    await outbox.drain('mail', 'l');
    expect(outbox.counts()).toEqual({ sent: 1, inDoubt: 1, putBack: 1 });
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

describe('what was left behind', () => {
  test('is sent at the start, by whoever starts, and counted', async () => {
    await save(['l', '1'], ['l', '2'], ['m', 'x']);
    const hanging = anOutbox(() => new Promise(() => undefined));
    void hanging.outbox.drain('mail', 'l');
    await eventually(() => hanging.sent.length === 1);
    outboxes = [];

    const { outbox, sent } = anOutbox();
    await outbox.start();
    await eventually(() => sent.length === 3);
    expect(sent.filter((body) => body !== 'x')).toEqual(['1', '2']);
    expect(outbox.counts()).toMatchObject({ inDoubt: 1 });
  });

  test('is sent while it runs, when it is time', async () => {
    const { outbox, sent } = anOutbox();
    await outbox.start();
    await save(['l', '1']);
    await eventually(() => sent.length === 1);
  });

  test('is sent however many lanes there are, without waiting for the next look', async () => {
    await save(...Array.from({ length: 70 }, (_, n): [string, string] => [`l${n}`, String(n)]));
    const sent: unknown[] = [];
    const outbox = createOutbox({ store, log: createTestLog(), clock: () => now, pollMs: 3_600_000 });
    outboxes.push(outbox);
    outbox.register('mail', async ({ body }) => {
      sent.push(body);
      return { kind: 'done' };
    });
    await outbox.start();
    await eventually(() => sent.length === 70);
    expect(new Set(sent).size).toBe(70);
  });

  test('does not wait for another kind that hangs', async () => {
    const { outbox, sent } = anOutbox();
    let finish: (() => void) | undefined;
    outbox.register('fax', () => new Promise((resolve) => (finish = () => resolve({ kind: 'done' }))));
    await store.saveTurn(aTurn({ conversation: 'fax', outbox: [{ kind: 'fax', lane: 'f', body: 'f' }] }));
    await outbox.start();
    await eventually(() => finish !== undefined);
    await save(['l', '1']);
    await eventually(() => sent.length === 1);
    finish?.();
  });

  test('waits while the store cannot be used, and nothing is thrown', async () => {
    const claimItems: Store['claimItems'] = (...asked) =>
      isGone ? Promise.reject(new Error('gone')) : store.claimItems(...asked);
    let isGone = true;
    const log = createTestLog();
    const outbox = createOutbox({ store: { ...store, claimItems }, log, clock: () => now, pollMs: 20 });
    outboxes.push(outbox);
    const sent: unknown[] = [];
    outbox.register('mail', async ({ body }) => {
      sent.push(body);
      return { kind: 'done' };
    });
    await outbox.start();
    await save(['l', '1']);
    await eventually(() => log.lines.some(({ level }) => level === 'warn'));
    isGone = false;
    await eventually(() => sent.length === 1);
  });

  test('when it is closed, what is being sent is finished, and no more is begun', async () => {
    await save(['l', '1'], ['l', '2']);
    let finish: () => void = () => undefined;
    const { outbox, sent } = anOutbox(() => new Promise((resolve) => (finish = () => resolve({ kind: 'done' }))));
    void outbox.drain('mail', 'l');
    await eventually(() => sent.length === 1);
    const closed = outbox.close();
    finish();
    await closed;
    expect(sent).toEqual(['1']);
    expect((await store.claimItems('mail', 'l', now, 9)).map(({ body }) => body)).toEqual(['2']);
  });
});

test('a kind that nobody sends is a mistake', async () => {
  const outbox = createOutbox({ store, log: createTestLog(), clock: () => now });
  await expect(outbox.drain('fax', 'l')).rejects.toThrow('nobody sends fax');
});

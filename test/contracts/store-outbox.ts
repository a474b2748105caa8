import { beforeEach, describe, expect, test } from '@jest/globals';
import { aTurn, stateOf } from '../helpers/saved-turns.js';
import { aNewTicket } from '../helpers/tickets.js';
import type { Tools } from './store.js';

/** What a store must do with what is to be sent. */
export function outboxContract({ store, reopen, setNow }: Tools): void {
  describe('outbox', () => {
    const item = (lane: string, body: unknown = lane) => ({ kind: 'mail', lane, body });
    const claim = (until = 2_000, lane?: string, limit = 10) => store().claimItems('mail', lane, until, limit);
    const bodies = async (until?: number, lane?: string) => (await claim(until, lane)).map(({ body }) => body);

    beforeEach(async () => {
      await store().saveTurn(aTurn({ outbox: [item('a', 'a1'), item('a', 'a2'), item('b', 'b1')] }));
      await store().saveTurn(aTurn({ state: stateOf(2), outbox: [item('a', 'a3'), { ...item('a'), kind: 'other' }] }));
    });

    test('of each lane only the oldest is given, of one kind, and to one only', async () => {
      const claimed = await claim();
      expect(claimed).toMatchObject([
        { kind: 'mail', lane: 'a', body: 'a1', tries: 0, savedAt: 1_000, isInDoubt: false },
        { lane: 'b', body: 'b1' },
      ]);
      expect(await claim()).toEqual([]);
      expect(await (await reopen()).claimItems('mail', undefined, 2_000, 10)).toEqual([]);
    });

    test('the next of a lane is given when the one before it is gone', async () => {
      const sent: unknown[] = [];
      for (let items = await claim(2_000, 'a'); items.length > 0; items = await claim(2_000, 'a')) {
        sent.push(...items.map(({ body }) => body));
        await store().removeItem(items[0]!.id);
      }
      expect(sent).toEqual(['a1', 'a2', 'a3']);
      expect(await bodies()).toEqual(['b1']);
    });

    test('of many who ask at once, each item goes to one', async () => {
      const stores = [store(), await reopen()];
      const asked = Array.from({ length: 10 }, (_, n) => stores[n % 2]!.claimItems('mail', undefined, 2_000, 1));
      const given = (await Promise.all(asked)).flat();
      expect(given.map(({ body }) => body).sort()).toEqual(['a1', 'b1']);
    });

    test('what is put back comes again at its time, before what is younger', async () => {
      const [first] = await claim(2_000, 'a');
      await store().putBackItem(first!.id, 1_500, false);
      expect(await bodies(2_000, 'a')).toEqual([]);
      setNow(1_500);
      expect(await claim(2_500, 'a')).toMatchObject([{ body: 'a1', tries: 1, isInDoubt: false }]);
    });

    test('what nobody tells of is given again when its time is over, and is in doubt', async () => {
      await claim(2_000);
      setNow(1_999);
      expect(await claim(3_000)).toEqual([]);
      setNow(2_000);
      expect(await claim(3_000)).toMatchObject([
        { body: 'a1', tries: 1, isInDoubt: true },
        { body: 'b1', isInDoubt: true },
      ]);
    });

    test('doubt can be told', async () => {
      const [first] = await claim(2_000, 'b');
      await store().putBackItem(first!.id, 1_000, true);
      expect(await claim(2_000, 'b')).toMatchObject([{ body: 'b1', isInDoubt: true }]);
    });

    test('what is gone stays gone, also for the late', async () => {
      const [first] = await claim(2_000, 'b');
      await store().removeItem(first!.id);
      await store().putBackItem(first!.id, 1_000, false);
      await store().removeItem(first!.id);
      expect(await bodies(2_000, 'b')).toEqual([]);
    });

    test('what is to be sent because of a ticket is kept without a change of it, in order behind the rest', async () => {
      const { ticket } = aNewTicket();
      await store().addItems(ticket, [item('a', 'a4'), item('c', 'c1')]);
      await store().addItems(ticket, []);
      expect(await bodies(2_000, 'c')).toEqual(['c1']);
      const sent: unknown[] = [];
      for (let items = await claim(2_000, 'a'); items.length > 0; items = await claim(2_000, 'a')) {
        sent.push(...items.map(({ body }) => body));
        await store().removeItem(items[0]!.id);
      }
      expect(sent).toEqual(['a1', 'a2', 'a3', 'a4']);
    });

    test('what was kept for a ticket goes with its asker', async () => {
      const { ticket } = aNewTicket();
      await store().addItems(ticket, [item('z', 'z1')]);
      await store().deleteAsker(ticket.asker.id);
      expect(await bodies(2_000, 'z')).toEqual([]);
    });

    test('a limit is kept', async () => {
      expect(await claim(2_000, undefined, 1)).toHaveLength(1);
    });
  });
}

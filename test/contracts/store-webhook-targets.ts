import { describe, expect, test } from '@jest/globals';
import type { Tools } from './store.js';

/** What a store must know of the targets of webhooks. */
export function webhookTargetsContract({ store, reopen }: Tools): void {
  describe('webhook targets', () => {
    test('nothing is wrong with one that nobody heard of', async () => {
      expect(await store().targetHealth('a')).toEqual({});
      await store().noteTargetWorks('a');
      expect(await store().targetHealth('a')).toEqual({});
    });

    test('one fails since the first time, until it works', async () => {
      await store().noteTargetFails('a', 1_000);
      await store().noteTargetFails('a', 2_000);
      expect(await store().targetHealth('a')).toEqual({ failingSince: 1_000 });
      expect(await store().targetHealth('b')).toEqual({});
      await store().noteTargetWorks('a');
      await store().noteTargetFails('a', 3_000);
      expect(await store().targetHealth('a')).toEqual({ failingSince: 3_000 });
    });

    test('one is switched off once, for all processes and later ones, until it works', async () => {
      const other = await reopen();
      await store().noteTargetFails('a', 1_000);
      const both = await Promise.all([
        store().switchTargetOff('a', 'failing', 2_000),
        other.switchTargetOff('a', 'failing', 2_000),
      ]);
      expect(both.sort()).toEqual([false, true]);
      const off = { failingSince: 1_000, off: { at: 2_000, reason: 'failing' } };
      expect(await other.targetHealth('a')).toEqual(off);
      expect(await store().switchTargetOff('a', 'gone', 3_000)).toBe(false);
      await store().noteTargetFails('a', 4_000);
      expect(await (await reopen()).targetHealth('a')).toEqual(off);
      await other.noteTargetWorks('a');
      expect(await store().targetHealth('a')).toEqual({});
    });

    test('one that says that it is gone is off from its first event on', async () => {
      expect(await store().switchTargetOff('a', 'gone', 5_000)).toBe(true);
      expect(await store().targetHealth('a')).toEqual({ failingSince: 5_000, off: { at: 5_000, reason: 'gone' } });
    });
  });
}

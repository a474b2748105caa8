import { describe, expect, test } from '@jest/globals';
import type { Tools } from './store.js';

export function sessionsContract({ store, reopen, setNow }: Tools): void {
  describe('ended sessions', () => {
    test('are known to every process, however often they end', async () => {
      const other = await reopen();
      await Promise.all([store().endSession('s1', 9_000), other.endSession('s1', 9_000)]);
      await store().endSession('s1', 9_000);
      expect([await store().isSessionEnded('s1'), await other.isSessionEnded('s1')]).toEqual([true, true]);
      expect(await other.isSessionEnded('s2')).toBe(false);
    });

    test('are forgotten when they would have ended by themselves', async () => {
      await store().endSession('s1', 9_000);
      await store().endSession('s2', 9_001);
      setNow(9_000);
      await store().removeOld({ talks: 0, keys: 0 });
      expect([await store().isSessionEnded('s1'), await store().isSessionEnded('s2')]).toEqual([false, true]);
    });
  });
}

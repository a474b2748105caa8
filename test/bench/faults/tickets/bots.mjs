// Which process serves now, where one after the other is killed.
import { setTimeout as delay } from 'node:timers/promises';

/** The process that serves now, for those who wait for one. */
export function createBots() {
  const bots = { current: undefined, retries: 0, isOver: false, now };
  async function now() {
    for (;;) {
      const { current } = bots;
      if (bots.isOver) throw new Error('the run is over');
      if (current?.url && !current.hasEnded) return current;
      await delay(20);
    }
  }
  return bots;
}

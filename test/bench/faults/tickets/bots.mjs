// Which process serves now, where one after the other is killed.
import { setTimeout as delay } from 'node:timers/promises';

/** The process that serves now, for those who wait for one; where there is a partner beside it, now the one and now the other. */
export function createBots() {
  const bots = { current: undefined, partner: undefined, retries: 0, isOver: false, now };
  async function now() {
    for (;;) {
      if (bots.isOver) throw new Error('the run is over');
      const serving = [bots.current, bots.partner].filter((bot) => bot?.url && !bot.hasEnded);
      if (serving.length > 0) return serving[Math.floor(Math.random() * serving.length)];
      await delay(20);
    }
  }
  return bots;
}

import type { Log } from '../model/log.js';
import { messageOf } from '../model/problem.js';
import type { UpkeepStore } from '../model/store.js';

/** How long things are kept, in days. */
export interface KeepSettings {
  /** Conversations that nobody used. */
  keepDays: number;
  /** By what repetitions are known. */
  keepKeysDays: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Milliseconds between two looks; the store decides whether it is time. */
const lookMs = 60 * 60 * 1000;

/**
 * Removes what is old, at the start and from then on.
 * @param clock milliseconds since 1970.
 * @returns a function that ends it.
 */
export function startUpkeep(
  store: UpkeepStore,
  { keepDays, keepKeysDays }: KeepSettings,
  clock: () => number,
  log: Log,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();

  async function removeOld(): Promise<void> {
    const before = { talks: clock() - keepDays * dayMs, keys: clock() - keepKeysDays * dayMs };
    try {
      const removed = await store.removeOld(before);
      if (removed && Object.values(removed).some((count) => count > 0)) log.info({ removed }, 'old data was removed');
    } catch (thrown) {
      log.warn({ cause: messageOf(thrown) }, 'old data could not be removed now');
    }
  }

  const look = () => (running = running.then(removeOld));
  void look();
  const timer = setInterval(() => void look(), lookMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

import { messageOf, Problem } from '../model/problem.js';

/** Knows whether a database works. */
export interface Health {
  /** Runs something with the database, and turns the errors of its driver into Problems. */
  watch<T>(run: () => Promise<T>): Promise<T>;
  /** @param read is tried where all was well until now, `write` where something could not be saved. */
  check(read: () => Promise<unknown>, write: () => Promise<unknown>): Promise<{ ok: boolean; detail?: string }>;
  /** Refuses everything from now on, and resolves when nothing runs any more. */
  close(): Promise<void>;
}

/** @param meaning makes a Problem of an error of the driver; what means nothing stays as it is. */
export function createHealth(meaning: (thrown: unknown) => unknown): Health {
  let hasFailed = false;
  let isOpen = true;
  const running = new Set<Promise<unknown>>();

  async function watch<T>(run: () => Promise<T>): Promise<T> {
    if (!isOpen) throw new Problem('store-closed', 'The store is closed.', 'Start the program again.', 503);
    const result = run();
    running.add(result);
    try {
      return await result;
    } catch (thrown) {
      const meant = meaning(thrown);
      // What an operation itself throws says nothing about the database.
      if (meant !== thrown) hasFailed = true;
      throw meant;
    } finally {
      running.delete(result);
    }
  }

  return {
    watch,
    async check(read, write) {
      try {
        await watch(hasFailed ? write : read);
        hasFailed = false;
        return { ok: true };
      } catch (thrown) {
        return { ok: false, detail: messageOf(thrown) + (thrown instanceof Problem ? ` ${thrown.advice}` : '') };
      }
    },
    async close() {
      isOpen = false;
      await Promise.allSettled(running);
    },
  };
}

// Goes on trying as people and programs do who get no answer.
import { setTimeout as delay } from 'node:timers/promises';
import { Unanswered } from '../call.mjs';

const againMs = 100;
/** Milliseconds: longer than anything that a channel makes wait, while processes are killed again and again. */
const longestMs = 5 * 60_000;

/**
 * Does something until it is answered, each time with the process that runs then.
 * @param bots gives the process that serves now, when there is one
 * @param act gets it, and whether it is done again
 */
export async function patiently(bots, what, act) {
  const end = Date.now() + longestMs;
  for (let isAgain = false; ; isAgain = true) {
    try {
      return await act(await bots.now(), isAgain);
    } catch (thrown) {
      if (!(thrown instanceof Unanswered)) throw thrown;
      if (Date.now() > end) throw new Error(`${what}: nobody answers: ${thrown.message}`, { cause: thrown });
      bots.retries += 1;
      await delay(againMs);
    }
  }
}

/** Looks until something is there. @returns undefined where it is not, after so many milliseconds */
export async function lookFor(bots, what, ms, look) {
  for (const end = Date.now() + ms; ;) {
    const found = await patiently(bots, what, look);
    if (found !== undefined || Date.now() > end) return found;
    await delay(againMs);
  }
}

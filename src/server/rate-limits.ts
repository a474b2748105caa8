import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter } from '../model/http.js';

/** So many events in so many seconds. */
export interface Rate {
  events: number;
  seconds: number;
}

/**
 * What one Direct Line conversation may post: enough for a person in a hurry, too little for a machine. While somebody writes,
 * Web Chat tells it every three seconds, and that counts, too.
 */
export const postRates: readonly Rate[] = [
  { events: 16, seconds: 1 },
  { events: 90, seconds: 60 },
];

/** How often one address may come with a wrong key for the API: a mistake in a setting, but no guessing. */
export const wrongKeyRates: readonly Rate[] = [{ events: 10, seconds: 60 }];

/** A limiter that counts in this process. The event is allowed when every rate allows it. */
export function createLimiter(rates: readonly Rate[]): Limiter {
  const limiters = rates.map(({ events, seconds }) => new RateLimiterMemory({ points: events, duration: seconds }));
  return async (key, weight = 1) => {
    for (const limiter of limiters) {
      try {
        await limiter.consume(key, weight);
      } catch (thrown) {
        if (thrown instanceof RateLimiterRes) return Math.max(1, thrown.msBeforeNext);
        throw thrown;
      }
    }
    return 0;
  };
}

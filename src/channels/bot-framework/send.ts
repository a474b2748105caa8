/** A channel's refusal to take an activity. */
export class SendRefused extends Error {
  override readonly name = 'SendRefused';

  constructor(
    readonly status: number,
    /** Milliseconds the channel asks to wait; 0 when it asks for nothing. */
    readonly retryAfter: number,
    /** Bytes that were sent. */
    readonly size: number,
  ) {
    super(`the channel answered ${status}`);
  }
}

/** What sending needs of the world. */
export interface Pacing {
  /** Milliseconds since any fixed moment. */
  clock: () => number;
  wait: (ms: number) => Promise<unknown>;
  /** From 0 to 1. */
  random: () => number;
}

/** Source: msteams-docs "Optimize your bot with rate limiting": retry these, with exponential backoff and jitter. */
const passing = new Set([429, 412, 502, 504]);
const firstDelay = 500;

/**
 * Sends, and sends again where the refusal passes, until `deadline` (on `clock`).
 * @throws what the last attempt threw.
 */
export async function sendWithRetry(
  send: () => Promise<unknown>,
  deadline: number,
  { clock, wait, random }: Pacing,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await send();
      return;
    } catch (thrown) {
      if (!(thrown instanceof SendRefused) || !passing.has(thrown.status)) throw thrown;
      const delay = Math.max(firstDelay * 2 ** attempt * (0.5 + random() / 2), thrown.retryAfter);
      if (clock() + delay > deadline) throw thrown;
      await wait(delay);
    }
  }
}

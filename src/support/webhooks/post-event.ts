import type { ReadyEvent } from './event.js';
import type { Target } from './targets.js';

/** How a try ended. */
export type PostResult =
  | { kind: 'taken' }
  /** The target wants nothing more, ever. */
  | { kind: 'gone' }
  /** It may have arrived all the same. `afterMs`: how long the target asks to wait. */
  | { kind: 'failed'; cause: string; afterMs: number };

/** What a target can make us wait at most, in milliseconds. */
const longestWait = 60 * 60 * 1000;

/**
 * Sends an event once. Of the answer only the status and Retry-After are looked at: nothing else that a target says has any
 * effect, redirects neither. Source: the Standard Webhooks specification, "Signature scheme" and "Delivery success and failure".
 * @param now milliseconds since 1970
 * @param timeoutMs milliseconds until the answer must be there
 */
export async function postEvent(
  { url, signers }: Target,
  { id, json }: ReadyEvent,
  now: number,
  timeoutMs: number,
): Promise<PostResult> {
  const seconds = Math.floor(now / 1000);
  const signatures = signers.map((signer) => signer.sign(id, new Date(seconds * 1000), json));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'support-triage',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatures.join(' '),
      },
      body: json,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Whether the unread rest can be thrown away does not matter: the status has come.
    await Promise.allSettled([response.body?.cancel()]);
    return resultOf(response, now);
  } catch (thrown) {
    return { kind: 'failed', afterMs: 0, cause: causeOf(thrown, timeoutMs) };
  }
}

function resultOf({ status, ok, headers }: Response, now: number): PostResult {
  if (ok) return { kind: 'taken' };
  if (status === 410) return { kind: 'gone' };
  const cause =
    status >= 300 && status < 400
      ? `it answered ${status}: redirects are not followed, so its new address belongs into WEBHOOK_URLS`
      : `it answered ${status}`;
  return { kind: 'failed', cause, afterMs: retryAfter(headers, now) };
}

/** Source: RFC 9110, 10.2.3: a number of seconds or a date. */
function retryAfter(headers: Headers, now: number): number {
  const text = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return ms > 0 ? Math.min(ms, longestWait) : 0;
}

/** The code only: the message of an error may hold the address. */
function causeOf(thrown: unknown, timeoutMs: number): string {
  const { name, cause } = thrown as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return typeof cause?.code === 'string' ? cause.code : 'no connection';
}

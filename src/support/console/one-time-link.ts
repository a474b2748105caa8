import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Milliseconds for which a link is good. */
export const linkMs = 30 * 60_000;

/** A code that lets somebody in once. */
export interface OneTimeCode {
  code: string;
  /** @returns whether it is the code, was not used before and is not too old; from then on it is used. */
  use(given: string): boolean;
}

/**
 * Makes a code that nobody can guess. It is kept in this process alone.
 * @param clock milliseconds since any fixed moment
 */
export function createOneTimeCode(clock: () => number): OneTimeCode {
  const code = randomBytes(24).toString('base64url');
  const wanted = digest(code);
  const endsAt = clock() + linkMs;
  let isUsed = false;
  return {
    code,
    use(given) {
      if (isUsed || clock() >= endsAt || !timingSafeEqual(digest(given), wanted)) return false;
      isUsed = true;
      return true;
    },
  };
}

/** Of the same length whatever was given, so that both can be compared in the same time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

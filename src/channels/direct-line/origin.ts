import { createHmac } from 'node:crypto';
import { isLoopback } from '../../model/loopback.js';

/**
 * Marks network addresses, so that what comes from one of them can be counted and nobody can read the address.
 * @param key that nobody else knows
 * @returns a function that gives no mark for this machine itself, which may be a proxy that many come through
 */
export function createOriginMark(key: string): (address: string) => string | undefined {
  return (address) => {
    if (address === 'unknown' || isLoopback(address)) return undefined;
    return createHmac('sha256', key).update(`origin ${address}`).digest('base64url').slice(0, 22);
  };
}

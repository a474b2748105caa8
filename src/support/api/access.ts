import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../../model/api-key.js';
import type { HttpAnswer, HttpHead, Limiter } from '../../model/http.js';
import type { Log } from '../../model/log.js';

/** What it takes to know who may use the API. */
export interface AccessParts {
  keys: readonly ApiKey[];
  /** How long an address must wait that came with a wrong key. */
  limitWrongKeys: Limiter;
  log: Log;
}

/** Knows who may use the API. */
export interface Access {
  /** The name of the key that came with a request; undefined without a good one. */
  nameOf(head: HttpHead): string | undefined;
  /** Answers those who have no good key, before their body is read. */
  screen(head: HttpHead): Promise<HttpAnswer | undefined>;
}

/**
 * Keys are compared by their hashes, each with every one, so that the time it takes tells nothing. A wrong key costs its
 * address some of what it may try in a minute; a good one is never refused, whoever else guesses behind the same address.
 */
export function createAccess({ keys, limitWrongKeys, log }: AccessParts): Access {
  const known = keys.map(({ name, key }) => ({ name, hash: hashOf(key) }));

  function nameOf({ headers }: HttpHead): string | undefined {
    const hash = hashOf(/^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');
    return known.filter((one) => timingSafeEqual(one.hash, hash)).at(0)?.name;
  }

  return {
    nameOf,
    async screen(head) {
      if (nameOf(head) !== undefined) return undefined;
      const waitMs = head.headers.authorization === undefined ? 0 : await limitWrongKeys(head.address);
      const code = waitMs > 0 ? 'too-many-requests' : 'wrong-key';
      log.info({ id: head.id, code }, 'a request to the API was refused');
      if (waitMs > 0) {
        const headers = { 'Retry-After': String(Math.ceil(waitMs / 1000)) };
        return {
          status: 429,
          headers,
          body: { error: { code, message: 'Too many wrong keys: wait a little.', id: head.id } },
        };
      }
      const error = {
        code,
        message: 'There is no key, or it is not one of this server.',
        advice: 'Send Authorization: Bearer, and a key that API_KEYS of this server holds.',
        id: head.id,
      };
      return { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, body: { error } };
    },
  };
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

import { randomUUID } from 'node:crypto';
import type { HttpHead } from '../../model/http.js';
import { Problem } from '../../model/problem.js';
import type { SessionStore } from '../../model/session-store.js';
import type { Expert } from '../../model/ticket.js';
import { cookiesFor } from './cookies.js';
import type { Seal } from './sealed.js';

/** Seconds that an expert stays signed in: a long working day. */
export const sessionSeconds = 10 * 60 * 60;

/** An expert who has signed in. */
export interface Session {
  /** The same for all windows of a browser. */
  id: string;
  expert: Expert;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** Who is signed in. The browser keeps it, signed, so that any process can read it. */
export interface Sessions {
  /** @returns a `Set-Cookie` header. */
  begin(expert: Expert, baseUrl: string): Promise<string>;
  /**
   * Ends the session of a cookie, for everybody who has a copy of it, and in all processes.
   * @returns a `Set-Cookie` header.
   */
  end(cookie: string | undefined, baseUrl: string): Promise<string>;
  /** @param baseUrl undefined where nobody can tell, and then nobody is signed in */
  read(cookie: string | undefined, baseUrl: string | undefined): Promise<Session | undefined>;
  /** @throws Problem 401 where nobody is signed in */
  need(head: Pick<HttpHead, 'headers' | 'baseUrl'>): Promise<Session>;
}

const name = 'triage-support';

/**
 * @param via how experts enter now; who came in another way, or by other settings, is not signed in. Undefined where nobody
 *   may enter.
 * @param store knows which sessions were ended
 */
export function createSessions(seal: Seal, via: string | undefined, store: SessionStore): Sessions {
  async function read(cookie: string | undefined, baseUrl: string | undefined): Promise<Session | undefined> {
    const value = baseUrl === undefined ? undefined : cookiesFor(baseUrl).read(cookie, name);
    const claims = value === undefined ? undefined : await seal.read(value, 'support-session');
    const { sub, name: called, jti, exp } = claims ?? {};
    if (via === undefined || claims?.via !== via) return undefined;
    if (typeof sub !== 'string' || typeof called !== 'string' || typeof jti !== 'string' || typeof exp !== 'number') {
      return undefined;
    }
    if (await store.isSessionEnded(jti)) return undefined;
    return { id: jti, expert: { id: sub, name: called }, endsAt: exp * 1000 };
  }

  return {
    async begin(expert, baseUrl) {
      const claims = { sub: expert.id, name: expert.name, jti: randomUUID(), via };
      const value = await seal.sign(claims, 'support-session', sessionSeconds);
      return cookiesFor(baseUrl).write(name, value, sessionSeconds);
    },
    async end(cookie, baseUrl) {
      const session = await read(cookie, baseUrl);
      if (session) await store.endSession(session.id, session.endsAt);
      return cookiesFor(baseUrl).remove(name);
    },
    read,
    async need({ headers, baseUrl }) {
      const session = await read(headers.cookie, baseUrl);
      if (session) return session;
      throw new Problem('signed-out', 'You are not signed in any more.', 'Open /support to sign in again.', 401);
    },
  };
}

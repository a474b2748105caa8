import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Signs what a browser keeps for us, and reads it again. */
export interface Seal {
  /** @param seconds for which it is good */
  sign(claims: Record<string, unknown>, audience: Audience, seconds: number): Promise<string>;
  /** @returns the claims; undefined for what is forged, expired, or was signed for another purpose. */
  read(token: string, audience: Audience): Promise<Record<string, unknown> | undefined>;
}

/** What something is signed for; one is never taken for the other. */
type Audience = 'support-session' | 'support-sign-in';

const issuer = 'support-triage';

/**
 * The key is made of the one that signs the tokens of the web chat, and is another one: neither can be used for the other.
 * @param key at least 32 characters that nobody else knows; processes that share PostgreSQL share it
 * @param clock milliseconds since 1970
 */
export function createSeal(key: string, clock: () => number): Seal {
  const secret = new Uint8Array(hkdfSync('sha256', key, '', 'support console', 32));
  return {
    sign(claims, audience, seconds) {
      const now = Math.floor(clock() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(secret);
    },
    async read(token, audience) {
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          issuer,
          audience,
          requiredClaims: ['exp'],
          currentDate: new Date(clock()),
        });
        return payload;
      } catch {
        return undefined;
      }
    },
  };
}

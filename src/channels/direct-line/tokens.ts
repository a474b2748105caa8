import { errors, jwtVerify, SignJWT } from 'jose';
import { Problem } from '../../model/problem.js';

/** Seconds that a token is good for. Source: "Authentication in Direct Line API 3.0". */
export const tokenSeconds = 1_800;
const resumeSeconds = 30 * 24 * 60 * 60;

/** Which conversation somebody may take part in, and as whom. */
export interface Pass {
  conversation: string;
  /** Begins with `dl_`: such ids can only come from a token. */
  user: string;
}

/** Signs and reads the proofs that web clients carry. */
export interface Tokens {
  issue(pass: Pass): Promise<string>;
  /**
   * @returns the pass and when it ends, in milliseconds since 1970.
   * @throws Problem 403 `TokenExpired` or `InvalidToken`: DirectLineJS gives up in order only at 403.
   */
  verify(token: string): Promise<Pass & { endsAt: number }>;
  /** A proof of 30 days, which is good for nothing but a new token for the same conversation. */
  issueResume(pass: Pass): Promise<string>;
  /** @returns undefined for anything that is not, or no longer, such a proof. */
  readResume(resume: string): Promise<Pass | undefined>;
}

const issuer = 'support-triage';

/**
 * @param key at least 32 characters that nobody else knows.
 * @param clock milliseconds since 1970.
 */
export function createTokens(key: string, clock: () => number): Tokens {
  const secret = new TextEncoder().encode(key);

  function sign({ conversation, user }: Pass, audience: string, seconds: number): Promise<string> {
    const now = Math.floor(clock() / 1000);
    // `user` is the claim that DirectLineJS reads to know that the id is fixed.
    return new SignJWT({ conv: conversation, user })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(secret);
  }

  async function read(token: string, audience: string) {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      issuer,
      audience,
      requiredClaims: ['exp'],
      currentDate: new Date(clock()),
    });
    const { conv, user, exp = 0 } = payload;
    if (typeof conv !== 'string' || typeof user !== 'string') throw new Error('claims are missing');
    return { conversation: conv, user, endsAt: exp * 1000 };
  }

  return {
    issue: (pass) => sign(pass, 'direct-line', tokenSeconds),
    async verify(token) {
      try {
        return await read(token, 'direct-line');
      } catch (thrown) {
        if (thrown instanceof errors.JWTExpired) {
          throw new Problem('TokenExpired', 'The token has expired.', 'Get a new one.', 403);
        }
        throw new Problem('InvalidToken', 'The token is not valid.', 'Get one from /api/directline/token.', 403);
      }
    },
    issueResume: (pass) => sign(pass, 'resume', resumeSeconds),
    async readResume(resume) {
      try {
        const { conversation, user } = await read(resume, 'resume');
        return { conversation, user };
      } catch {
        return undefined;
      }
    },
  };
}

import type { Activity } from 'botbuilder';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { messageOf, Problem } from '../../model/problem.js';
import type { Adapter, Verified } from './adapter.js';
import { tokenIssuer } from './cloud.js';

const clockTolerance = 5 * 60;
const metadataMs = 10_000;

/** Why a post was refused: for the log, for the answer tells nothing that helps to forge. */
export type Refused = (reason: string) => void;

/**
 * Makes sure that an activity comes from the Bot Framework and is meant for this bot.
 * @param header the Authorization header.
 * @throws Problem 401 when it does not, 503 when that cannot be found out now.
 */
export async function authenticate(
  adapter: Adapter,
  activity: Activity,
  header: string,
  refused: Refused,
): Promise<Verified> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new KeysLate('the keys did not arrive in time')), metadataMs);
  });
  try {
    return await Promise.race([adapter.verify(activity, header), late]);
  } catch (thrown) {
    refused(messageOf(thrown));
    if (!isNetworkFailure(thrown)) throw unauthorized();
    const message = 'Who sent this cannot be checked at the moment.';
    throw new Problem('identity-unreachable', message, 'Send it again later.', 503);
  } finally {
    clearTimeout(timer);
  }
}

class KeysLate extends Error {
  override readonly name = 'KeysLate';
}

/** The SDK marks failed downloads of the keys with status 500, and lets the errors of its fetch through. */
function isNetworkFailure(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const names = ['KeysLate', 'FetchError', 'AbortError'];
  return names.includes(thrown.name) || ('statusCode' in thrown && thrown.statusCode === 500);
}

/**
 * Refuses what cannot be right before the SDK looks at it: from an unverified token of another issuer the SDK takes
 * tenant ids into a list for the whole process, and then accepts what was signed for other audiences. Every channel has
 * one issuer; the Emulator is for use without an app id. Nor are keys fetched for what no key can make right.
 * @param appId the audience.
 * @param now milliseconds since 1970.
 * @throws Problem 401.
 */
export function screenToken(header: string, appId: string, now: number, refused: Refused): void {
  const reason = header === '' ? 'no Authorization header' : whyWrong(header, appId, now);
  if (reason === undefined) return;
  refused(reason);
  throw unauthorized();
}

function whyWrong(header: string, appId: string, now: number): string | undefined {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1];
  const claims = token === undefined ? undefined : claimsOf(token);
  if (!claims) return 'no JSON Web Token';
  if (claims.alg !== 'RS256') return 'the token is not signed by RS256';
  if (claims.iss !== tokenIssuer) return `the issuer is not ${tokenIssuer}`;
  // Microsoft writes ids in lower case; people paste them as they come.
  if (String(claims.aud).toLowerCase() !== appId.toLowerCase()) return 'the audience is not MicrosoftAppId';
  const isExpired = typeof claims.exp !== 'number' || claims.exp + clockTolerance < now / 1000;
  return isExpired ? 'the token has expired' : undefined;
}

function claimsOf(token: string) {
  try {
    return { ...decodeJwt(token), alg: decodeProtectedHeader(token).alg };
  } catch {
    return undefined;
  }
}

function unauthorized(): Problem {
  const advice = 'Check MicrosoftAppId, and the messaging endpoint of the Azure Bot resource.';
  return new Problem('unauthorized', 'This post is not signed for this bot.', advice, 401);
}

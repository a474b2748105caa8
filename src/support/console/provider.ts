import * as oidc from 'openid-client';
import type { Log } from '../../model/log.js';
import { isLoopback } from '../../model/loopback.js';
import { messageOf } from '../../model/problem.js';
import type { ReadinessCheck } from '../../model/readiness.js';
import type { SignInSettings } from '../../model/sign-in.js';
import type { Claims } from './claims.js';

/** What must be known again when a person comes back from the provider. */
export interface Begun {
  state: string;
  nonce: string;
  /** Of PKCE. */
  verifier: string;
}

/** A provider of OpenID Connect. What it does is refused by `oidc.ClientError` and the like. */
export interface Provider {
  /** @returns where to send the browser; undefined while the provider cannot be reached. */
  begin(redirectUri: string, otherAccount: boolean): Promise<{ to: string; begun: Begun } | undefined>;
  /**
   * @param returned the address with which the browser came back
   * @returns what the provider says of the person
   * @throws what is wrong with the answer
   */
  finish(returned: URL, begun: Begun): Promise<Claims>;
  /** Where people sign out of the provider itself, where it tells. */
  signOutUrl(): string | undefined;
  readiness: ReadinessCheck;
}

/** Seconds for one request to the provider. */
const timeout = 10;
/** Milliseconds before the provider is asked again who it is. */
const pauseMs = 5_000;

/**
 * Asks the provider who it is when that is needed first, and again after it could not be reached.
 * @param clock milliseconds since any fixed moment
 */
export function createProvider(settings: SignInSettings, clock: () => number, log: Log): Provider {
  let known: oidc.Configuration | undefined;
  let running: Promise<oidc.Configuration | undefined> | undefined;
  let failed: { at: number; cause: string } | undefined;

  async function discover(): Promise<oidc.Configuration | undefined> {
    try {
      known = await configurationOf(settings);
      if (failed) log.info({}, 'experts can sign in again');
      failed = undefined;
    } catch (thrown) {
      const cause = messageOf(thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown);
      if (!failed) log.error({ issuer: settings.issuer, cause }, 'experts cannot sign in: OIDC_ISSUER does not answer');
      failed = { at: clock(), cause };
    }
    running = undefined;
    return known;
  }

  async function configuration(): Promise<oidc.Configuration | undefined> {
    if (known) return known;
    if (failed && clock() - failed.at < pauseMs) return undefined;
    return (running ??= discover());
  }

  return {
    async begin(redirectUri, otherAccount) {
      const config = await configuration();
      if (!config) return undefined;
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const to = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(otherAccount && { prompt: 'select_account' }),
      });
      return { to: to.href, begun };
    },
    async finish(returned, { state, nonce, verifier }) {
      const config = await configuration();
      if (!config) throw new Error('the provider cannot be reached');
      const tokens = await oidc.authorizationCodeGrant(config, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return tokens.claims() ?? {};
    },
    signOutUrl: () => known?.serverMetadata().end_session_endpoint,
    readiness: {
      name: 'sign-in',
      async check() {
        if (await configuration()) return { ok: true };
        const detail = `OIDC_ISSUER ${settings.issuer} does not answer as a provider should: ${failed?.cause ?? ''}`;
        return { ok: false, detail };
      },
    },
  };
}

/** Signatures are checked although the token comes from the provider itself; plain http is for this machine only. */
function configurationOf({ issuer, clientId, clientSecret }: SignInSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const isHere = url.protocol === 'http:' && isLoopback(url.hostname);
  return oidc.discovery(url, clientId, undefined, oidc.ClientSecretPost(clientSecret), {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out, not to go away
    execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])],
    timeout,
  });
}

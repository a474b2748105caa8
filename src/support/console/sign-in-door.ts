import type { HttpAnswer, HttpHead, Route } from '../../model/http.js';
import type { Log } from '../../model/log.js';
import type { SignInSettings } from '../../model/sign-in.js';
import { type Admission, admit } from './claims.js';
import { cookiesFor } from './cookies.js';
import { type Door, pageOf, redirect, ticketIn } from './door.js';
import { noticePage } from './html-page.js';
import type { Begun, Provider } from './provider.js';
import { refusedPage } from './refused-page.js';
import { tellSignInError } from './sign-in-errors.js';
import type { Seal } from './sealed.js';
import type { Sessions } from './sessions.js';

/** Seconds for signing in: time to find the phone that confirms it. */
const signInSeconds = 15 * 60;

export interface SignInDoorParts {
  settings: SignInSettings;
  /** Where browsers reach this server; the provider sends them back there. */
  publicUrl: string;
  provider: Provider;
  seal: Seal;
  sessions: Sessions;
  /** Makes of an expert's name one that can be shown; an empty text where nothing is left. */
  cleanName: (name: string) => string;
  log: Log;
}

/** A door that is opened by OpenID Connect: the authorization code flow with PKCE, state and nonce. */
export function createSignInDoor({
  settings,
  publicUrl,
  provider,
  seal,
  sessions,
  cleanName,
  log,
}: SignInDoorParts): Door {
  const callback = `${publicUrl}/support/callback`;
  const cookies = cookiesFor(publicUrl);

  async function begin(ticket: string | undefined, otherAccount: boolean): Promise<HttpAnswer> {
    const started = await provider.begin(callback, otherAccount);
    if (!started) return unreachable();
    const { to, begun } = started;
    const value = await seal.sign({ ...begun, ...(ticket && { ticket }) }, 'support-sign-in', signInSeconds);
    return redirect(to, [cookies.write(cookieOf(begun.state), value, signInSeconds)]);
  }

  async function finish({ headers, query }: HttpHead): Promise<HttpAnswer> {
    const name = cookieOf(query.get('state') ?? '');
    const value = cookies.read(headers.cookie, name);
    const kept = value === undefined ? undefined : await seal.read(value, 'support-sign-in');
    const begun = begunIn(kept);
    if (!begun) return (await isSignedIn(headers.cookie)) ? redirect(`${publicUrl}/support`) : again('no-begin');
    const used = cookies.remove(name);
    const admission = await admissionOf(query, begun);
    if (typeof admission === 'string') return { ...again(admission), cookies: [used] };
    if (admission.kind !== 'expert') {
      log.info({ reason: admission.kind }, 'somebody who is no expert signed in');
      return refusedPage(admission, settings, publicUrl, [used]);
    }
    const { id, name: called } = admission.expert;
    const session = await sessions.begin({ id, name: cleanName(called) || 'Support' }, publicUrl);
    return redirect(`${publicUrl}${pageOf(ticketIn(kept?.ticket))}`, [session, used]);
  }

  /** @returns the code of what is wrong where the provider vouches for nobody. */
  async function admissionOf(query: URLSearchParams, begun: Begun): Promise<Admission | string> {
    try {
      return admit(await provider.finish(new URL(`${callback}?${query.toString()}`), begun), settings);
    } catch (thrown) {
      return tellSignInError(thrown, log);
    }
  }

  const isSignedIn = async (cookie: string | undefined) => (await sessions.read(cookie, publicUrl)) !== undefined;

  function again(code: string): HttpAnswer {
    return noticePage(publicUrl, {
      status: 403,
      title: 'Signing in did not work',
      text: [
        code === 'no-begin'
          ? 'It was not begun in this browser, or took longer than a quarter of an hour.'
          : `The sign-in service said: ${code}.`,
        'Nothing is lost. Try again; if it fails again, tell whoever runs this server.',
      ],
      links: [{ to: '/support/sign-in', title: 'Sign in' }],
    });
  }

  function unreachable(): HttpAnswer {
    return noticePage(publicUrl, {
      status: 503,
      title: 'The sign-in service does not answer',
      text: [
        `${new URL(settings.issuer).host} cannot be reached from this server, so it cannot find out who you are.`,
        'Try again in a minute. If you run this server: its log and /readyz say why.',
      ],
      links: [{ to: '/support', title: 'Try again' }],
    });
  }

  const routes: Route[] = [
    { method: 'GET', path: '/support/callback', handle: finish },
    { method: 'GET', path: '/support/sign-in', handle: ({ query }) => begin(undefined, query.has('other')) },
  ];
  return {
    knock: ({ query }) => begin(ticketIn(query.get('ticket')), false),
    routes,
    readiness: [provider.readiness],
    signOutUrl: provider.signOutUrl,
  };
}

/** One for each sign-in, so that windows which sign in at the same time do not disturb each other. */
function cookieOf(state: string): string {
  return `triage-sign-in-${/^[\w-]+$/.test(state) ? state.slice(0, 12) : 'none'}`;
}

function begunIn(kept: Record<string, unknown> | undefined): Begun | undefined {
  const { state, nonce, verifier } = kept ?? {};
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string') return undefined;
  return { state, nonce, verifier };
}

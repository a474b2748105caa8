import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpHead, HttpRequest, Route } from '../../model/http.js';
import type { ReadinessCheck } from '../../model/readiness.js';
import { createClosedDoor } from './closed-door.js';
import type { ConsoleParts } from './console-parts.js';
import { type Door, pageOf, redirect, ticketIn } from './door.js';
import { consolePage, noticePage } from './html-page.js';
import { createLinkDoor } from './link-door.js';
import { checkOwnPage } from './own-page.js';
import { createPresence } from './presence.js';
import { createProvider } from './provider.js';
import { createSeal } from './sealed.js';
import { createSessions } from './sessions.js';
import { createSignInDoor } from './sign-in-door.js';
import { spreadNews } from './spread-news.js';
import { createStreamUpgrade, streamPath } from './stream-upgrade.js';
import { createStreams } from './streams.js';
import { createTicketRoutes } from './ticket-routes.js';
import { nameOfWay, wayIn } from './way-in.js';

/** The page of the experts. */
export interface Console {
  routes: Route[];
  upgrade: { prefix: string; handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> };
  readiness: ReadinessCheck[];
  /** What whoever runs the server should know. */
  notices: string[];
  /** The address that lets the first who opens it in. Absent where experts sign in, or cannot. @param address of this server */
  link?: (address: string) => string;
  /** Ends the WebSockets. */
  close(): Promise<void>;
}

/** Requests for pages of one address in a minute. */
const perMinute = 300;

/** Makes `/support` and what belongs to it. */
export function createConsole(parts: ConsoleParts): Console {
  const { config, store, notifications, tokenKey, baseUrl, cleanName, clock, log } = parts;
  const seal = createSeal(tokenKey, clock);
  const way = wayIn(config);
  const sessions = createSessions(seal, nameOfWay(way), store);
  const streams = createStreams(clock);
  const presence = createPresence();
  const linkDoor = way.kind === 'link' ? createLinkDoor(sessions, clock) : undefined;
  const door: Door = linkDoor ?? otherDoor();
  const stopListening = notifications.listen(spreadNews(store, presence, streams, log));

  function otherDoor(): Door {
    if (way.kind !== 'sign-in') return createClosedDoor();
    const provider = createProvider(way.settings, clock, log);
    return createSignInDoor({
      settings: way.settings,
      publicUrl: way.publicUrl,
      provider,
      seal,
      sessions,
      cleanName,
      log,
    });
  }

  async function open(head: HttpHead) {
    const session = await sessions.read(head.headers.cookie, head.baseUrl);
    if (!session) return door.knock(head);
    // Somebody who is in and opens a link from the terminal is to keep no code in the address bar.
    return head.query.has('code')
      ? redirect(`${head.baseUrl ?? ''}${pageOf(ticketIn(head.query.get('ticket')))}`)
      : consolePage(head.baseUrl);
  }

  async function signOut(request: HttpRequest) {
    const own = checkOwnPage(request);
    // The news of it ends the WebSockets, here and in other processes.
    return { status: 200, body: {}, cookies: [await sessions.end(request.headers.cookie, own)] };
  }

  async function signedOut({ baseUrl }: HttpHead) {
    const elsewhere = door.signOutUrl();
    return noticePage(baseUrl, {
      status: 200,
      title: 'You are signed out',
      text:
        elsewhere === undefined
          ? []
          : ['You are still signed in at the service that knows you. On a computer of others, sign out there as well.'],
      links: [
        { to: '/support', title: 'Sign in again' },
        ...(elsewhere === undefined ? [] : [{ to: elsewhere, title: `Sign out of ${new URL(elsewhere).host}` }]),
      ],
    });
  }

  const page = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle, perMinute });
  return {
    routes: [
      page('/support', open),
      page('/support/', async ({ baseUrl }) => redirect(`${baseUrl ?? ''}/support`)),
      page('/support/signed-out', signedOut),
      ...door.routes.map((route) => ({ ...route, perMinute })),
      { method: 'POST', path: '/api/support/sign-out', accepts: 'json', maxBytes: 1_024, perMinute, handle: signOut },
      ...createTicketRoutes({ ...parts, sessions, presence }),
    ],
    upgrade: { prefix: streamPath, handle: createStreamUpgrade(sessions, streams, baseUrl) },
    readiness: door.readiness,
    notices: way.kind === 'closed' ? [way.why] : [],
    ...(linkDoor && { link: linkDoor.link }),
    async close() {
      stopListening();
      streams.close();
    },
  };
}

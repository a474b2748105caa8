import type { HttpHead } from '../../model/http.js';
import type { Expert } from '../../model/ticket.js';
import { type Door, pageOf, redirect, ticketIn } from './door.js';
import { noticePage } from './html-page.js';
import { createOneTimeCode } from './one-time-link.js';
import type { Sessions } from './sessions.js';

/** Whoever sits at this machine. */
const localExpert: Expert = { id: 'local', name: 'Local expert' };

/** A door that is opened by the link that the terminal shows. */
export interface LinkDoor extends Door {
  /** @param address of this server, without a slash at the end */
  link(address: string): string;
}

/** @param clock milliseconds since any fixed moment */
export function createLinkDoor(sessions: Sessions, clock: () => number): LinkDoor {
  const code = createOneTimeCode(clock);

  async function knock({ query, baseUrl }: HttpHead) {
    const given = query.get('code');
    if (given !== null && baseUrl !== undefined && code.use(given)) {
      const cookie = await sessions.begin(localExpert, baseUrl);
      // The code leaves the address bar and the history.
      return redirect(`${baseUrl}${pageOf(ticketIn(query.get('ticket')))}`, [cookie]);
    }
    return noticePage(baseUrl, {
      status: given === null ? 401 : 403,
      title: given === null ? 'Open the link from the terminal' : 'This link is used up',
      text: [
        ...(given === null ? [] : ['The link works once, and for half an hour after the start.']),
        'npm start prints a link to this page. For a new one, end the program and start it again.',
      ],
    });
  }

  return {
    knock,
    routes: [],
    readiness: [],
    signOutUrl: () => undefined,
    link: (address) => `${address}/support?code=${code.code}`,
  };
}

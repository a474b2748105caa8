import type { Door } from './door.js';
import { noticePage } from './html-page.js';

/** Lets nobody in; the log of the start says why. */
export function createClosedDoor(): Door {
  return {
    knock: async ({ baseUrl }) =>
      noticePage(baseUrl, {
        status: 404,
        title: 'Support is closed here',
        text: [
          'Nobody can sign in at this server: it was not told how to know experts from others.',
          'If you run it: the log of its start says which settings are missing.',
        ],
      }),
    routes: [],
    readiness: [],
    signOutUrl: () => undefined,
  };
}

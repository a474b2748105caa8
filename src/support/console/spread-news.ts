import type { Log } from '../../model/log.js';
import type { News } from '../../model/notifications.js';
import { messageOf } from '../../model/problem.js';
import type { SessionStore } from '../../model/session-store.js';
import type { TicketStore } from '../../model/ticket-store.js';
import type { Presence } from './presence.js';
import type { Streams } from './streams.js';

/** Talks that an asker may have handed over from one conversation at once; the later ones matter. */
const mostTickets = 5;

/** @returns a listener to the news of this program that takes them on to the experts' pages. */
export function spreadNews(
  store: Pick<TicketStore, 'listTickets'> & Pick<SessionStore, 'isSessionEnded'>,
  presence: Presence,
  streams: Streams,
  log: Log,
): (news: News) => void {
  /** Askers come and go by conversation, experts know tickets. */
  async function tellPresence({ conversation, isHere }: Extract<News, { kind: 'presence' }>): Promise<void> {
    const filter = { conversation, states: ['open', 'reopened', 'assigned'] } as const;
    const tickets = await store.listTickets(filter, mostTickets);
    tickets.forEach(({ id }) => streams.tell({ kind: 'presence', ticket: id, isHere }));
  }

  /** While nothing was heard, experts may have signed out elsewhere. */
  async function endMissed(): Promise<void> {
    for (const id of streams.sessions()) if (await store.isSessionEnded(id)) streams.endSession(id);
  }

  return (news) => {
    if (news.kind === 'session-ended') streams.endSession(news.session);
    if (news.kind === 'ticket') streams.tell({ kind: 'ticket', ticket: news.ticket });
    if (news.kind === 'typing') {
      const { ticket, role, name } = news;
      streams.tell({ kind: 'typing', ticket, role, ...(name !== undefined && { name }) });
    }
    if (news.kind === 'missed') {
      presence.forget();
      streams.tell({ kind: 'missed' });
      endMissed().catch((thrown: unknown) => {
        log.warn({ cause: messageOf(thrown) }, 'it could not be found out which experts have signed out meanwhile');
      });
    }
    if (news.kind === 'presence') {
      presence.note(news);
      if (streams.isEmpty()) return;
      tellPresence(news).catch((thrown: unknown) => {
        log.warn({ cause: messageOf(thrown) }, 'experts were not told whether an asker is here');
      });
    }
  };
}

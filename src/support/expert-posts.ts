import { byCard, channelsFor, expertsItem } from '../model/expert-posts.js';
import type { Log } from '../model/log.js';
import type { OutboxItem } from '../model/outbox.js';
import type { OutboxStore } from '../model/store.js';
import type { TellOthers, TicketStore } from '../model/ticket-store.js';
import type { TicketEntry, TicketHead } from '../model/ticket.js';

/** What this works with. */
export interface ExpertPostsParts {
  store: Pick<TicketStore, 'expertChannels' | 'listTickets' | 'postsOf'> & Pick<OutboxStore, 'addItems'>;
  log: Log;
  /** Hears what was saved to be sent. */
  saved: (items: readonly OutboxItem[]) => void;
}

/** Chooses the experts' channels of tickets. */
export interface ExpertPosts {
  /** Lets the channels of a ticket hear of each change. */
  tell: TellOthers;
  /**
   * Puts every ticket that is not over on its way to the channels that fit it now; where it stands already, it is drawn
   * anew. @returns how many tickets no channel fits
   */
  spread(): Promise<number>;
}

/** More tickets than this are never open at once, where anybody works on them. */
const mostTickets = 1_000;

export function createExpertPosts({ store, log, saved }: ExpertPostsParts): ExpertPosts {
  /** A channel in which a ticket stands keeps it, also when another would get it now. */
  async function channelsOf({ id, tags, version }: TicketHead): Promise<string[]> {
    const channels = await store.expertChannels();
    if (channels.length === 0) return [];
    const posts = version === 1 ? [] : await store.postsOf(id);
    const fitting = channelsFor(tags, channels).map(({ conversation }) => conversation);
    const standing = channels.filter(({ conversation }) => posts.some(({ channel }) => channel === conversation));
    if (fitting.length === 0) {
      log.warn({ ticket: id, tags }, 'no experts’ channel fits this ticket: it stands on the console only');
    }
    return [...new Set([...fitting, ...standing.map(({ conversation }) => conversation)])];
  }

  return {
    async tell({ ticket, entries }) {
      const last = entries.at(-1);
      if (!last) return [];
      const channels = await channelsOf(ticket);
      const redraw = entries.some(changesCard);
      const isReminder = entries.some(({ event }) => event.kind === 'reminded');
      return channels.flatMap((channel) => [
        expertsItem(channel, ticket.id, { kind: 'change', seq: last.seq, redraw }),
        ...(isReminder ? [expertsItem(channel, ticket.id, { kind: 'remind' })] : []),
      ]);
    },
    async spread() {
      const tickets = await store.listTickets({ states: ['open', 'reopened', 'assigned'] }, mostTickets);
      if (tickets.length === mostTickets) {
        log.warn({ tickets: mostTickets }, 'only the tickets that changed last were put into the experts’ channels');
      }
      let homeless = 0;
      for (const ticket of tickets) {
        const channels = await channelsOf(ticket);
        if (channels.length === 0) homeless += 1;
        const items = channels.map((channel) =>
          expertsItem(channel, ticket.id, { kind: 'change', seq: ticket.version, redraw: true }),
        );
        await store.addItems(ticket, items);
        saved(items);
      }
      return homeless;
    },
  };
}

/** What was typed into a card is still there until the card is drawn anew, and its key could be taken for a repetition. */
function changesCard({ event, key }: TicketEntry): boolean {
  if (event.kind === 'reminded' || event.kind === 'undelivered') return false;
  return event.kind !== 'said' || key?.startsWith(byCard) === true;
}

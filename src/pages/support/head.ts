import type { TicketView } from '../../model/console.js';
import { isLive, isWaiting } from '../../model/ticket.js';
import { button, el, setText, show } from './dom.js';
import { agoOf } from './times.js';
import { channelTitle, holderOf } from './words.js';

/** What can be done with a ticket. */
export interface HeadActs {
  take: () => void;
  release: () => void;
  resolve: () => void;
  reopen: () => void;
  back: () => void;
}

/** The top of a ticket: what it is, who has it, and what can be done with it. */
export interface Head {
  element: HTMLElement;
  draw(ticket: TicketView, isBusy: boolean): void;
}

export function createHead(acts: HeadActs): Head {
  const title = el('h2', { attributes: { tabindex: '-1' } });
  const badges = el('p', { class: 'badges' });
  const facts = el('p', { class: 'facts quiet' });
  const take = button('Take', acts.take, { class: 'primary', attributes: { title: 'Key: t' } });
  const resolve = button('Resolve …', acts.resolve, { class: 'primary', attributes: { title: 'Key: e' } });
  const release = button('Release', acts.release);
  const reopen = button('Reopen', acts.reopen);
  const back = button('‹ Queue', acts.back, { class: 'back' });

  return {
    element: el(
      'header',
      { class: 'ticket-head' },
      back,
      el('div', { class: 'ticket-title' }, badges, title, facts),
      el('div', { class: 'buttons' }, take, resolve, release, reopen),
    ),
    draw(ticket, isBusy) {
      setText(title, ticket.title);
      badges.replaceChildren(
        el('code', {}, ticket.id),
        el('span', { class: `badge ${ticket.state}` }, holderOf(ticket)),
        ...(ticket.isUrgent ? [el('span', { class: 'badge urgent' }, 'Urgent')] : []),
        ...ticket.tags.map((tag) => el('span', { class: 'badge tag' }, tag)),
      );
      facts.replaceChildren(
        `${ticket.asker ?? 'An asker'} · ${channelTitle(ticket.channel)}`,
        ticket.locale === undefined ? '' : ` · ${ticket.locale}`,
        ' · asked ',
        agoOf(ticket.openedAt, Date.now()),
        isLive(ticket) || ticket.expert === undefined ? '' : ` · had by ${ticket.expert}`,
      );
      const isHeld = ticket.state === 'assigned' && ticket.isMine;
      show(take, isWaiting(ticket));
      show(release, isHeld);
      show(resolve, isHeld);
      show(reopen, !isLive(ticket));
      for (const each of [take, release, resolve, reopen]) each.disabled = isBusy;
    },
  };
}

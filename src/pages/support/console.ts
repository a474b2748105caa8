import type { ConsoleNews, Me, QueueAnswer } from '../../model/console.js';
import { createAlerts, titleOf } from './alerts.js';
import { onSignedOut, readMe, readQueue, Refused, signOut } from './api.js';
import { createHelpDialog } from './dialogs.js';
import { button, el, setText, show } from './dom.js';
import { listenToKeys } from './keys.js';
import { createQueuePane } from './queue-pane.js';
import { openStream } from './stream.js';
import { createTicketPane } from './ticket-pane.js';

/** Milliseconds in which changes of the queue are read together, and after which times are told anew. */
const togetherMs = 200;
const anewMs = 30_000;

const root = document.getElementById('console');
if (!root) throw new Error('the page has no element console');

/** Joins the parts of the page. */
function start(root: HTMLElement, me: Me): void {
  let queue: QueueAnswer | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = 0;
  let isLeaving = false;

  const status = el('p', { class: 'status', attributes: { role: 'status' } });
  const help = createHelpDialog();
  const alerts = createAlerts(open);
  const queuePane = createQueuePane(() => void readNow(), open);
  const ticketPane = createTicketPane(me, close);

  /** The ticket that the expert sees; undefined while they look elsewhere. */
  const seenId = () => (document.hidden ? undefined : ticketPane.openId());

  function draw(): void {
    if (queue) queuePane.draw(queue, ticketPane.openId(), alerts.unread);
    if (queue) document.title = titleOf(queue.waiting + alerts.unread.size);
  }

  async function readNow(): Promise<void> {
    const mine = ++reading;
    const { view, tag, text } = queuePane.wish();
    try {
      const answer = await readQueue(view, tag, text);
      // A later wish has its own answer.
      if (mine !== reading) return;
      queue = answer;
      draw();
      await alerts.check(answer, seenId());
      draw();
    } catch (thrown) {
      // The stream tells when the server is back, and all is read again then.
      if (mine === reading) say(thrown instanceof TypeError ? lost : String(thrown));
    }
  }

  function readSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void readNow();
    }, togetherMs);
  }

  function say(text: string): void {
    setText(status, text);
    show(status, text !== '');
  }

  function showTicket(id: string | undefined): void {
    document.body.classList.toggle('has-ticket', id !== undefined);
    ticketPane.open(id);
    if (id !== undefined) alerts.seen(id);
    draw();
  }

  function open(id: string): void {
    if (id !== ticketPane.openId()) history.pushState({}, '', `?ticket=${encodeURIComponent(id)}`);
    showTicket(id);
    ticketPane.focus();
  }

  function close(): void {
    const id = ticketPane.openId();
    if (id !== undefined) history.pushState({}, '', location.pathname);
    showTicket(undefined);
    queuePane.focus(id);
  }

  const idInAddress = () => new URLSearchParams(location.search).get('ticket') ?? undefined;

  function hear(news: ConsoleNews): void {
    if (news.kind === 'missed') ticketPane.refresh();
    if (news.kind === 'missed' || news.kind === 'ticket') readSoon();
    if (news.kind === 'ticket' && news.ticket === ticketPane.openId()) ticketPane.refresh();
    ticketPane.hear(news);
  }

  async function leave(): Promise<void> {
    isLeaving = true;
    try {
      await signOut();
      ticketPane.forget();
      location.assign('support/signed-out');
    } catch (thrown) {
      isLeaving = false;
      say(`You are still signed in: ${thrown instanceof Refused ? thrown.message : lost}`);
    }
  }

  /** Nothing is loaded by itself: the provider would sign somebody in again who signed out in another window. */
  function end(): void {
    if (isLeaving) return;
    const text = 'What you wrote and did not send is kept in this window.';
    tellOnly(root, 'You are not signed in any more', text, 'Sign in again');
  }

  root.replaceChildren(
    el(
      'header',
      { class: 'bar' },
      el('h1', {}, 'Support'),
      status,
      alerts.button,
      button('Keys', help.open, { attributes: { title: 'Key: ?' } }),
      el('span', { class: 'me quiet' }, me.name),
      button('Sign out', () => void leave()),
    ),
    el('div', { class: 'panes' }, queuePane.element, ticketPane.element),
    help.element,
  );
  say('');
  listenToKeys({
    move: queuePane.move,
    take: ticketPane.take,
    reply: ticketPane.reply,
    resolve: ticketPane.resolve,
    search: queuePane.search,
    help: help.open,
    back: (field) => {
      if (field?.closest('.ticket')) ticketPane.focus();
      else if (field) queuePane.focus(ticketPane.openId());
      else if (ticketPane.openId() !== undefined) close();
    },
  });
  window.addEventListener('popstate', () => showTicket(idInAddress()));
  document.addEventListener('visibilitychange', () => {
    const id = seenId();
    if (id !== undefined) alerts.seen(id);
    draw();
  });
  setInterval(draw, anewMs);
  onSignedOut(end);
  showTicket(idInAddress());
  openStream({
    news: hear,
    connected: () => {
      say('');
      void readNow();
      ticketPane.refresh();
      ticketPane.sendAgain();
    },
    lost: () => say(lost),
    ended: end,
  });
}

const lost = 'No connection. Trying again …';

/** In place of everything else. The button loads the page again. */
function tellOnly(root: HTMLElement, title: string, text: string, next: string): void {
  const again = button(next, () => location.reload(), { class: 'primary' });
  root.replaceChildren(el('main', { class: 'notice' }, el('h1', {}, title), el('p', {}, text), el('p', {}, again)));
  again.focus();
}

readMe().then(
  (me) => start(root, me),
  (thrown: unknown) => {
    const text = thrown instanceof Refused ? thrown.message : 'Perhaps the network is away, or the server starts anew.';
    tellOnly(root, 'The server cannot be reached', text, 'Try again');
  },
);

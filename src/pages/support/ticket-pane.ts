import type { ActBody, ConsoleNews, Me, TicketView } from '../../model/console.js';
import { isWaiting } from '../../model/ticket.js';
import { act, newKey, readTicket, tellTyping } from './api.js';
import { type Composer, createComposer } from './composer.js';
import { createResolveDialog } from './dialogs.js';
import { el, setText, show } from './dom.js';
import { createFileSending } from './file-sending.js';
import { createHead } from './head.js';
import { reasonOf, whyNotWrite } from './hints.js';
import { createOutgoing } from './outgoing.js';
import { createPresenceLine } from './presence-line.js';
import { storyOf } from './story.js';
import { createTalk, type Talk } from './talk.js';

/** The ticket that is open. */
export interface TicketPane {
  element: HTMLElement;
  /** Opens a ticket; undefined closes the open one. */
  open(id: string | undefined): void;
  openId(): string | undefined;
  /** Reads again what changed. */
  refresh(): void;
  /** What the queue does not tell: who writes, who is there. */
  hear(news: ConsoleNews): void;
  take(): void;
  resolve(): void;
  reply(): void;
  /** Puts the focus on the ticket. */
  focus(): void;
  /** Sends what could not be sent. */
  sendAgain(): void;
  /** Forgets texts that were not sent. */
  forget(): void;
}

/** Milliseconds between two words that we write. */
const typingToldMs = 3_000;
/** So near the end, in pixels, new messages are followed. */
const nearEnd = 120;

/** @param back leaves the ticket */
export function createTicketPane(me: Me, back: () => void): TicketPane {
  let id: string | undefined;
  let ticket: TicketView | undefined;
  let lastSeq = 0;
  let reading: Promise<void> | undefined;
  let isReadWanted = false;
  let isBusy = false;
  /** The focus is to come here once there is something to see. */
  let isFocusWanted = false;
  let toldTyping = 0;
  let talk: Talk = createTalk(() => undefined);

  const problem = el('p', { class: 'problem', attributes: { role: 'alert' } });
  const presence = createPresenceLine(() => ticket);
  const content = el('div', { class: 'ticket-content' });
  const scroller = el(
    'div',
    { class: 'ticket-scroll', attributes: { tabindex: '0', role: 'region', 'aria-label': 'Ticket' } },
    content,
  );
  const outgoing = createOutgoing(me.id, drawOutgoing, (of, text, reason) => {
    if (of !== id) {
      outgoing.keepDraft(of, text);
      return;
    }
    composer.fill([text, composer.text()].filter((each) => each !== '').join('\n'));
    outgoing.keepDraft(of, composer.text());
    say(reason);
  });
  const composer: Composer = createComposer({
    longest: me.longestSaid,
    send: (text) => {
      if (id === undefined) return;
      say('');
      outgoing.add(id, text);
      toEnd();
    },
    sendFiles: (files) => sending.send(id, files),
    changed: (text) => {
      if (id === undefined) return;
      outgoing.keepDraft(id, text);
      if (text !== '' && Date.now() - toldTyping > typingToldMs) {
        toldTyping = Date.now();
        // Whoever it does not reach misses nothing that lasts.
        tellTyping(id).catch(() => undefined);
      }
    },
  });
  const sending = createFileSending((of, text) => of === id && say(text));
  const resolveDialog = createResolveDialog((note) => void perform({ kind: 'resolve', ...(note && { note }) }));
  const head = createHead({
    take: () => void perform({ kind: 'take' }),
    release: () => void perform({ kind: 'release' }),
    reopen: () => void perform({ kind: 'reopen' }),
    resolve: resolveDialog.open,
    back,
  });
  const body = el(
    'div',
    { class: 'ticket-body' },
    head.element,
    problem,
    scroller,
    presence.element,
    sending.element,
    composer.element,
  );
  const empty = el('p', { class: 'empty quiet' }, 'Choose a ticket in the queue.');
  const element = el('main', { class: 'ticket' }, empty, body, resolveDialog.element);
  show(body, false);
  show(problem, false);

  function say(text: string): void {
    setText(problem, text);
    show(problem, text !== '');
  }

  async function perform(what: ActBody['act']): Promise<void> {
    if (id === undefined || isBusy) return;
    const of = id;
    isBusy = true;
    draw();
    say('');
    try {
      await act(of, { key: newKey(), act: what });
    } catch (thrown) {
      if (of === id) say(reasonOf(thrown));
    }
    isBusy = false;
    await read();
    if (of === id && what.kind === 'take' && ticket?.isMine) composer.focus();
    else if (of === id && document.activeElement === document.body) scroller.focus();
  }

  /** One reading at a time; what changes meanwhile is read afterwards. Resolves when all is read. */
  function read(): Promise<void> {
    isReadWanted = true;
    reading ??= readAll().finally(() => (reading = undefined));
    return reading;
  }

  async function readAll(): Promise<void> {
    while (isReadWanted && id !== undefined) {
      isReadWanted = false;
      const of = id;
      try {
        const answer = await readTicket(of, lastSeq + 1);
        if (of === id) apply(answer.ticket, answer.entries);
      } catch (thrown) {
        if (of === id) say(reasonOf(thrown));
      }
    }
  }

  function apply(next: TicketView, entries: Parameters<Talk['add']>[0]): void {
    const isFirst = ticket === undefined;
    const isFollowed = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd;
    ticket = next;
    if (isFirst) content.replaceChildren(storyOf(next), talk.element);
    entries.forEach(({ key }) => key !== undefined && outgoing.arrived(next.id, key));
    talk.add(entries);
    lastSeq = entries.at(-1)?.seq ?? lastSeq;
    if (entries.some(({ by }) => by.role === 'asker')) presence.writes('');
    draw();
    show(body, true);
    show(empty, false);
    if (isFirst && isWaiting(next)) scroller.scrollTop = 0;
    else if (isFirst || isFollowed) toEnd();
    if (isFirst) outgoing.retry(next.id);
    if (isFocusWanted) scroller.focus();
    isFocusWanted = false;
  }

  function draw(): void {
    if (!ticket) return;
    head.draw(ticket, isBusy);
    presence.draw();
    composer.allow(whyNotWrite(ticket));
    drawOutgoing(ticket.id);
  }

  function drawOutgoing(of: string): void {
    if (of === id) talk.showOutgoing(outgoing.waiting(of));
  }

  function toEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
  }

  return {
    element,
    openId: () => id,
    open(next) {
      if (next === id) return;
      id = next;
      ticket = undefined;
      lastSeq = 0;
      talk = createTalk(() => outgoing.retry(id));
      content.replaceChildren();
      say('');
      sending.showFor(next);
      presence.writes('');
      show(body, false);
      show(empty, true);
      setText(empty, next === undefined ? 'Choose a ticket in the queue.' : 'Reading …');
      composer.fill(next === undefined ? '' : outgoing.draft(next));
      void read();
    },
    refresh: () => void read(),
    hear(news) {
      if (news.kind === 'missed' || news.ticket !== id || !ticket) return;
      if (news.kind === 'typing' && !(news.role === 'expert' && ticket.isMine)) {
        presence.writes(news.name ?? (news.role === 'asker' ? (ticket.asker ?? 'The asker') : 'An expert'));
      }
      if (news.kind === 'presence') {
        ticket = { ...ticket, isAskerHere: news.isHere };
        presence.draw();
      }
    },
    take() {
      if (ticket && isWaiting(ticket)) void perform({ kind: 'take' });
    },
    resolve() {
      if (ticket?.state === 'assigned' && ticket.isMine) resolveDialog.open();
    },
    reply: () => composer.focus(),
    focus() {
      isFocusWanted = ticket === undefined;
      scroller.focus();
    },
    sendAgain: () => outgoing.retry(),
    forget: () => outgoing.forgetAll(),
  };
}

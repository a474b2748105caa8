import type { QueueAnswer, QueueView, TicketLine } from '../../model/console.js';
import { queueViews } from '../../model/console.js';
import { button, el, setText, show } from './dom.js';
import { agoOf } from './times.js';
import { channelTitle, holderOf, nothingIn, viewTitles } from './words.js';

/** What the expert wants to see. */
export interface QueueWish {
  view: QueueView;
  tag: string;
  text: string;
}

/** The list of tickets with its filters. */
export interface QueuePane {
  element: HTMLElement;
  wish(): QueueWish;
  /** @param unread own tickets in which the asker wrote something that nobody saw yet */
  draw(queue: QueueAnswer, open: string | undefined, unread: ReadonlySet<string>): void;
  /** Moves the focus by so many tickets. */
  move(by: number): void;
  /** Puts the focus on a ticket, or on the first. */
  focus(id?: string): void;
  search(): void;
}

/** Milliseconds without a key before a search begins. */
const searchAfterMs = 250;

/** @param changed the wish is another one @param open a ticket was chosen */
export function createQueuePane(changed: () => void, open: (id: string) => void): QueuePane {
  let view: QueueView = 'waiting';
  let searchTimer: ReturnType<typeof setTimeout> | undefined;
  const rows = new Map<string, HTMLAnchorElement>();
  const views = queueViews.map((each) => {
    const count = el('span', { class: 'count' });
    const choose = button('', () => {
      view = each;
      changed();
    });
    choose.append(viewTitles[each], count);
    return { each, choose, count };
  });
  const tag = el('select', { attributes: { 'aria-label': 'Tag' }, on: { change: changed } }, anyTag());
  const search = el('input', {
    attributes: { type: 'search', 'aria-label': 'Search', placeholder: 'Search', maxlength: '200' },
    on: {
      input: () => {
        clearTimeout(searchTimer);
        searchTimer = setTimeout(changed, searchAfterMs);
      },
    },
  });
  const list = el('ul', { class: 'tickets' });
  const nothing = el('p', { class: 'empty quiet' }, 'Reading …');
  const cut = el('p', { class: 'quiet cut' }, 'There are more: choose a tag, or search.');
  show(cut, false);

  function rowOf(line: TicketLine, isOpen: boolean, isUnread: boolean): HTMLAnchorElement {
    const row = rows.get(line.id) ?? newRow(line.id, open);
    rows.set(line.id, row);
    row.classList.toggle('unread', isUnread);
    if (isOpen) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    row.replaceChildren(
      el(
        'span',
        { class: 'row-top' },
        el('code', {}, line.id),
        ...(line.isUrgent ? [el('span', { class: 'badge urgent' }, 'Urgent')] : []),
        el('span', { class: `badge ${line.state}` }, holderOf(line)),
        ...(isUnread ? [el('span', { class: 'badge new' }, 'New message')] : []),
      ),
      el('span', { class: 'row-title' }, line.title),
      el(
        'span',
        { class: 'row-facts quiet' },
        `${line.asker ?? 'An asker'} · ${channelTitle(line.channel)} · `,
        agoOf(line.openedAt, Date.now()),
        line.tags.length > 0 ? ` · ${line.tags.join(', ')}` : '',
      ),
    );
    return row;
  }

  const shown = () => [...list.querySelectorAll('a')];

  return {
    element: el(
      'nav',
      { class: 'queue', attributes: { 'aria-label': 'Queue' } },
      el(
        'div',
        { class: 'views', attributes: { role: 'group', 'aria-label': 'Show' } },
        ...views.map(({ choose }) => choose),
      ),
      el('div', { class: 'filters' }, tag, search),
      list,
      nothing,
      cut,
    ),
    wish: () => ({ view, tag: tag.value, text: search.value.trim() }),
    draw(queue, openId, unread) {
      const counts: Partial<Record<QueueView, number>> = { waiting: queue.waiting, mine: queue.mine };
      for (const { each, choose, count } of views) {
        choose.setAttribute('aria-pressed', String(each === view));
        setText(count, counts[each] ? ` ${counts[each]}` : '');
      }
      drawTags(tag, queue.tags);
      const focused = document.activeElement;
      const items = queue.tickets.map((line) => rowOf(line, line.id === openId, unread.has(line.id)));
      for (const id of rows.keys()) if (!queue.tickets.some((line) => line.id === id)) rows.delete(id);
      list.replaceChildren(...items.map((item) => item.parentElement ?? el('li', {}, item)));
      // What moves loses the focus.
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
      show(nothing, items.length === 0);
      setText(nothing, search.value.trim() || tag.value ? 'Nothing fits the tag and the search.' : nothingIn[view]);
      show(cut, queue.isCut);
    },
    move(by) {
      const all = shown();
      const at = all.findIndex((row) => row === document.activeElement);
      const from = at >= 0 ? at : all.findIndex((row) => row.hasAttribute('aria-current'));
      const next = from < 0 ? 0 : Math.min(all.length - 1, Math.max(0, from + by));
      all[next]?.focus();
    },
    focus(id) {
      const row = id === undefined ? undefined : rows.get(id);
      (row ?? shown()[0] ?? search).focus();
    },
    search: () => search.focus(),
  };
}

function newRow(id: string, open: (id: string) => void): HTMLAnchorElement {
  return el('a', {
    attributes: { href: `?ticket=${encodeURIComponent(id)}` },
    on: {
      click: (event) => {
        // With a key held, the browser opens a window of its own.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(id);
      },
    },
  });
}

function anyTag(): HTMLOptionElement {
  return el('option', { attributes: { value: '' } }, 'All tags');
}

/** The chosen tag stays, also when no ticket has it any more. */
function drawTags(select: HTMLSelectElement, tags: readonly string[]): void {
  const chosen = select.value;
  const wanted = [...new Set([...tags, ...(chosen === '' ? [] : [chosen])])].sort();
  const present = [...select.options].slice(1).map(({ value }) => value);
  if (wanted.join('\n') === present.join('\n')) return;
  select.replaceChildren(anyTag(), ...wanted.map((tag) => el('option', { attributes: { value: tag } }, tag)));
  select.value = chosen;
}

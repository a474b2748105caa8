import type { EntryView } from '../../model/console.js';
import type { FileNote } from '../../model/ticket.js';
import { button, el } from './dom.js';
import type { Outgoing } from './outgoing.js';
import { timeOf } from './times.js';
import { happened, removedText, speakerOf } from './words.js';

/** What was said and done since the ticket was opened. */
export interface Talk {
  element: HTMLElement;
  /** Adds what is not there yet, and nothing else: a screen reader reads what comes. */
  add(entries: readonly EntryView[]): void;
  /** Shows what is still on its way. */
  showOutgoing(outgoing: readonly Outgoing[]): void;
}

/** @param retry is called when the expert wants failed messages to be sent again */
export function createTalk(retry: () => void): Talk {
  let last = 0;
  const log = el('div', { class: 'log', attributes: { role: 'log', 'aria-live': 'polite', 'aria-label': 'Talk' } });
  const outgoing = el('div', { class: 'outgoing' });

  return {
    element: el('section', { class: 'talk' }, el('h3', {}, 'Talk'), log, outgoing),
    add(entries) {
      const fresh = entries.filter(({ seq }) => seq > last);
      log.append(...fresh.map(lineOf));
      last = fresh.at(-1)?.seq ?? last;
    },
    showOutgoing(messages) {
      const hasFailed = messages.some((message) => message.hasFailed);
      outgoing.replaceChildren(
        ...messages.map(({ text }) =>
          el('div', { class: 'message expert me pending' }, el('p', { class: 'as-written' }, text)),
        ),
        ...(messages.length === 0 ? [] : [hasFailed ? notSent(retry) : el('p', { class: 'quiet' }, 'Sending …')]),
      );
    },
  };
}

function notSent(retry: () => void): HTMLElement {
  return el(
    'p',
    { class: 'failed', attributes: { role: 'alert' } },
    'Not sent: the server cannot be reached. Your text is kept. ',
    button('Send again', retry),
  );
}

function lineOf(entry: EntryView): HTMLElement {
  const { at, by, event } = entry;
  if (event.kind !== 'said') {
    const note = 'note' in event && event.note ? el('p', { class: 'as-written' }, event.note) : undefined;
    return el('div', { class: 'event' }, el('p', {}, happened(entry), ' ', timeOf(at)), note);
  }
  const side = by.isMe ? 'expert me' : by.role;
  return el(
    'div',
    { class: `message ${side}` },
    el('p', { class: 'who' }, by.isMe ? 'You' : speakerOf(by), ' ', timeOf(at)),
    event.text === '' ? undefined : el('p', { class: 'as-written' }, event.text),
    ...(event.files ?? []).map(fileOf),
    event.removed ? el('p', { class: 'removed' }, `${removedText(event.removed)}.`) : undefined,
  );
}

function fileOf({ name, type, size, path, isUnchecked, removed }: FileNote): HTMLElement {
  const about = `${name} (${type}, ${Math.max(1, Math.ceil(size / 1024))} KB)`;
  // Only a path of this server, below whatever prefix it stands.
  const isOurs = path !== undefined && /^\/[^/\\]/.test(path);
  return el(
    'p',
    { class: 'file' },
    isOurs
      ? el('a', { attributes: { href: `.${path}`, download: name, target: '_blank', rel: 'noopener' } }, about)
      : about,
    isUnchecked ? el('span', { class: 'quiet' }, ' Not checked for secrets.') : undefined,
    removed ? el('span', { class: 'removed' }, ` ${removedText(removed)}.`) : undefined,
  );
}

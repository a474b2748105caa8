import { button, el } from './dom.js';

/** Asks how a problem was resolved. @param resolve gets the note, which can be empty */
export function createResolveDialog(resolve: (note: string) => void): { element: HTMLElement; open: () => void } {
  const note = el('textarea', {
    attributes: { rows: '4', 'aria-label': 'How it was resolved' },
    on: {
      keydown: (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) finish();
      },
    },
  });
  const dialog = el(
    'dialog',
    { attributes: { 'aria-labelledby': 'resolve-title' } },
    el('h2', { attributes: { id: 'resolve-title' } }, 'Resolve the ticket'),
    el('p', { class: 'quiet' }, 'What helped? The asker sees this note; it can stay empty.'),
    note,
    el(
      'div',
      { class: 'buttons' },
      button('Resolve', finish, { class: 'primary' }),
      button('Cancel', () => dialog.close()),
    ),
    el('p', { class: 'quiet' }, 'Ctrl+Enter resolves, Esc goes back.'),
  );

  function finish(): void {
    dialog.close();
    resolve(note.value.trim());
    note.value = '';
  }

  return {
    element: dialog,
    open() {
      dialog.showModal();
      note.focus();
    },
  };
}

const keys: readonly (readonly [keys: string, what: string])[] = [
  ['j, k', 'next and previous ticket in the queue, as the arrows'],
  ['Enter', 'open the ticket'],
  ['t', 'take it'],
  ['r', 'reply'],
  ['e', 'resolve it'],
  ['Esc', 'back: from the reply to the ticket, from there to the queue'],
  ['/', 'search'],
  ['?', 'this help'],
];

/** Tells the keys. */
export function createHelpDialog(): { element: HTMLElement; open: () => void } {
  const close = button('Close', () => dialog.close(), { class: 'primary' });
  const dialog = el(
    'dialog',
    { attributes: { 'aria-labelledby': 'help-title' } },
    el('h2', { attributes: { id: 'help-title' } }, 'Keys'),
    el('dl', { class: 'keys' }, ...keys.flatMap(([key, what]) => [el('dt', {}, key), el('dd', {}, what)])),
    el('p', { class: 'quiet' }, 'In a text field, letters are letters.'),
    el('div', { class: 'buttons' }, close),
  );
  return {
    element: dialog,
    open() {
      dialog.showModal();
      close.focus();
    },
  };
}

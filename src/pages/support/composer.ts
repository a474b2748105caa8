import { button, el, setText, show } from './dom.js';

/** Where an expert writes to the asker. */
export interface Composer {
  element: HTMLElement;
  /** @param hint says why nothing can be written; undefined where it can */
  allow(hint: string | undefined): void;
  fill(text: string): void;
  text(): string;
  focus(): void;
}

interface ComposerParts {
  /** In UTF-16 units. */
  longest: number;
  send: (text: string) => void;
  /** Files that were chosen, dropped or pasted. */
  sendFiles: (files: readonly File[]) => void;
  /** At every change of the text. */
  changed: (text: string) => void;
}

/** What the chooser offers first; the server looks at the content. */
const fileTypes = 'image/png,image/jpeg,image/gif,image/webp,text/plain,.log,.csv,.json,application/pdf,.zip';

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') === true;
}

/** Enter sends, Shift and Enter begins a new line. */
export function createComposer({ longest, send, sendFiles, changed }: ComposerParts): Composer {
  const box = el('textarea', {
    attributes: { 'aria-label': 'Your reply', rows: '2', placeholder: 'Your reply' },
    on: {
      keydown: (event) => {
        // While letters are put together by an input method, Enter belongs to that.
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        submit();
      },
      input: () => {
        check();
        changed(box.value);
      },
      paste: (event) => takeFiles(event, event.clipboardData),
    },
  });
  const chooser = el('input', {
    attributes: { type: 'file', multiple: '', accept: fileTypes, hidden: '', 'aria-label': 'Files to send' },
    on: {
      change: () => {
        sendFiles([...(chooser.files ?? [])]);
        // The same file can be chosen again.
        chooser.value = '';
      },
    },
  });
  const fileButton = button('File …', () => chooser.click(), {
    attributes: { title: 'Pictures, text such as logs, PDF or ZIP, up to 4 MB. You can also drop or paste them here.' },
  });
  const sendButton = el('button', { class: 'primary', attributes: { type: 'submit' } }, 'Send');
  const hint = el('p', { class: 'hint quiet', attributes: { id: 'reply-hint' } });
  box.setAttribute('aria-describedby', 'reply-hint');
  const usual = 'Enter sends, Shift+Enter begins a new line.';
  const form = el(
    'form',
    {
      class: 'composer',
      on: {
        submit: (event) => {
          event.preventDefault();
          submit();
        },
        dragover: (event) => {
          if (hasFiles(event.dataTransfer)) event.preventDefault();
        },
        drop: (event) => takeFiles(event, event.dataTransfer),
      },
    },
    el(
      'div',
      { class: 'composer-row' },
      box,
      el('div', { class: 'composer-buttons' }, fileButton, sendButton),
      chooser,
    ),
    hint,
  );

  function takeFiles(event: Event, data: DataTransfer | null): void {
    if (box.disabled || !hasFiles(data)) return;
    event.preventDefault();
    sendFiles([...(data?.files ?? [])]);
  }

  function check(): boolean {
    const over = box.value.length - longest;
    setText(hint, over > 0 ? `${over} characters too many: send it in parts.` : usual);
    hint.classList.toggle('wrong', over > 0);
    sendButton.disabled = over > 0;
    return over <= 0;
  }

  function submit(): void {
    const text = box.value.trim();
    if (text === '' || box.disabled || !check()) return;
    box.value = '';
    changed('');
    send(text);
  }

  return {
    element: form,
    allow(why) {
      const isAllowed = why === undefined;
      box.disabled = !isAllowed;
      show(box, isAllowed);
      show(sendButton, isAllowed);
      show(fileButton, isAllowed);
      if (isAllowed) check();
      else setText(hint, why);
    },
    fill(text) {
      box.value = text;
      if (!box.disabled) check();
    },
    text: () => box.value,
    focus: () => box.focus(),
  };
}

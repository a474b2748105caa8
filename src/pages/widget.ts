import { tellChat, whenChatSays } from './frame.js';
import { widgetStyle } from './widget-style.js';

/**
 * Puts a button in the corner of any web page that opens the chat in a panel:
 *
 *     <script src="https://bot.example.com/widget.js" defer></script>
 *
 * `data-title` names the chat, `data-side="left"` moves it. The chat runs in a frame of its own origin, so that neither page
 * can change the other; the page's origin must be one of ALLOWED_ORIGINS.
 */

/** The chat that has not answered by then, in milliseconds, is blocked or down. */
const patience = 15_000;

const openedKey = 'support-triage.opened';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  // Without `defer` the script runs before the page has a body.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => mount(script));
  else mount(script);
}

function mount({ src, dataset }: HTMLScriptElement): void {
  const chat = new URL('.', src);
  const title = dataset.title ?? 'Support chat';
  const host = document.createElement('div');
  host.id = 'support-triage-widget';
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = widgetStyle(dataset.side === 'left' ? 'left' : 'right');
  const button = launcher(title);
  const panel = document.createElement('section');
  panel.id = 'panel';
  panel.className = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', title);
  root.append(style, panel, button);
  document.body.append(host);

  let frame: HTMLIFrameElement | undefined;
  const open = (byPerson: boolean) => {
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    remember(true);
    frame ??= addFrame(panel, chat, title, close);
    if (byPerson) focusChat(frame, chat.origin);
  };
  function close(): void {
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    remember(false);
    button.focus();
  }
  button.addEventListener('click', () => (panel.hidden ? open(true) : close()));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  // Whoever had the chat open before a reload has it open after it; the focus stays where the page puts it.
  if (wasOpened()) open(false);
}

function launcher(title: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'panel');
  button.setAttribute('aria-label', title);
  button.innerHTML =
    '<svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path fill="currentColor" d="M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm3 5v2h10V8H7Zm0 4v2h6v-2H7Z"/></svg>';
  return button;
}

function addFrame(panel: HTMLElement, chat: URL, title: string, close: () => void): HTMLIFrameElement {
  const bar = document.createElement('div');
  bar.className = 'bar';
  const name = document.createElement('span');
  name.textContent = title;
  const closeButton = document.createElement('button');
  closeButton.type = 'button';
  closeButton.className = 'close';
  closeButton.setAttribute('aria-label', 'Close the chat');
  closeButton.textContent = '✕';
  closeButton.addEventListener('click', close);
  bar.append(name, closeButton);

  const frame = document.createElement('iframe');
  frame.title = title;
  frame.src = chat.href;
  frame.allow = 'clipboard-write';
  const trouble = document.createElement('p');
  trouble.className = 'trouble';
  trouble.setAttribute('role', 'alert');
  trouble.hidden = true;
  panel.append(bar, trouble, frame);

  const timer = window.setTimeout(() => {
    trouble.textContent = `The chat cannot be shown here. Whoever runs it must allow ${location.origin} (ALLOWED_ORIGINS).`;
    trouble.hidden = false;
  }, patience);
  whenChatSays(frame, 'ready', () => {
    window.clearTimeout(timer);
    trouble.hidden = true;
    if (!panel.hidden && frame.dataset.focus) tellChat(frame, 'focus', chat.origin);
  });
  whenChatSays(frame, 'close', close);
  return frame;
}

/** Moves the keyboard into the chat, now or as soon as it is there. */
function focusChat(frame: HTMLIFrameElement, origin: string): void {
  frame.dataset.focus = 'yes';
  frame.focus();
  tellChat(frame, 'focus', origin);
}

function remember(isOpened: boolean): void {
  try {
    if (isOpened) sessionStorage.setItem(openedKey, 'yes');
    else sessionStorage.removeItem(openedKey);
  } catch (thrown) {
    // A page may not be allowed to store anything; then a reload closes the chat.
    if (!(thrown instanceof DOMException)) throw thrown;
  }
}

function wasOpened(): boolean {
  try {
    return sessionStorage.getItem(openedKey) === 'yes';
  } catch (thrown) {
    if (thrown instanceof DOMException) return false;
    throw thrown;
  }
}

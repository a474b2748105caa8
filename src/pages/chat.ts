import { addCopyButtons } from './copy-buttons.js';
import { tellFrame, whenFrameAsks } from './frame.js';
import { keepAtEnd } from './keep-at-end.js';
import { createOpenTicket } from './open-ticket.js';
import { hideReplacedCards } from './replaced-cards.js';
import { forgetTalk, openSession, SessionRefused } from './session.js';
import { hostConfig, prefersDark, styleOptions } from './theme.js';

/** States of a Direct Line connection that it does not leave by itself. Source: botframework-directlinejs. */
const lostStates: ReadonlySet<number> = new Set([3, 4, 5]);

/** Waiting times between attempts to connect, in milliseconds; the last one repeats. */
const waits = [1_000, 3_000, 10_000, 30_000];

const chat = element('chat');
const status = element('status');
const replaced = hideReplacedCards(chat);
const ticket = createOpenTicket();
/** One for all connections, as Web Chat keeps what it shows in it. */
const store = WebChat.createStore({}, () => (next) => (action) => {
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
    replaced.note(action.payload?.activity);
    ticket.note(action.payload?.activity);
  }
  return next(action);
});
let connection: DirectLineConnection | undefined;
let attempts = 0;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

function say(text: string): void {
  status.textContent = text;
  status.hidden = text === '';
}

/** Connects to the talk and shows it; tries again until it works. */
async function connect(): Promise<void> {
  try {
    const { token, domain, conversationId, userId, resumed } = await openSession();
    connection?.end();
    connection = WebChat.createDirectLine({
      token,
      domain,
      webSocket: true,
      // From the beginning, so that a reloaded page shows the whole talk.
      ...(resumed && { conversationId, watermark: '0' }),
    });
    watch(connection);
    if (resumed) keepAtEnd(chat);
    show(connection, userId);
    attempts = 0;
    say('');
  } catch (thrown) {
    say(thrown instanceof SessionRefused ? thrown.message : 'The chat cannot be reached. Trying again …');
    retry();
  }
}

function retry(): void {
  const wait = waits[Math.min(attempts, waits.length - 1)] ?? 30_000;
  attempts += 1;
  window.setTimeout(() => void connect(), wait);
}

function watch(current: DirectLineConnection): void {
  current.connectionStatus$.subscribe((state) => {
    if (current !== connection || !lostStates.has(state)) return;
    say('The connection was lost. Trying again …');
    connection = undefined;
    retry();
  });
}

function show(directLine: DirectLineConnection, userID: string): void {
  const isDark = prefersDark().matches;
  WebChat.renderWebChat(
    {
      directLine,
      store,
      userID,
      locale: 'en-US',
      // An expert who has the ticket sees it; nobody else does.
      sendTypingIndicator: true,
      styleOptions: styleOptions(isDark),
      adaptiveCardsHostConfig: hostConfig(isDark),
    },
    chat,
  );
  prefersDark().onchange = () => show(directLine, userID);
}

function focusSendBox(): void {
  chat
    .querySelector<HTMLElement>(
      '[data-testid="send box text area"], .webchat__send-box-text-box__input, textarea, input[type="text"]',
    )
    ?.focus();
}

function beginAnew(): void {
  forgetTalk();
  location.reload();
}

const leaving = element('leaving') as HTMLDialogElement;
element('leave').addEventListener('click', beginAnew);
element('stay').addEventListener('click', () => leaving.close());
element('new-talk').addEventListener('click', () => {
  const id = ticket.id();
  if (id === undefined) {
    beginAnew();
    return;
  }
  // There is no way back to this talk, and no other to the person who has the ticket.
  element('leaving-ticket').textContent = id;
  leaving.showModal();
});

if (window.parent !== window) {
  document.documentElement.classList.add('embedded');
  whenFrameAsks('focus', focusSendBox);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tellFrame('close');
  });
  tellFrame('ready');
}
addCopyButtons(chat);
void connect();

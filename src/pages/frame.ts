/** What the chat in a frame and the widget around it tell each other. */
export type FrameWord = 'ready' | 'close' | 'focus';

interface FrameMessage {
  supportTriage: FrameWord;
}

function isFrameMessage(data: unknown, word: FrameWord): data is FrameMessage {
  return typeof data === 'object' && data !== null && (data as Partial<FrameMessage>).supportTriage === word;
}

/** Tells the page around this frame; the words are no secrets, so any page may hear them. */
export function tellFrame(word: FrameWord): void {
  window.parent.postMessage({ supportTriage: word } satisfies FrameMessage, '*');
}

/** Calls `act` when the page around this frame asks for it. */
export function whenFrameAsks(word: FrameWord, act: () => void): void {
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && isFrameMessage(event.data, word)) act();
  });
}

/** Calls `act` when the chat in `frame` says a word. */
export function whenChatSays(frame: HTMLIFrameElement, word: FrameWord, act: () => void): void {
  window.addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && isFrameMessage(event.data, word)) act();
  });
}

/** Tells the chat in `frame`. */
export function tellChat(frame: HTMLIFrameElement, word: FrameWord, origin: string): void {
  frame.contentWindow?.postMessage({ supportTriage: word } satisfies FrameMessage, origin);
}

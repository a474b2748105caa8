import { newKey, Refused, sendFile } from './api.js';
import { el, setText, show } from './dom.js';

/** Files on their way to an asker. */
export interface FileSending {
  /** Says what is on its way. */
  element: HTMLElement;
  /** Sends files one after the other, each as a message of its own. */
  send(ticket: string | undefined, files: readonly File[]): void;
  /** Another ticket is open. */
  showFor(ticket: string | undefined): void;
}

/** As many bytes as the server takes. */
const largest = 4 * 1024 * 1024;

/** @param failed hears of files that were not sent, in a sentence */
export function createFileSending(failed: (ticket: string, text: string) => void): FileSending {
  const status = el('p', { class: 'quiet sending', attributes: { role: 'status' } });
  const waiting = new Map<string, string[]>();
  let shown: string | undefined;
  show(status, false);

  function draw(): void {
    const names = shown === undefined ? [] : (waiting.get(shown) ?? []);
    setText(status, names.length === 0 ? '' : `Sending ${names.join(', ')} …`);
    show(status, names.length > 0);
  }

  async function sendAll(ticket: string, files: readonly File[]): Promise<void> {
    const problems: string[] = [];
    const left = files.map(({ name }) => name);
    failed(ticket, '');
    for (const file of files) {
      waiting.set(ticket, left);
      draw();
      try {
        if (file.size > largest) throw new Refused(413, 'too-large', 'The file was not sent: it is larger than 4 MB.');
        await sendFile(ticket, file, newKey());
      } catch (thrown) {
        problems.push(`${file.name}: ${reasonOf(thrown)}`);
        failed(ticket, problems.join(' '));
      }
      left.shift();
    }
    waiting.delete(ticket);
    draw();
  }

  return {
    element: status,
    send(ticket, files) {
      if (ticket !== undefined && files.length > 0) void sendAll(ticket, files);
    },
    showFor(ticket) {
      shown = ticket;
      draw();
    },
  };
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Refused ? thrown.message : 'The server cannot be reached: send it again.';
}

import { type ConsoleNews, sessionEndedCode } from '../../model/console.js';

/** Waiting times between attempts to connect, in milliseconds; the last one repeats. */
const waits = [500, 2_000, 5_000, 15_000];

interface Hears {
  news: (news: ConsoleNews) => void;
  /** At every new connection: anything may have been missed before. */
  connected: () => void;
  lost: () => void;
  ended: () => void;
}

/** Hears what changes, and connects again for as long as the page lives. */
export function openStream({ news, connected, lost, ended }: Hears): void {
  let attempts = 0;
  const address = new URL('api/support/stream', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  address.search = '';

  function connect(): void {
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      attempts = 0;
      connected();
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => news(JSON.parse(data) as ConsoleNews));
    socket.addEventListener('close', ({ code }) => {
      if (code === sessionEndedCode) {
        ended();
        return;
      }
      lost();
      // A little by chance, so that after a restart of the server not all pages come at once.
      const wait = (waits[Math.min(attempts, waits.length - 1)] ?? 15_000) * (0.75 + Math.random() / 2);
      attempts += 1;
      setTimeout(connect, wait);
    });
  }

  connect();
}

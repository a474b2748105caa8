import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Received } from './channel.js';
import type { DirectLineClient } from './direct-line-client.js';

/** Everything that came in a Direct Line conversation, the asker's own words too. */
export interface Inbox {
  received(): readonly Received[];
  /** Waits until `isThere`, and then until nothing more comes. @throws Error when it does not happen in time */
  settled(isThere?: (received: readonly Received[]) => boolean): Promise<readonly Received[]>;
  close(): Promise<void>;
}

const longestMs = 15_000;
/** A turn's replies come together; a pause of this length is the end of them. */
const pauseMs = 15;

/** Asks again and again for what is new. */
export function createPollingInbox(client: DirectLineClient): Inbox {
  const received: Received[] = [];
  let watermark = '';
  return createInbox(received, async () => {
    const set = await client.list(watermark);
    received.push(...set.activities);
    watermark = set.watermark;
  });
}

/** Listens at a stream. */
export async function createSocketInbox(streamUrl: string): Promise<Inbox> {
  const received: Received[] = [];
  const socket = new WebSocket(streamUrl);
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    // An empty text is a sign of life.
    if (text !== '') received.push(...(JSON.parse(text) as { activities: Received[] }).activities);
  });
  await once(socket, 'open');
  return createInbox(received, nothing, async () => {
    socket.close();
    await once(socket, 'close');
  });
}

const nothing = async () => undefined;

function createInbox(received: Received[], look: () => Promise<void>, close: () => Promise<void> = nothing): Inbox {
  return {
    received: () => received,
    async settled(isThere = () => true) {
      const end = Date.now() + longestMs;
      let before = -1;
      for (;;) {
        await look();
        if (isThere(received) && received.length === before) return [...received];
        if (Date.now() > end) throw new Error(`the bot did not answer within ${longestMs / 1000} s`);
        before = received.length;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
    close,
  };
}

import type { WebSocket } from 'ws';
import type { Log } from '../../model/log.js';
import { messageOf } from '../../model/problem.js';
import type { TalkStore } from '../../model/store.js';
import { activitySet, setLength } from './activity-set.js';

/** What streams are made of. */
export interface StreamParts {
  store: TalkStore;
  log: Log;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** One WebSocket that listens to one conversation. */
export interface Stream {
  /** Sends what the client has not got. */
  send(): Promise<void>;
  /** Shows an activity that is kept nowhere; left out where something else is on its way. */
  show(activity: object): void;
  /** Gives a sign of life, and drops a client that gave none since the last one. */
  beat(): void;
  /** Lets the stream end at a moment, in milliseconds since 1970. */
  endAt(moment: number): void;
  /** Resolves when the connection is closed. */
  close(reason: keyof typeof closing): Promise<void>;
}

/** Source: RFC 6455, 7.4.1, and the registry of close codes. */
const closing = {
  'the token has expired': 1008,
  'the server stops': 1001,
  'too many connections': 1013,
  'sending failed': 1011,
} as const;
const closeMs = 1_000;

/**
 * The stream fetches from the store what its client has not got, and asks again only when the client took it: a slow
 * client holds one set of activities and nothing piles up, and the order is the store's.
 * @param watermark the position of the first activity to send.
 */
export function createStream(socket: WebSocket, conversation: string, watermark: number, parts: StreamParts): Stream {
  const { store, log, clock } = parts;
  const state = { next: watermark, isSending: false, hasMore: false, isAlive: true };
  let end: NodeJS.Timeout | undefined;
  // Clients send empty messages to find out whether the connection holds; there is nothing else to read.
  for (const event of ['message', 'pong'] as const) socket.on(event, () => (state.isAlive = true));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => clearTimeout(end));

  async function send(): Promise<void> {
    state.hasMore = true;
    if (state.isSending) return;
    state.isSending = true;
    try {
      while (state.hasMore && socket.readyState === socket.OPEN) {
        state.hasMore = false;
        const set = activitySet(await store.activitiesFrom(conversation, state.next, setLength), state.next);
        if (set.count === 0) continue;
        await delivered(socket, set.json);
        state.next = set.next;
        state.hasMore = true;
      }
    } catch (thrown) {
      log.warn({ cause: messageOf(thrown) }, 'a WebSocket was closed because sending failed');
      void close('sending failed');
    } finally {
      state.isSending = false;
    }
  }

  const close: Stream['close'] = (reason) =>
    new Promise((resolve) => {
      socket.once('close', () => resolve());
      socket.close(closing[reason], reason);
      setTimeout(() => socket.terminate(), closeMs).unref();
    });

  return {
    send,
    close,
    show(activity) {
      if (state.isSending || socket.readyState !== socket.OPEN || socket.bufferedAmount > 0) return;
      socket.send(JSON.stringify({ activities: [activity], watermark: String(state.next) }));
    },
    beat() {
      if (!state.isAlive) {
        socket.terminate();
        return;
      }
      state.isAlive = false;
      socket.ping();
      // Browsers show no pings to their pages; an empty message they do.
      if (!state.isSending) socket.send('');
    },
    endAt(moment) {
      clearTimeout(end);
      end = setTimeout(() => void close('the token has expired'), moment - clock());
      end.unref();
    },
  };
}

function delivered(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

import type { WebSocket } from 'ws';
import { createStream, type Stream, type StreamParts } from './stream.js';

/** The open WebSockets, by conversation. */
export interface Streams {
  /** Sends everything from `watermark` on, and what comes later, until `endsAt` (milliseconds since 1970). */
  add(socket: WebSocket, conversation: string, watermark: number, endsAt: number): void;
  /** The token of a conversation was renewed: its streams last as long as the new one. */
  extend(conversation: string, endsAt: number): void;
  /** Something was added to a conversation, here or by another process. */
  notify(conversation: string): void;
  /** Something may have been added anywhere. */
  notifyAll(): void;
  /** Whether a conversation has one. */
  isOpen(conversation: string): boolean;
  /** Shows an activity that is kept nowhere. */
  show(conversation: string, activity: object): void;
  close(): Promise<void>;
}

const presetPingMs = 25_000;
/** Windows, tabs and reconnects of one asker; more is a mistake or an attack, and the oldest goes. */
const mostSockets = 10;

/** Hears which conversations are open here. */
export interface StreamWatcher {
  /** The first stream of a conversation opened. */
  opened(conversation: string): void;
  /** The last one closed. */
  closed(conversation: string): void;
}

/** @param pingMs milliseconds between two signs of life. A client that gives none in between is gone. */
export function createStreams(parts: StreamParts, watcher: StreamWatcher, pingMs = presetPingMs): Streams {
  const byConversation = new Map<string, Set<Stream>>();
  const all = () => [...byConversation.values()].flatMap((streams) => [...streams]);
  const of = (conversation: string) => byConversation.get(conversation) ?? new Set<Stream>();
  const heartbeat = setInterval(() => all().forEach((stream) => stream.beat()), pingMs);
  heartbeat.unref();

  return {
    add(socket, conversation, watermark, endsAt) {
      const stream = createStream(socket, conversation, watermark, parts);
      const streams = of(conversation).add(stream);
      byConversation.set(conversation, streams);
      const [oldest] = streams;
      if (streams.size > mostSockets) void oldest?.close('too many connections');
      socket.on('close', () => {
        streams.delete(stream);
        if (streams.size > 0 || byConversation.get(conversation) !== streams) return;
        byConversation.delete(conversation);
        watcher.closed(conversation);
      });
      if (streams.size === 1) watcher.opened(conversation);
      stream.endAt(endsAt);
      void stream.send();
    },
    extend: (conversation, endsAt) => of(conversation).forEach((stream) => stream.endAt(endsAt)),
    notify: (conversation) => of(conversation).forEach((stream) => void stream.send()),
    notifyAll: () => all().forEach((stream) => void stream.send()),
    isOpen: (conversation) => byConversation.has(conversation),
    show: (conversation, activity) => of(conversation).forEach((stream) => stream.show(activity)),
    async close() {
      clearInterval(heartbeat);
      await Promise.all(all().map((stream) => stream.close('the server stops')));
    },
  };
}

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
  close(): Promise<void>;
}

const presetPingMs = 25_000;
/** Windows, tabs and reconnects of one asker; more is a mistake or an attack, and the oldest goes. */
const mostSockets = 10;

/** @param pingMs milliseconds between two signs of life. A client that gives none in between is gone. */
export function createStreams(parts: StreamParts, pingMs = presetPingMs): Streams {
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
        if (streams.size === 0) byConversation.delete(conversation);
      });
      stream.endAt(endsAt);
      void stream.send();
    },
    extend: (conversation, endsAt) => of(conversation).forEach((stream) => stream.endAt(endsAt)),
    notify: (conversation) => of(conversation).forEach((stream) => void stream.send()),
    notifyAll: () => all().forEach((stream) => void stream.send()),
    async close() {
      clearInterval(heartbeat);
      await Promise.all(all().map((stream) => stream.close('the server stops')));
    },
  };
}

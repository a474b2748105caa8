import { WebSocket } from 'ws';
import { type ConsoleNews, sessionEndedCode } from '../../model/console.js';
import type { Session } from './sessions.js';

/** The open WebSockets of experts. */
export interface Streams {
  add(socket: WebSocket, session: Session): void;
  /** Whether anybody listens. */
  isEmpty(): boolean;
  tell(news: ConsoleNews): void;
  /** The ids of the sessions that have any. */
  sessions(): string[];
  /** Closes those of a session. */
  endSession(id: string): void;
  close(): void;
}

/** Milliseconds between two signs of life. */
const pingMs = 25_000;
/** Windows and reconnects of one session; more is a mistake, and the oldest goes. */
const mostSockets = 20;
/** What a client may leave unread, in bytes; one that reads nothing is gone. */
const mostUnread = 1_000_000;
/** Sources: RFC 6455, 7.4.1. */
const goingAway = 1001;
const tryAgainLater = 1013;

/** @param clock milliseconds since 1970 */
export function createStreams(clock: () => number): Streams {
  const bySession = new Map<string, Set<WebSocket>>();
  const alive = new WeakSet<WebSocket>();
  const all = () => [...bySession.values()].flatMap((sockets) => [...sockets]);
  const heartbeat = setInterval(() => all().forEach(beat), pingMs);
  heartbeat.unref();

  function beat(socket: WebSocket): void {
    if (!alive.has(socket)) {
      socket.terminate();
      return;
    }
    alive.delete(socket);
    socket.ping();
  }

  return {
    add(socket, { id, endsAt }) {
      const sockets = (bySession.get(id) ?? new Set<WebSocket>()).add(socket);
      bySession.set(id, sockets);
      const [oldest] = sockets;
      if (sockets.size > mostSockets) oldest?.close(tryAgainLater, 'too many windows');
      alive.add(socket);
      const end = setTimeout(() => socket.close(sessionEndedCode, 'the session has ended'), endsAt - clock());
      end.unref();
      socket.on('pong', () => alive.add(socket));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        clearTimeout(end);
        sockets.delete(socket);
        if (sockets.size === 0 && bySession.get(id) === sockets) bySession.delete(id);
      });
    },
    isEmpty: () => bySession.size === 0,
    tell(news) {
      const text = JSON.stringify(news);
      for (const socket of all()) {
        if (socket.bufferedAmount > mostUnread) socket.terminate();
        else if (socket.readyState === WebSocket.OPEN) socket.send(text);
      }
    },
    sessions: () => [...bySession.keys()],
    endSession: (id) => bySession.get(id)?.forEach((socket) => socket.close(sessionEndedCode, 'the session has ended')),
    close() {
      clearInterval(heartbeat);
      all().forEach((socket) => socket.close(goingAway, 'the server stops'));
    },
  };
}

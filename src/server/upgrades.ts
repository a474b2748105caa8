import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '../model/problem.js';
import { errorAnswer } from './answer.js';
import { refusedOrigin } from './origins.js';
import type { RouteParts } from './route-parts.js';

/** Who takes WebSockets whose path begins with `prefix`. It throws a Problem to refuse one. */
export interface Upgrade {
  prefix: string;
  handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
}

/**
 * Takes WebSockets to their handlers, on Node's own server: restify's way to do it spoils the frames.
 * Browsers open WebSockets to anywhere, so the origin is checked here as for every other request.
 * @returns a function that cuts off every WebSocket: Node no longer counts them among its connections.
 */
export function mountUpgrades(server: Server, upgrades: readonly Upgrade[], parts: RouteParts): () => void {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0] ?? '';
    const { origin, host } = request.headers;
    const upgrade = upgrades.find(({ prefix }) => path.startsWith(prefix));
    const result = !parts.origins.isAllowed(origin, host)
      ? Promise.reject(refusedOrigin())
      : (upgrade?.handle(request, socket, head) ?? Promise.reject(notFound()));
    result.catch((thrown: unknown) => refuse(socket, thrown, parts));
  });
  return () => open.forEach((socket) => socket.destroy());
}

function notFound(): Problem {
  return new Problem('not-found', 'There is no WebSocket here.', 'Connect to the streamUrl of a conversation.', 404);
}

function refuse(socket: Duplex, thrown: unknown, { newId, log }: RouteParts): void {
  const { status, body } = errorAnswer(thrown, newId(), log);
  const json = JSON.stringify(body);
  socket.end(
    [
      `HTTP/1.1 ${status} Refused`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(json)}`,
      '',
      json,
    ].join('\r\n'),
  );
}

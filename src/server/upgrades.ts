import type { IncomingMessage, Server, ServerResponse } from 'node:http';
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
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => latest.set(request.socket, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!/\bwebsocket\b/i.test(request.headers.upgrade ?? '')) {
      const before = latest.get(socket);
      if (!before || before.closed) {
        ignoreUpgrade(server, request, socket, head);
        return;
      }
      // Requests can come before the answers to those before them, and the answers must keep their order.
      const broken = () => socket.destroy();
      socket.on('error', broken);
      before.once('close', () => {
        setImmediate(() => {
          socket.off('error', broken);
          ignoreUpgrade(server, request, socket, head);
        });
      });
      return;
    }
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

/**
 * Lets a request be answered as if it had not asked for another protocol, which Node does not do for a server that takes
 * WebSockets: the head is put back before what follows it, without the wish, and the connection begins anew.
 * Source: RFC 9110, 7.8: a server may ignore Upgrade.
 */
function ignoreUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (socket.destroyed) return;
  const { method = 'GET', url = '/', httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!/^(?:upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  const kept = /\b(?:close|keep-alive)\b/i.exec(request.headers.connection ?? '')?.[0];
  if (kept !== undefined) lines.push(`Connection: ${kept}`);
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
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

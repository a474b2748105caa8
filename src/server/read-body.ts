import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../model/problem.js';

/** How long a refused client has for reading the answer before the connection is cut. */
const lingerMs = 1_000;

/**
 * Reads a body of at most `limit` bytes. A larger one is refused as soon as that is known, and the rest is not read:
 * the client gets the answer and the end of the connection, and is cut off if it goes on sending.
 * @throws Problem 413 or, when the client goes away, 400.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;

    function refuse(): void {
      request.off('data', take);
      leaveUnread(request);
      reject(new Problem('too-large', `The body is larger than ${limit} bytes.`, 'Send less.', 413));
    }

    function take(chunk: Buffer): void {
      size += chunk.length;
      if (size > limit) refuse();
      else chunks.push(chunk);
    }

    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => {
      if (!request.complete) reject(new Problem('cut-off', 'The body did not arrive.', 'Send it again.', 400));
    });
    if (Number(request.headers['content-length'] ?? 0) > limit) refuse();
  });
}

/**
 * Leaves a body unread that may be larger than `limit` and that nobody began to read.
 * @returns whether it did; then nothing else can come on this connection.
 */
export function abandonBody(request: IncomingMessage, limit: number): boolean {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  const isUnread = !request.complete && !request.readableDidRead;
  if (!isUnread || (transfer === undefined && Number(length ?? 0) <= limit)) return false;
  leaveUnread(request);
  return true;
}

function leaveUnread(request: IncomingMessage): void {
  request.pause();
  // Of a request that nobody began to read, Node takes in the rest by itself and throws it away.
  request.read();
  linger(request.socket);
}

/**
 * Lets the answer arrive: a connection that is closed while something unread lies in it is reset, and the answer can be
 * lost with it on some systems. Node would close it at once. Source: RFC 9112, 9.6.
 */
function linger(socket: Socket): void {
  socket.destroySoon = () => socket.end();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

/**
 * Parses a JSON body.
 * @returns undefined when nothing was sent.
 * @throws Problem 400; its message holds nothing of the body.
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new Problem('invalid-json', 'The body is not valid JSON.', 'Send JSON in UTF-8.', 400);
  }
}

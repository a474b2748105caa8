import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Problem } from '../../model/problem.js';
import type { ConsoleParts } from './console-parts.js';
import { checkOwnPage } from './own-page.js';
import type { Sessions } from './sessions.js';
import type { Streams } from './streams.js';

export const streamPath = '/api/support/stream';

/** Pages have nothing to say here. */
const largestMessage = 1_024;

/** @returns a handler of WebSockets that throws a Problem for those it refuses. */
export function createStreamUpgrade(sessions: Sessions, streams: Streams, baseUrl: ConsoleParts['baseUrl']) {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });

  return async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    if ((request.url ?? '').split('?')[0] !== streamPath) {
      throw new Problem('not-found', 'There is no stream here.', `Connect to ${streamPath}.`, 404);
    }
    const { origin, host, cookie } = request.headers;
    const asked = { headers: { origin, cookie }, baseUrl: baseUrl(host) };
    checkOwnPage(asked);
    const session = await sessions.need(asked);
    server.handleUpgrade(request, socket, head, (client) => streams.add(client, session));
  };
}

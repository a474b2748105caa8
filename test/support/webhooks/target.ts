import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { WebhookEvent } from '../../../src/support/webhooks/event-schemas.js';

/** What a target was sent. */
export interface Delivery {
  id: string;
  headers: Record<string, string>;
  body: string;
  event: WebhookEvent;
}

/** How a target answers. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export const answers = (status: number, headers: Record<string, string> = {}, body = ''): Behaviour => {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
};
export const hangs: Behaviour = () => undefined;
/** Takes the request, and ends the connection without a word. */
export const drops: Behaviour = (request) => request.socket.destroy();

export const secretOf = (letter: string) => `whsec_${Buffer.alloc(32, letter).toString('base64')}`;

/** A real server that webhooks are sent to. */
export async function startTarget(behaviour: Behaviour = answers(204), secret = secretOf('a')) {
  const deliveries: Delivery[] = [];
  const webhook = new Webhook(secret);
  const target = {
    behaviour,
    deliveries,
    secret,
    url: '',
    verify: (one: Delivery) => webhook.verify(one.body, one.headers),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const headers = request.headers as Record<string, string>;
      deliveries.push({ id: headers['webhook-id'] ?? '', headers, body, event: JSON.parse(body) as WebhookEvent });
      target.behaviour(request, response);
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  target.url = `http://127.0.0.1:${port}/hook/token?x=1`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(target, { stop, startAgain: () => listen(port) });
}

export type TestTarget = Awaited<ReturnType<typeof startTarget>>;

// A real server that webhooks are sent to, for tests and benches.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

export const answers =
  (status, headers = {}, body = '') =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
export const hangs = () => undefined;
export const drops = (request) => request.socket.destroy();

export const secretOf = (letter) => `whsec_${Buffer.alloc(32, letter).toString('base64')}`;

export async function startTarget(behaviour = answers(204), secret = secretOf('a')) {
  const deliveries = [];
  const webhook = new Webhook(secret);
  const target = { behaviour, deliveries, secret, url: '', verify: (one) => webhook.verify(one.body, one.headers) };
  const server = createServer((request, response) => {
    const chunks = [];
    // Whoever sent it was killed: nothing came.
    request.on('error', () => undefined);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { headers } = request;
      deliveries.push({ id: headers['webhook-id'] ?? '', headers, body, event: JSON.parse(body) });
      target.behaviour(request, response);
    });
  });
  const listen = (port) => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address();
  target.url = `http://127.0.0.1:${port}/hook/token?x=1`;
  const stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(target, { stop, startAgain: () => listen(port) });
}

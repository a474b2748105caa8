// The service of a Bot Framework channel that takes what a bot sends by itself.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** @returns `taken`: what it took, by the activity that is answered, with the number of the process that sent it. */
export async function startConnector() {
  const connector = { url: '', taken: new Map(), refuses: 0, process: 0, refused: 0 };
  const server = createServer((request, response) => {
    const answer = (status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"1"}');
    json(request).then(
      (activity) => {
        if (Math.random() < connector.refuses) {
          connector.refused += 1;
          answer(401);
          return;
        }
        const { replyToId } = activity;
        connector.taken.set(replyToId, [...(connector.taken.get(replyToId) ?? []), connector.process]);
        answer(201);
      },
      // Cut off in the middle by a kill: nothing was taken.
      () => answer(400),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  connector.url = `http://127.0.0.1:${server.address().port}/`;
  connector.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return connector;
}

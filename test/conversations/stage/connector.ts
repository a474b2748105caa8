import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createTeamConnector, type TeamConnector } from '../../helpers/team-connector.js';
import type { Received } from './channel.js';

/** The service of a Bot Framework channel that takes what a bot sends by itself. */
export interface Connector {
  url: string;
  /** Takes out what was sent to a conversation since it was last asked. */
  take(conversation: string): Received[];
  /** What stands in the channels of a team. */
  team: TeamConnector;
  close(): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const sent = new Map<string, Received[]>();
  const team = createTeamConnector();
  const server = createServer((request, response) => {
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? [];
    void json(request).then((activity) => {
      const name = decodeURIComponent(conversation);
      sent.set(name, [...(sent.get(name) ?? []), activity as Received]);
      const { status, body } = team.answer(request.method ?? '', request.url ?? '', activity as Received);
      // restify patches this for the whole process, and its version returns nothing.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    team,
    take(conversation) {
      const taken = sent.get(conversation) ?? [];
      sent.delete(conversation);
      return taken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

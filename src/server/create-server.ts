import type { Server as NodeServer } from 'node:http';
import restify from 'restify';
import type { Reach } from '../model/failpoint.js';
import type { Route } from '../model/http.js';
import type { Log } from '../model/log.js';
import type { ReadinessCheck } from '../model/readiness.js';
import { mountPreflight } from './cors.js';
import { answerTheRest, refuseOddAddresses } from './fallbacks.js';
import { healthz } from './handlers/healthz.js';
import { createReadyz } from './handlers/readyz.js';
import { listen } from './listen.js';
import { mountFile } from './mount-file.js';
import { mountRoute } from './mount-route.js';
import { createOrigins, type OriginSettings } from './origins.js';
import { pagePolicy, type PageSources } from './page-policy.js';
import type { RouteParts } from './route-parts.js';
import { readStaticFiles } from './static-files.js';
import { stop } from './stop.js';
import { mountUpgrades, type Upgrade } from './upgrades.js';

/** What the server is made of. */
export interface ServerParts {
  config: OriginSettings & { port: number };
  routes: readonly Route[];
  upgrades?: readonly Upgrade[];
  readiness?: readonly ReadinessCheck[];
  /** A folder of files for browsers; nothing is served from disk when absent. */
  staticDir?: string;
  pageSources?: PageSources;
  log: Log;
  newId: () => string;
  /** Run at stop, before connections are closed: ends sockets, waits for work that goes on behind an answer. */
  onStop?: readonly (() => Promise<unknown>)[];
  /** Milliseconds that running requests get at stop. Default 10,000. */
  stopMs?: number;
  /** Is told before and after each answer. */
  reach?: Reach | undefined;
}

/** A server that was made but does not listen yet. */
export interface TriageServer {
  /** @returns the address it listens at. @throws Problem when the port or the host cannot be used. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

/** Makes the HTTP server from what the edges serve. */
export function createServer(parts: ServerParts): TriageServer {
  const { config, log, newId } = parts;
  const server = restify.createServer({ name: '' });
  const node = server.server as NodeServer;
  const routeParts: RouteParts = {
    origins: createOrigins(config),
    isBehindProxy: Boolean(config.publicUrl),
    log,
    newId,
    reach: parts.reach,
  };
  // restify repeats Node's error event, and that throws where nobody listens; start() tells what it means.
  server.on('error', (error: unknown) => log.debug({ err: error }, 'the HTTP server failed'));
  limitSlowClients(node);
  refuseOddAddresses(server, routeParts);
  for (const route of [healthz, createReadyz(parts.readiness ?? []), ...parts.routes]) {
    mountRoute(server, route, routeParts);
  }
  const shared = new Set(parts.routes.filter((route) => route.crossOrigin).map((route) => route.path));
  for (const path of shared) mountPreflight(server, path, routeParts);
  const policy = (baseUrl?: string) => pagePolicy(baseUrl, config.allowedOrigins, parts.pageSources ?? {});
  for (const file of parts.staticDir ? readStaticFiles(parts.staticDir) : []) {
    mountFile(server, file, policy, routeParts);
  }
  answerTheRest(server, routeParts);
  const cutOff = mountUpgrades(node, parts.upgrades ?? [], routeParts);

  return {
    async start() {
      const port = await listen(node, config.host, config.port);
      const host = config.host.includes(':') && !config.host.startsWith('[') ? `[${config.host}]` : config.host;
      return `http://${host}:${port}`;
    },
    stop: () => stop(node, parts.onStop ?? [], parts.stopMs ?? 10_000, log, cutOff),
  };
}

/** Milliseconds. A proxy keeps connections for up to a minute, so ours live longer: else it meets closed ones. */
function limitSlowClients(node: NodeServer): void {
  node.headersTimeout = 15_000;
  node.requestTimeout = 60_000;
  node.keepAliveTimeout = 75_000;
}

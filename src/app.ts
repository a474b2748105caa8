import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { closedEndpoint } from './channels/bot-framework/endpoint.js';
import { createBotFramework } from './channels/bot-framework/bot-framework.js';
import { createDirectLine } from './channels/direct-line/direct-line.js';
import { createTokenExchange } from './channels/direct-line/token-exchange.js';
import type { Pace } from './articles/watch-paths.js';
import type { Config } from './config.js';
import { createCurrentTriage } from './current-triage.js';
import type { MadePack } from './make-pack.js';
import type { Log } from './model/log.js';
import type { Reply } from './model/reply.js';
import { createServer } from './server/create-server.js';
import { createLimiter, postRates } from './server/rate-limits.js';
import { createMemoryStore } from './storage/memory-store.js';
import { readOrMakeTokenKey } from './storage/token-key.js';
import { projectFolder } from './knowledge.js';
import type { Triage } from './triage.js';
import { createTurn } from './turn.js';
import { removeSecrets } from './understand/remove-secrets.js';

/** The bot as a server. */
export interface App {
  /** @returns where it listens. @throws Problem when the port or host cannot be used */
  start(): Promise<string>;
  /** Ends conversations' sockets, waits for running turns, and closes. */
  stop(): Promise<void>;
  /** What was made of the articles at the start. */
  articles: Omit<MadePack, 'bytes'>;
  /** What answers now. */
  triage(): Triage;
  /** Whether Teams and other channels can reach the bot. */
  isEndpointOpen: boolean;
  /** What the keeper should know before the first request. */
  notices: string[];
}

/**
 * Joins all parts to a server that does not listen yet.
 * @param pace of watching articles; tests have less time
 */
export async function createApp(config: Config, log: Log, pace?: Pace): Promise<App> {
  const tokenKey = config.tokenKey ?? (await readOrMakeTokenKey(config.dataDir));
  const current = await createCurrentTriage({
    paths: config.knowledgeDirs,
    isWatching: config.watchKnowledge,
    log,
    pace,
  });
  const triage = () => current.now();
  const store = createMemoryStore();
  const newId = randomUUID;
  const turn = createTurn({ triage, contacts: config.contacts, store, newId, log });
  const clean = (text: string) => removeSecrets(text, config.contacts).text;
  const errorReply = (id: string): Reply => {
    const traits = { cards: true, universalActions: false };
    const [reply] = triage().render({ kind: 'error', id }, { traits, removed: [], turn: id });
    if (!reply) throw new Error('an error always has a card');
    return reply;
  };
  const shared = { turn, clean, log, newId, errorReply };
  const botFramework = createBotFramework({ ...shared, config });
  const directLine = createDirectLine({
    ...shared,
    store,
    tokenKey,
    clock: Date.now,
    limitPosts: createLimiter(postRates),
  });
  const azure = config.directLineSecret && { secret: config.directLineSecret, allowedOrigins: config.allowedOrigins };
  const tokenExchange = createTokenExchange({
    tokenKey,
    clock: Date.now,
    own: directLine.exchange,
    ...(azure && { azure }),
    log,
    newId,
  });
  const server = createServer({
    config,
    routes: [...botFramework.routes, tokenExchange, ...directLine.routes],
    upgrades: [directLine.upgrade],
    readiness: [storeReadiness(store), ...botFramework.readiness],
    staticDir: join(projectFolder, 'dist/pages'),
    ...(azure && {
      pageSources: { connect: ['https://directline.botframework.com', 'wss://directline.botframework.com'] },
    }),
    log,
    newId,
    onStop: [() => directLine.close()],
  });
  const closed = closedEndpoint(config);
  return {
    start: () => server.start(),
    async stop() {
      current.stop();
      await server.stop();
      await store.close();
    },
    articles: current.atStart,
    triage,
    isEndpointOpen: closed === undefined,
    notices: [...config.warnings, ...(closed === undefined ? [] : [closed])],
  };
}

function storeReadiness(store: { isReady(): Promise<boolean> }) {
  return { name: 'store', check: async () => ({ ok: await store.isReady() }) };
}

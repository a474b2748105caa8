import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, type Compilation, type Progress } from './articles/compile.js';
import { readFolder } from './articles/read-folder.js';
import { closedEndpoint } from './channels/bot-framework/endpoint.js';
import { createBotFramework } from './channels/bot-framework/bot-framework.js';
import { createDirectLine } from './channels/direct-line/direct-line.js';
import { createTokenExchange } from './channels/direct-line/token-exchange.js';
import type { Config } from './config.js';
import { createMatcher, type Matcher } from './match/match.js';
import type { Log } from './model/log.js';
import { Problem, messageOf } from './model/problem.js';
import type { Reply } from './model/reply.js';
import type { UpkeepStore } from './model/store.js';
import { createCardTemplates, type CardTemplates } from './render/card-templates.js';
import { createRenderer, type Renderer } from './render/render.js';
import { createServer } from './server/create-server.js';
import { createLimiter, postRates } from './server/rate-limits.js';
import { openStoreToServe } from './storage/open-store.js';
import { newTokenKey, readOrMakeTokenKey } from './storage/token-key.js';
import { startUpkeep } from './storage/upkeep.js';
import { createOutbox } from './support/outbox.js';
import { createTurn } from './turn.js';
import { removeSecrets } from './understand/remove-secrets.js';

/** The project's folder, the same for src/ and dist/. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The articles that come with the program. */
export const ownKnowledge = join(projectFolder, 'knowledge');

/** What is needed to answer: the articles, and how they are matched and shown. */
export interface Triage {
  compilation: Compilation;
  templates: CardTemplates;
  match: Matcher;
  render: Renderer;
}

/**
 * Reads and compiles articles.
 * @throws Problem when a folder is missing
 */
export async function compileKnowledge(folders: readonly string[], onProgress?: Progress): Promise<Compilation> {
  const named = folders.length > 0 ? folders : [ownKnowledge];
  return compile(await Promise.all(named.map(readFolder)), onProgress);
}

/** Joins articles, matching and cards. */
export async function loadTriage(folders: readonly string[], onProgress?: Progress): Promise<Triage> {
  const [compilation, templates] = await Promise.all([compileKnowledge(folders, onProgress), loadTemplates()]);
  const { pack } = compilation;
  return { compilation, templates, match: createMatcher(pack.topics), render: createRenderer(pack, templates) };
}

/**
 * Reads the card templates of cards/.
 * @throws Problem when one is no JSON
 */
export async function loadTemplates(): Promise<CardTemplates> {
  const folder = join(projectFolder, 'cards');
  const [cards, rows] = await Promise.all([readJsonFiles(folder), readJsonFiles(join(folder, 'rows'))]);
  return createCardTemplates(cards, rows);
}

async function readJsonFiles(folder: string): Promise<Map<string, unknown>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const read = async (name: string): Promise<[string, unknown]> => {
    const path = join(folder, name);
    try {
      return [name.slice(0, -'.json'.length), JSON.parse(await readFile(path, 'utf8'))];
    } catch (thrown) {
      throw new Problem('card-template-broken', `${path} cannot be read: ${messageOf(thrown)}`, 'Restore the file.');
    }
  };
  return new Map(await Promise.all(names.map(read)));
}

/** The bot as a server. */
export interface App {
  /** @returns where it listens. @throws Problem when the port or host cannot be used */
  start(): Promise<string>;
  /** Ends conversations' sockets, waits for running turns, and closes. */
  stop(): Promise<void>;
  compilation: Compilation;
  /** Whether Teams and other channels can reach the bot. */
  isEndpointOpen: boolean;
  /** What the keeper should know before the first request. */
  notices: string[];
}

/** Joins all parts to a server that does not listen yet. */
export async function createApp(config: Config, log: Log): Promise<App> {
  const { compilation, match, render } = await loadTriage(config.knowledgeDirs);
  const { store, notifications } = await openStoreToServe(config, log);
  const tokenKey = await tokenKeyOf(config, store);
  const newId = randomUUID;
  const turn = createTurn({ pack: compilation.pack, match, contacts: config.contacts, render, store, newId, log });
  const clean = (text: string) => removeSecrets(text, config.contacts).text;
  const errorReply = (id: string): Reply => {
    const traits = { cards: true, universalActions: false };
    const [reply] = render({ kind: 'error', id }, { traits, removed: [], turn: id });
    if (!reply) throw new Error('an error always has a card');
    return reply;
  };
  const shared = { turn, clean, log, newId, errorReply };
  const outbox = createOutbox({ store, log, clock: Date.now });
  const botFramework = createBotFramework({ ...shared, outbox, config });
  const directLine = createDirectLine({
    ...shared,
    store,
    notifications,
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
    readiness: [{ name: 'store', check: () => store.check() }, ...botFramework.readiness],
    staticDir: join(projectFolder, 'dist/pages'),
    ...(azure && {
      pageSources: { connect: ['https://directline.botframework.com', 'wss://directline.botframework.com'] },
    }),
    log,
    newId,
    onStop: [() => directLine.close()],
  });
  const closed = closedEndpoint(config);
  let endUpkeep: (() => Promise<void>) | undefined;
  return {
    async start() {
      const address = await server.start();
      await outbox.start();
      endUpkeep = startUpkeep(store, config, Date.now, log);
      return address;
    },
    async stop() {
      await server.stop();
      await outbox.close();
      await endUpkeep?.();
      await store.close();
    },
    compilation,
    isEndpointOpen: closed === undefined,
    notices: [...config.warnings, ...(closed === undefined ? [] : [closed])],
  };
}

/** Processes that share a database share the key as well, or the tokens of one would be refused by the others. */
async function tokenKeyOf({ tokenKey, dataDir, databaseUrl }: Config, store: UpkeepStore): Promise<string> {
  return tokenKey ?? (databaseUrl ? store.sharedValue('token-key', newTokenKey) : readOrMakeTokenKey(dataDir));
}

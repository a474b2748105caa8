import { cleanName } from '../../../src/understand/clean-name.js';
import { fileURLToPath } from 'node:url';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import type { SignInSettings } from '../../../src/model/sign-in.js';
import type { Expert } from '../../../src/model/ticket.js';
import { createOrigins } from '../../../src/server/origins.js';
import { createConsole } from '../../../src/support/console/console.js';
import { createSeal } from '../../../src/support/console/sealed.js';
import { createSessions } from '../../../src/support/console/sessions.js';
import { nameOfWay, wayIn } from '../../../src/support/console/way-in.js';
import { createTyping } from '../../../src/support/typing.js';
import { startServer } from '../../server/test-server.js';
import { createTestLog } from '../../server/test-log.js';
import { type DeskInMemory, openDeskInMemory } from './desk-in-memory.js';

export const tokenKey = 'a key of the tests, long enough for use';
const pages = fileURLToPath(new URL('../../../dist/pages', import.meta.url));

export interface StageOptions {
  signIn?: SignInSettings;
  host?: string;
  /** What the server believes to be reached at; with `signIn` it is its own address where this is left out. */
  publicUrl?: string;
  allowedOrigins?: string[];
  clock?: () => number;
  /** Shared with other processes. */
  memory?: DeskInMemory;
}

/** The experts' page on a server of its own, with tickets in memory. */
export async function startConsole(options: StageOptions = {}) {
  const { signIn, clock = Date.now, allowedOrigins = [] } = options;
  const memory = options.memory ?? (await openDeskInMemory(clock));
  const port = await freePort();
  const publicUrl = options.publicUrl ?? (signIn && `http://127.0.0.1:${port}`);
  const config = { host: options.host ?? '127.0.0.1', allowedOrigins, ...(publicUrl && { publicUrl }) };
  const log = createTestLog();
  const { baseUrl } = createOrigins(config);
  const { store, desk, notifications } = memory;
  const asked: string[] = [];
  const made = createConsole({
    cleanName,
    config: { ...config, signIn },
    store,
    desk,
    notifications,
    typing: createTyping({ store, notifications, show: () => undefined, log, clock }).expert,
    askPresence: ({ conversation }) => void asked.push(conversation),
    tokenKey,
    baseUrl,
    clock,
    log,
  });
  const server = await startServer({
    config: { ...config, port },
    routes: made.routes,
    upgrades: [made.upgrade],
    readiness: made.readiness,
    staticDir: pages,
    onStop: [() => made.close()],
    log,
  });
  return {
    ...memory,
    console: made,
    /** The conversations of which it was asked whether their askers are here. */
    asked,
    url: server.url,
    log,
    link: made.link?.(server.url),
    /** A cookie of somebody who has signed in. */
    async cookieOf(expert: Expert): Promise<string> {
      const cookie = await createSessions(
        createSeal(tokenKey, clock),
        nameOfWay(wayIn({ ...config, signIn })),
        store,
      ).begin(expert, publicUrl ?? server.url);
      return cookie.split(';')[0] ?? '';
    },
    stop: server.stop,
  };
}

export type ConsoleStage = Awaited<ReturnType<typeof startConsole>>;

async function freePort(): Promise<number> {
  const server = createNetServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

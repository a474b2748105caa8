import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../../../src/model/desk.js';
import type { TicketStore } from '../../../src/model/ticket-store.js';
import type { Clean, Turn } from '../../../src/model/turn.js';
import { createLog } from '../../../src/server/log.js';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { newTicketId } from '../../../src/support/ticket-id.js';
import { createTurn } from '../../../src/turn/turn.js';
import { createCleaners } from '../../../src/understand/create-cleaners.js';
import { folderOf } from '../../helpers/folders.js';
import { startApp } from '../../helpers/running-app.js';
import { startConnector, type Connector } from './connector.js';

/** What the channels play with: the started app, and a turn of the same articles for the SDK's test adapter. */
export interface House {
  /** Where the app listens. */
  url: string;
  turn: Turn;
  clean: Clean;
  connector: Connector;
  /** Where experts work, and tickets are kept. */
  desk(): Desk;
  tickets(): TicketStore;
  /** Stops the app and starts it again on its data, at the same address. */
  restart(): Promise<void>;
  /** Lets so many hours go by, for all that the bot knows. */
  passTime(hours: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the bot. @param articles files of a knowledge folder by their paths; without them, our own articles are used */
export async function openHouse(articles?: Record<string, string>): Promise<House> {
  const folder = articles && folderOf(articles);
  const dataDir = await mkdtemp(join(tmpdir(), 'triage-house-'));
  let passed = 0;
  const clock = () => Date.now() + passed;
  const settings = { DATA_DIR: dataDir, ...(folder && { KNOWLEDGE_DIR: folder.path }) };
  const [first, connector] = await Promise.all([startApp(settings, { clock }), startConnector()]);
  let app = first;
  const { store } = await openMemoryStore();
  const turn = createTurn({
    triage: app.app.triage,
    clock,
    store,
    newId: randomUUID,
    tickets: {
      store,
      newTicketId,
      tellOthers: async () => [],
      opens: () => undefined,
      saved: () => undefined,
    },
    log: createLog('silent'),
  });
  return {
    url: first.url,
    turn,
    clean: createCleaners().clean,
    connector,
    desk: () => app.app.desk,
    tickets: () => app.app.tickets,
    async restart() {
      await app.stop();
      app = await startApp({ ...settings, PORT: new URL(first.url).port }, { clock });
    },
    async passTime(hours) {
      passed += hours * 60 * 60 * 1000;
    },
    async close() {
      await Promise.all([app.stop(), connector.close(), store.close()]);
      await rm(dataDir, { recursive: true });
      folder?.remove();
    },
  };
}

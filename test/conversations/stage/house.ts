import { randomUUID } from 'node:crypto';
import type { Clean, Turn } from '../../../src/model/turn.js';
import { createLog } from '../../../src/server/log.js';
import { openMemoryStore } from '../../../src/storage/open-store.js';
import { createTurn } from '../../../src/turn.js';
import { removeSecrets } from '../../../src/understand/remove-secrets.js';
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
  close(): Promise<void>;
}

/** Starts the bot. @param articles files of a knowledge folder by their paths; without them, our own articles are used */
export async function openHouse(articles?: Record<string, string>): Promise<House> {
  const folder = articles && folderOf(articles);
  const [app, connector] = await Promise.all([startApp(folder && { KNOWLEDGE_DIR: folder.path }), startConnector()]);
  const { store } = await openMemoryStore();
  const turn = createTurn({
    triage: app.app.triage,
    store,
    newId: randomUUID,
    log: createLog('silent'),
  });
  return {
    url: app.url,
    turn,
    clean: (text) => removeSecrets(text).text,
    connector,
    async close() {
      await Promise.all([app.stop(), connector.close(), store.close()]);
      folder?.remove();
    },
  };
}

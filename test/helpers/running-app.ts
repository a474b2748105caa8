import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.js';
import type { Pace } from '../../src/articles/watch-paths.js';
import { readConfig } from '../../src/settings/config.js';
import type { Log } from '../../src/model/log.js';
import { createLog } from '../../src/server/log.js';

/** The whole bot, listening on a port of its own. */
export interface RunningApp {
  url: string;
  app: App;
  stop(): Promise<void>;
}

/** Starts the bot on any free port, with settings as the environment gives them. */
export async function startApp(
  settings: Record<string, string> = {},
  { log, pace, clock }: { log?: Log; pace?: Pace; clock?: () => number } = {},
): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'triage-test-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...settings });
  const app = await createApp(config, log ?? createLog(config.logLevel), pace, clock);
  const url = await app.start();
  return {
    url,
    app,
    async stop() {
      await app.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

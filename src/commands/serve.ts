import { setFlagsFromString } from 'node:v8';
import { createApp } from '../app.js';
import { readConfig } from '../settings/config.js';
import { createLog } from '../server/log.js';
import type { Terminal } from './terminal.js';

export interface ServeOptions {
  knowledge: string[];
}

/**
 * `triage serve`: starts the bot and says where to go; ends at SIGINT and SIGTERM.
 * @throws Problem when the settings are wrong, a knowledge folder is missing, or the port cannot be used
 */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<void> {
  setFlagsFromString(heapGrowth);
  const settings = readConfig(process.env);
  const config = options.knowledge.length > 0 ? { ...settings, knowledgeDirs: options.knowledge } : settings;
  const log = createLog(config.logLevel);
  const app = await createApp(config, log);
  const { refused, topics } = app.articles;
  for (const { file, line, reason } of refused) {
    log.warn({ file, line, reason }, 'an article is not used; triage check says more');
  }
  if (topics === 0) {
    log.warn(
      {},
      'the bot knows nothing: set KNOWLEDGE_DIR, or give --knowledge, to a folder of articles or to a saved pack',
    );
  }
  for (const notice of app.notices) log.warn({}, notice);
  const address = await app.start();
  stopAtSignals(app.stop, log.info.bind(log));
  const home = config.publicUrl ?? address;
  terminal.out(
    [
      `The bot knows ${topics} topics. Open the chat:  ${home}/`,
      `On another page:  <script src="${home}/widget.js" defer></script>`,
      ...(app.expertsLink ? [`Experts, within half an hour, once:  ${app.expertsLink(address)}`] : []),
      ...(app.isEndpointOpen ? [`Teams and other channels post to:  ${home}/api/messages`] : []),
      '',
    ].join('\n'),
  );
}

/**
 * The heap may grow by half between collections, where V8 allows several times as much: the same turns in
 * a little more than half the memory. Source: V8's flag heap-growing-percent.
 */
const heapGrowth = '--heap-growing-percent=50';

/** A second signal ends the process at once, for people who do not want to wait. */
function stopAtSignals(stop: () => Promise<void>, info: (fields: object, message: string) => void): void {
  let isStopping = false;
  const end = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    info({ signal }, 'stopping');
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

// A real serving process, which is killed and started again.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));
const startMs = 180_000;
const running = new Set();

/**
 * Starts a process that serves.
 * @param env its settings, besides a free port
 */
export function startBot(env) {
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { PORT: '0', LOG_LEVEL: 'warn', WATCH_KNOWLEDGE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const bot = { url: undefined, out: '', err: '', hasEnded: false, reached: new Set() };
  bot.ended = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      bot.hasEnded = true;
      resolve(signal ?? code);
    });
  });
  /** Resolves when it serves, or has ended before. */
  bot.ready = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the bot does not start:\n${bot.out}${bot.err}`)), startMs);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      bot.out += text;
      bot.url ??= /Open the chat: {2}(\S+)\/\n/.exec(bot.out)?.[1];
      if (bot.url) resolve();
    });
    void bot.ended.then(resolve);
    late.unref();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    bot.err += text;
    for (const [, name] of bot.err.matchAll(/^failpoint (\S+)$/gm)) bot.reached.add(name);
  });
  bot.kill = async (signal = 'SIGKILL') => {
    child.kill(signal);
    return bot.ended;
  };
  return bot;
}

/** Ends what is left of a run that failed. */
export async function endAllBots() {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.kill('SIGKILL');
      return ended;
    }),
  );
}

import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** Milliseconds that a process has to end when asked to. */
const patience = 10_000;

/** The flags of `triage serve`, the same for all; and collections on demand, to measure memory. */
const flags = ['--expose-gc', '--heap-growing-percent=50', '--no-warnings'];

/**
 * Starts a process for one engine.
 * @param signal ends what it is told when it is aborted
 * @returns `tell(order, { ms, onPart })`, which resolves with the last answer and rejects when the engine failed, and
 *   after `ms` milliseconds with an error whose `isLate` is true; and `close()`, which leaves nothing behind
 */
export function startWorker(engine, signal) {
  // Everybody may enter: a database server may run as another system user.
  const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
  chmodSync(folder, 0o755);
  const child = fork(program, [engine], { execArgv: flags, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-2000)));
  let hear = () => undefined;
  child.on('message', (message) => hear(message));
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));

  const tell = (order, { ms, onPart } = {}) =>
    new Promise((resolve, reject) => {
      const timer = ms === undefined ? undefined : setTimeout(() => finish(reject, late(engine)), Math.max(ms, 0));
      const stop = () => finish(reject, signal.reason);
      const finish = (end, value) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
        hear = () => undefined;
        end(value);
      };
      hear = (message) => {
        if (message.error !== undefined) finish(reject, new Error(`${engine}: ${message.error}`));
        else if (message.isDone) finish(resolve, message);
        else onPart?.(message);
      };
      signal?.addEventListener('abort', stop);
      if (signal?.aborted) stop();
      ended.then((how) => finish(reject, new Error(`${engine} ended with ${how}: ${said}`)));
      if (child.connected) child.send({ ...order, ...('build' in order && { folder }) });
    });

  async function close() {
    if (child.connected) child.send({ close: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(timer);
    endServer(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  return { engine, tell, close };
}

function late(engine) {
  return Object.assign(new Error(`${engine} took too long`), { isLate: true });
}

/** Ends a database server that outlived its process: only after that was killed. */
function endServer(data) {
  try {
    const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // There is none: a server that stops takes the file with it.
  }
}

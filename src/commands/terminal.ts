import type { Writable } from 'node:stream';
import type { Progress } from '../articles/compile.js';

/** Where a command writes; handed in, so that tests can read it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is a terminal that a person watches. */
  isWatched: boolean;
  /** All of standard input. */
  read(): Promise<string>;
}

/** The terminal of this process. */
export const processTerminal: Terminal = {
  out: (text) => write(process.stdout, text, complain),
  err: (text) => write(process.stderr, text, () => undefined),
  isWatched: process.stderr.isTTY,
  async read() {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
    return Buffer.concat(chunks).toString('utf8');
  },
};

const watched = new WeakSet<Writable>();

/** Writes, and takes what goes wrong, at once or later: nobody else does, and Node would print its inside. */
function write(stream: Writable, text: string, failed: (error: NodeJS.ErrnoException) => void): void {
  if (!watched.has(stream)) stream.on('error', failed);
  watched.add(stream);
  try {
    stream.write(text);
  } catch (thrown) {
    failed(thrown as NodeJS.ErrnoException);
  }
}

let hasComplained = false;

/** Whoever closed the pipe has read enough. Anything else makes the command fail, whatever it found. */
function complain(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || hasComplained) return;
  hasComplained = true;
  processTerminal.err(`triage: the output cannot be written: ${error.message}\n`);
  process.once('exit', () => (process.exitCode = 1));
}

/** Work shorter than this, in milliseconds, needs no progress. */
const silentFor = 700;

/**
 * Shows the progress of some seconds of work in one line, which is gone when the work is done.
 * @param what completes "Reading ...": `articles`
 */
export function progressOn(terminal: Terminal, what: string): Progress {
  if (!terminal.isWatched) return () => undefined;
  const started = performance.now();
  let isShown = false;
  return (done) => {
    if (done >= 1) {
      if (isShown) terminal.err('\r\u001b[K');
      isShown = false;
    } else if (performance.now() - started > silentFor) {
      isShown = true;
      terminal.err(`\rReading ${what}: ${Math.round(done * 100)} %`);
    }
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The program as people start it. */
export interface TriageProcess {
  out(): string;
  err(): string;
  /** Resolves with the text that `pattern` found in the output. @throws when the program ends without it */
  says(pattern: RegExp): Promise<string>;
  /** How the program ended: an exit code, or the name of the signal that nobody took. */
  ended: Promise<number | string>;
  kill: ChildProcess['kill'];
}

const running = new Set<ChildProcess>();

/**
 * Starts `triage` with these arguments, and with these settings alone: nothing else of the environment counts.
 * @throws when the program is not built
 */
export function startTriage(args: readonly string[], settings: Record<string, string> = {}): TriageProcess {
  if (!existsSync(main)) throw new Error('dist/main.js is missing. Build it first: npm run build');
  const child = spawn(process.execPath, [main, ...args], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let out = '';
  let err = '';
  let hear: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    hear();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return {
    out: () => out,
    err: () => err,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        hear = () => {
          const [found] = pattern.exec(out) ?? [];
          if (found !== undefined) resolve(found);
        };
        hear();
        void ended.then((how) => reject(new Error(`triage ended (${how}) before it said ${pattern}:\n${out}${err}`)));
      }),
    ended,
    kill: (signal) => child.kill(signal),
  };
}

/** Ends what a failed test left running. */
export async function endAllTriage(): Promise<void> {
  const all = [...running].map((child) => new Promise((resolve) => child.on('close', resolve)));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(all);
}

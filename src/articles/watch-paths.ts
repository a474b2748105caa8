import { createHash } from 'node:crypto';
import { type Dirent, type Stats, stat } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What tells one state of files from another: a hash of the path, size and times of every Markdown and YAML file below folders,
 * and of files themselves. What cannot be looked at is a state, too.
 */
export async function stateOf(paths: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const path of paths) await look(path, lines, true);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

async function look(path: string, lines: string[], isNamed: boolean): Promise<void> {
  const stats = await statOf(path);
  if (typeof stats === 'string') {
    lines.push(`${path}\t${stats}`);
  } else if (stats.isDirectory()) {
    // A folder that is named may be a link; below it links are not followed, as when articles are read.
    await lookBelow(path, lines);
  } else if (isNamed || stats.isFile()) {
    // ctime as well, because copying tools keep mtime. No inode: some network drives give another one each time.
    lines.push(`${path}\t${stats.size}\t${stats.mtimeMs}\t${stats.ctimeMs}`);
  }
}

async function lookBelow(folder: string, lines: string[]): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    lines.push(`${folder}\t${(thrown as NodeJS.ErrnoException).code}`);
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await lookBelow(path, lines);
    else if (entry.isFile() && /\.(?:md|yaml)$/i.test(entry.name)) await look(path, lines, false);
  }
}

/**
 * Or the code of the error. In a third of the time of the function that promises: there may be thousands of files, looked
 * at again and again.
 */
function statOf(path: string): Promise<Stats | string> {
  return new Promise((resolve) => stat(path, (error, stats) => resolve(error ? String(error.code) : stats)));
}

/** How often is looked, in milliseconds. */
export interface Pace {
  /** From one look to the next. Changed files count when they are the same at two looks: then they are written. */
  every: number;
  /** After this time a change that could not be taken is tried again, though no file has changed since. */
  retry: number;
}

const usualPace: Pace = { every: 1_000, retry: 5 * 60_000 };

/** Looking takes at most this share of the time: a folder of thousands of articles is looked at less often. */
const smallestShare = 1 / 40;

export interface Watched {
  paths: readonly string[];
  /** Their state when they were last read. */
  state: string;
  /** Takes a change; false when it could not be taken. Never throws. Until it is done, nobody looks. */
  changed(): Promise<boolean>;
  pace?: Pace | undefined;
  /** Looks at the files; handed in by tests. */
  look?: typeof stateOf;
}

/**
 * Looks again and again whether files have changed. Looking, because it works where the system tells nothing: on
 * network drives, in containers, and whichever way editors write.
 * @returns stops it
 */
export function watchPaths({ paths, state, changed, pace = usualPace, look: lookAt = stateOf }: Watched): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  let taken = state;
  let last = state;
  let failedAt: number | undefined;
  const lookOnce = async () => {
    const started = performance.now();
    const now = await lookAt(paths);
    const took = performance.now() - started;
    const isAtRest = now === last;
    const isLate = failedAt !== undefined && performance.now() - failedAt >= pace.retry;
    last = now;
    if (!isStopped && isAtRest && (now !== taken || isLate)) {
      taken = now;
      failedAt = (await changed()) ? undefined : performance.now();
    }
    if (!isStopped) timer = setTimeout(() => void lookOnce(), Math.max(pace.every, took / smallestShare)).unref();
  };
  timer = setTimeout(() => void lookOnce(), pace.every).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

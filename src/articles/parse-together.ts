import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { parseFile, type ParsedFile } from './parse-file.js';
import type { ArticleFile } from './parsed-article.js';

/** So many files go to a thread at once. */
const batch = 100;

/** Fewer files are read sooner by one thread than others have started. */
export const fewestFiles = 2_000;

const mostThreads = 4;

/** Articles that include others are read where all files are at hand. */
const include = /\[!INCLUDE/i;

/**
 * Reads files with the help of threads, as many as there are processors. A file whose thread fails is left out: whoever asked
 * reads it again.
 * @param threadFile the built parse-thread.js
 * @param threads how many more than this one; the processors that are left when not given
 */
export async function parseTogether(
  files: readonly ArticleFile[],
  threadFile: string,
  onProgress: (done: number) => void = () => undefined,
  threads = Math.min(availableParallelism() - 1, mostThreads),
): Promise<Map<ArticleFile, ParsedFile>> {
  const parsed = new Map<ArticleFile, ParsedFile>();
  const waiting = files.filter((file) => !include.test(file.text));
  const next = (count: number) => waiting.splice(Math.max(0, waiting.length - count));
  const helpers = Array.from({ length: threads }, () => helped(newThread(threadFile), () => next(batch), parsed));
  for (let own = next(batch / 10); own.length > 0; own = next(batch / 10)) {
    for (const file of own)
      parsed.set(
        file,
        parseFile(file, () => undefined),
      );
    onProgress(parsed.size / files.length);
    // Lets in what the threads say.
    await breathe();
  }
  await Promise.all(helpers);
  return parsed;
}

/**
 * Room for what was just made, in MB. Articles leave much of that behind; with V8's preset a fifth of the time goes into
 * clearing it away.
 */
export const youngMb = 96;

function newThread(file: string): Worker {
  return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMb } });
}

/** Keeps a thread at work until nothing is left, or it fails. */
function helped(
  thread: Worker,
  next: () => readonly ArticleFile[],
  parsed: Map<ArticleFile, ParsedFile>,
): Promise<unknown> {
  return new Promise<void>((resolve) => {
    let asked: readonly ArticleFile[] = [];
    const ask = () => {
      asked = next();
      if (asked.length === 0) resolve();
      else thread.postMessage(asked);
    };
    thread.on('message', (results: readonly ParsedFile[]) => {
      asked.forEach((file, index) => {
        const result = results[index];
        if (result) parsed.set(file, result);
      });
      ask();
    });
    thread.on('error', () => resolve());
    thread.on('exit', () => resolve());
    ask();
  }).finally(() => thread.terminate());
}

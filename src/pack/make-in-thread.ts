import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../articles/compile.js';
import { youngMb } from '../articles/parse-together.js';
import type { MadePack, PackJob } from './make-pack.js';
import { Problem } from '../model/problem.js';
import type { FromWorker } from './pack-worker.js';
import { projectFolder } from '../knowledge.js';

/** Built code, also where the sources run: a thread of Node reads no TypeScript. */
const threadFile = join(projectFolder, 'dist/pack/pack-worker.js');

/** How long making a pack may take, in milliseconds: many times what the largest folders need. */
const mostMs = 10 * 60_000;

export interface ThreadOptions {
  onProgress?: Progress | undefined;
  /** Ends the thread; nothing comes of it then. */
  signal?: AbortSignal | undefined;
  mostMs?: number | undefined;
  file?: string | undefined;
}

/**
 * Makes a pack in a thread of its own, so that what else the process does goes on.
 * @throws Problem when it cannot be made, also when the thread breaks down or takes too long
 */
export function makePackInThread(job: PackJob, options: ThreadOptions = {}): Promise<MadePack> {
  const thread = new Worker(options.file ?? threadFile, {
    workerData: job,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  return new Promise<MadePack>((resolve, reject) => {
    const limit = options.mostMs ?? mostMs;
    const late = setTimeout(() => reject(failed(`it was not done after ${limit / 1000} seconds`)), limit);
    const stop = () => reject(failed('it was stopped'));
    options.signal?.addEventListener('abort', stop);
    thread.on('message', (said: FromWorker) => {
      if (said.kind === 'progress') options.onProgress?.(said.done);
      else if (said.kind === 'made') resolve(said.made);
      else if (said.kind === 'problem') reject(new Problem(said.code, said.message, said.advice));
      else reject(failed(said.message));
    });
    thread.on('error', (error) => reject(failed(error.message)));
    thread.on('exit', (code) => {
      clearTimeout(late);
      options.signal?.removeEventListener('abort', stop);
      reject(failed(`its thread ended with ${code}`));
    });
  }).finally(() => void thread.terminate());
}

function failed(how: string): Problem {
  return new Problem(
    'pack-not-made',
    `the pack could not be made: ${how}`,
    'triage check FOLDER, in a process of its own, may say more.',
  );
}

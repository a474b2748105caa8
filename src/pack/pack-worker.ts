import { parentPort, workerData } from 'node:worker_threads';
import { makePack, type MadePack, type PackJob } from './make-pack.js';
import { messageOf, Problem } from '../model/problem.js';

/** What the thread says. */
export type FromWorker =
  | { kind: 'progress'; done: number }
  | { kind: 'made'; made: MadePack }
  | { kind: 'problem'; code: string; message: string; advice: string }
  | { kind: 'fault'; message: string };

/** The thread that makes a pack while the bot goes on answering. Its memory is gone with it. */
async function work(): Promise<void> {
  const tell = (what: FromWorker, moved: ArrayBuffer[] = []) => parentPort?.postMessage(what, moved);
  try {
    const made = await makePack(workerData as PackJob, (done) => tell({ kind: 'progress', done }));
    tell({ kind: 'made', made }, [made.bytes.buffer]);
  } catch (thrown) {
    if (thrown instanceof Problem) {
      const { code, message, advice } = thrown;
      tell({ kind: 'problem', code, message, advice });
    } else tell({ kind: 'fault', message: messageOf(thrown) });
  }
}

await work();

import { writeSync } from 'node:fs';
import type { Failpoint, Reach } from './model/failpoint.js';
import type { PlannedFailpoint } from './settings/read-failpoints.js';

/** Does what was planned. @returns undefined where nothing was. */
export function createReach(planned: readonly PlannedFailpoint[] | undefined): Reach | undefined {
  if (!planned?.length) return undefined;
  const times = new Map<Failpoint, number>();

  return (failpoint) => {
    const time = (times.get(failpoint) ?? 0) + 1;
    times.set(failpoint, time);
    const now = planned.find((one) => one.failpoint === failpoint && one.time === time);
    if (!now) return;
    // For whoever waits for it; nothing that waits for its turn is written any more.
    writeSync(process.stderr.fd, `failpoint ${failpoint}\n`);
    if (now.action === 'throw') throw new Error(`the failpoint ${failpoint}`);
    process.kill(process.pid, 'SIGKILL');
  };
}

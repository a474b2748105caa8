import { type Failpoint, failpoints } from '../model/failpoint.js';

/** What is to happen at a failpoint. */
export interface PlannedFailpoint {
  failpoint: Failpoint;
  /** The how-manieth time it happens, from 1 on. */
  time: number;
  /** `kill` ends the process as SIGKILL does; `throw` is a fault of the program. */
  action: 'kill' | 'throw';
}

const form = /^([a-z-]+:[a-z]+)(?:@(\d{1,6}))?(?:=(kill|throw))?$/;

/**
 * Reads a plan such as `save-turn:after@3, commit:before=throw`.
 * @returns undefined when it is none.
 */
export function readFailpoints(text: string): PlannedFailpoint[] | undefined {
  const planned = text.split(',').map((part): PlannedFailpoint | undefined => {
    const [, name, time = '1', action = 'kill'] = form.exec(part.trim()) ?? [];
    const failpoint = failpoints.find((one) => one === name);
    if (!failpoint || Number(time) < 1) return undefined;
    return { failpoint, time: Number(time), action: action as PlannedFailpoint['action'] };
  });
  return planned.every((one) => one !== undefined) ? planned : undefined;
}

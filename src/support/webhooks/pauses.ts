/** Lets only one try at a time go to a target that does not work, and that not too often. Times are in milliseconds. */
export interface Pauses {
  /** @returns how long to wait; 0 when it may be tried now. */
  enter(target: string, now: number): number;
  /** The try went well: no more pauses. */
  end(target: string): void;
  /** The try failed. @param atLeast how long the target itself asks to wait */
  begin(target: string, now: number, atLeast: number): void;
}

/** Longer than one try takes. */
const tryMs = 20_000;

interface Pause {
  until: number;
  count: number;
  /** Whether somebody is trying now. */
  isTrying: boolean;
}

/**
 * Each pause is twice as long as the one before it, and a little more by chance, so that several processes do not come at
 * once. What waits behind a pause is not tried: a target that is overloaded, or down, is left alone.
 * @param random from 0 to 1
 */
export function createPauses(first: number, longest: number, random: () => number): Pauses {
  const pauses = new Map<string, Pause>();
  return {
    enter(target, now) {
      const pause = pauses.get(target);
      if (!pause) return 0;
      if (now < pause.until) return pause.until - now;
      pause.until = now + tryMs;
      pause.isTrying = true;
      return 0;
    },
    end: (target) => void pauses.delete(target),
    begin(target, now, atLeast) {
      const pause = pauses.get(target) ?? { until: 0, count: 0, isTrying: true };
      // Of many that failed together, one counts.
      if (pause.isTrying) {
        const wait = Math.min(first * 2 ** Math.min(pause.count, 20), longest);
        pause.until = now + Math.max(wait * (1 + random() / 5), atLeast);
        pause.count += 1;
        pause.isTrying = false;
      }
      pause.until = Math.max(pause.until, now + atLeast);
      pauses.set(target, pause);
    },
  };
}

/** Lets only one try at a time go to a target that does not work, and that not too often. Times are in milliseconds. */
export interface Pauses {
  /**
   * Asks for a try; whoever asks while another one tries hears how that went.
   * @returns how long to wait, or a pass with which it may be tried now
   */
  enter(target: string): Promise<number | Pass>;
  /** Begins with a pause, without any try. */
  begin(target: string): void;
}

/** Leave to try, once. */
export interface Pass {
  /** It went well: no more pauses. */
  works(): void;
  /**
   * It failed.
   * @param atLeast how long the target itself asks to wait
   * @returns after what time this one comes again: after others that wait, because it may be the only one that fails
   */
  fails(atLeast: number): number;
  /** Must be called at the end, whatever has happened. */
  leave(): void;
}

interface Pause {
  until: number;
  /** How many pauses there were in a row. */
  count: number;
  /** Is there while somebody tries. */
  trial?: Promise<void> | undefined;
}

const longestTurn = 30_000;

/**
 * Each pause is twice as long as the one before it, and a little more by chance, so that several processes do not come at
 * once. What waits behind a pause is not tried: a target that is overloaded, or down, is left alone.
 * @param random from 0 to 1
 */
export function createPauses(first: number, longest: number, clock: () => number, random: () => number): Pauses {
  const pauses = new Map<string, Pause>();

  function begin(target: string, atLeast: number): number {
    const now = clock();
    const pause = pauses.get(target) ?? { until: 0, count: 0 };
    pauses.set(target, pause);
    // Of many that failed together, one counts.
    if (pause.until <= now) {
      const wait = Math.min(first * 2 ** Math.min(pause.count, 20), longest);
      pause.until = now + Math.ceil(wait * (1 + random() / 5));
      pause.count += 1;
    }
    pause.until = Math.max(pause.until, now + atLeast);
    return pause.until - now;
  }

  function passFor(target: string): Pass {
    const pause = pauses.get(target);
    let end: () => void = () => undefined;
    if (pause) {
      pause.trial = new Promise((resolve) => {
        end = () => {
          pause.trial = undefined;
          resolve();
        };
      });
    }
    return {
      works: () => void pauses.delete(target),
      fails(atLeast) {
        const wait = begin(target, atLeast);
        return wait + Math.min(Math.ceil(wait / 2), longestTurn);
      },
      leave: () => end(),
    };
  }

  return {
    async enter(target) {
      for (let pause = pauses.get(target); pause; pause = pauses.get(target)) {
        if (!pause.trial) {
          if (pause.until > clock()) return pause.until - clock();
          break;
        }
        await pause.trial;
      }
      return passFor(target);
    },
    begin: (target) => void begin(target, 0),
  };
}

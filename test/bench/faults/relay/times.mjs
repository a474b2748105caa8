// When something was sent, and when it arrived.

/** Milliseconds since 1970, in fractions; the same for all processes of a machine. */
export const now = () => performance.timeOrigin + performance.now();

/** Notes what was sent under a name, and what has arrived. What was sent before it begins only warms everything up. */
export function createTimes() {
  let hasBegun = false;
  const sent = new Map();
  const took = new Map();
  return {
    begin: () => (hasBegun = true),
    send: (mark, way) => hasBegun && sent.set(mark, { way, at: now() }),
    arrive(mark, at = now()) {
      const one = sent.get(mark);
      if (!one || took.has(mark)) return;
      took.set(mark, { way: one.way, ms: at - one.at });
    },
    missing: () => [...sent.keys()].filter((mark) => !took.has(mark)),
    count: () => took.size,
    /** The milliseconds of one way: the middle, and the 99th percentile. */
    of(way) {
      const sorted = [...took.values()].filter((one) => one.way === way).map(({ ms }) => ms);
      sorted.sort((one, other) => one - other);
      const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
      return { p50: at(0.5), p99: at(0.99) };
    },
  };
}

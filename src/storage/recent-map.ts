/** A map that keeps what was used last. */
export interface RecentMap<V> {
  /** The value, which counts as a use. */
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** Drops the entry that was used longest ago; false when there is none or only `spared`. */
  dropOldest(spared?: string): boolean;
  /** Drops the largest entry, of those as large the oldest; false when none is larger than `allowed` but `spared`. */
  dropLargest(sizeOf: (value: V) => number, allowed: number, spared?: string): boolean;
}

/**
 * Makes a map of at most `size` entries, of which none was left unused for `maxAgeMs`.
 * @param onDrop hears of each value that is dropped or replaced.
 */
export function createRecentMap<V>(
  size: number,
  maxAgeMs: number,
  clock: () => number,
  onDrop: (value: V) => void = () => undefined,
): RecentMap<V> {
  // A Map iterates in the order of insertion, so inserting again at each use keeps the oldest first.
  const entries = new Map<string, { value: V; usedAt: number }>();

  function drop(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    onDrop(entry.value);
  }

  function dropOldest(spared?: string): boolean {
    for (const key of entries.keys()) {
      if (key === spared) continue;
      drop(key);
      return true;
    }
    return false;
  }

  function dropLargest(sizeOf: (value: V) => number, allowed: number, spared?: string): boolean {
    let largest: string | undefined;
    let most = allowed;
    for (const [key, { value }] of entries) {
      if (key === spared || sizeOf(value) <= most) continue;
      largest = key;
      most = sizeOf(value);
    }
    if (largest !== undefined) drop(largest);
    return largest !== undefined;
  }

  function dropExpired(): void {
    for (const [key, entry] of entries) {
      if (entry.usedAt >= clock() - maxAgeMs) return;
      drop(key);
    }
  }

  return {
    get(key) {
      dropExpired();
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, { value: entry.value, usedAt: clock() });
      return entry.value;
    },
    set(key, value) {
      dropExpired();
      if (entries.get(key)?.value !== value) drop(key);
      entries.delete(key);
      entries.set(key, { value, usedAt: clock() });
      while (entries.size > size && dropOldest(key));
    },
    dropOldest,
    dropLargest,
  };
}

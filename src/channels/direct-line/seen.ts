/** Remembers the last `size` names that it was asked about. */
export function createSeen(size: number): { isNew(name: string): boolean } {
  const names = new Set<string>();
  return {
    isNew(name) {
      if (names.has(name)) return false;
      names.add(name);
      const [oldest] = names;
      if (names.size > size && oldest !== undefined) names.delete(oldest);
      return true;
    },
  };
}

import type { Row } from './row.js';
import { shuffled } from './random.js';

/** The number of each row's fold, from 0: every group is in one fold, and folds hold about as many groups. */
export function foldsOf(rows: readonly Row[], count: number, random: () => number): number[] {
  const groups = shuffled([...new Set(rows.map(({ group }) => group))], random);
  const foldOf = new Map(groups.map((group, index) => [group, index % count]));
  return rows.map(({ group }) => foldOf.get(group) ?? 0);
}

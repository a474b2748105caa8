import { randomOf } from '../../../src/commands/fit/random.js';
import type { Row } from '../../../src/commands/fit/row.js';
import { evidenceNames } from '../../../src/match/confidence.js';

/**
 * Rows of a pack whose topics are right the more often, the more was found; as three questions of a source lie near
 * each other.
 */
export function someRows(count: number, seed = 1, pack = 'made'): Row[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, number): Row => {
    const values = evidenceNames.map((name) => (name === 'unknownCode' ? 0 : random()));
    const found = values.reduce((sum, value) => sum + value, 0) / values.length;
    const isInScope = random() < 1 / (1 + Math.exp(-20 * (found - 0.47)));
    return {
      pack,
      group: `group ${Math.floor(number / 3)}`,
      scope: isInScope ? 'in' : number % 7 === 0 ? 'uncovered' : 'out',
      place: !isInScope ? 0 : random() < 0.85 ? 1 : 2,
      ratios: [1, 0.3, 0.1],
      codes: [false, false, false],
      values,
    };
  });
}

import { describe, expect, test } from '@jest/globals';
import { limitsOf, mostOfAsker } from '../../src/decide/openings.js';
import { type Opening, openingsMs } from '../../src/model/openings.js';

const now = 10_000_000_000;
const minute = 60_000;
const some = (count: number, more: Partial<Opening> = {}): Opening[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'opened', at: now - index * minute, isOwn: true, ...more }));

describe('how often a person can be asked for', () => {
  test('fewer than the limit: everything is possible', () => {
    expect(limitsOf([], now, 9)).toEqual({});
    expect(limitsOf([...some(4), ...some(4, { kind: 'reopened' })], now, 9)).toEqual({});
  });

  test('at the limit: until the oldest of them is an hour ago', () => {
    const at = now - 4 * minute + openingsMs;
    expect(limitsOf(some(mostOfAsker.opened), now, 99)).toEqual({ opened: { at, count: 5, why: 'own' } });
    expect(limitsOf(some(mostOfAsker.opened), at - 1, 99).opened?.at).toBe(at);
    expect(limitsOf(some(mostOfAsker.opened), at, 99)).toEqual({});
  });

  test('more than the limit: until the fifth newest is an hour ago', () => {
    expect(limitsOf(some(9), now, 99).opened?.at).toBe(now - 4 * minute + openingsMs);
  });

  test('opening again counts by itself', () => {
    const again = some(mostOfAsker.reopened, { kind: 'reopened' });
    expect(limitsOf(again, now, 3)).toEqual({ reopened: { at: now - 4 * minute + openingsMs, count: 5 } });
  });

  test('others of the same address count for new tickets only, and the longer wait is told', () => {
    expect(limitsOf(some(3, { isOwn: false }), now, 3)).toEqual({
      opened: { at: now - 2 * minute + openingsMs, count: 3, why: 'network' },
    });
    expect(limitsOf(some(3, { isOwn: false, kind: 'reopened' }), now, 3)).toEqual({});
    expect(limitsOf(some(5), now, 3).opened?.why).toBe('network');
    expect(limitsOf(some(5), now, 5).opened?.why).toBe('own');
  });
});

import { describe, expect, test } from '@jest/globals';
import { createOpening, readSupportHours } from '../../src/model/support-hours.js';

const at = (iso: string) => Date.parse(iso);
const weekdays = 'Mon-Fri 08:00-18:00, Sat 09:00-12:00 Europe/Berlin';

describe('reading', () => {
  test('days, hours and zone', () => {
    expect(readSupportHours(weekdays)).toEqual({
      zone: 'Europe/Berlin',
      spans: [
        { days: [1, 2, 3, 4, 5], from: 480, to: 1080 },
        { days: [6], from: 540, to: 720 },
      ],
    });
    expect(readSupportHours('fri-mon 0:00-24:00 UTC')?.spans[0]).toEqual({ days: [5, 6, 0, 1], from: 0, to: 1440 });
  });

  test.each([
    '',
    'always',
    'Mon-Fri 08:00-18:00',
    'Mon-Fri 08:00-18:00 Nowhere/Else',
    'Mon-Fri 18:00-08:00 UTC',
    'Mon-Fri 08:00-25:00 UTC',
    'Mon-Fri 08:00-08:61 UTC',
    'Mon-Foo 08:00-18:00 UTC',
    'Mon-Fri 08:00-08:02 UTC',
    'Mon 08:00-18:00,, UTC',
  ])('refuses %j', (text) => {
    expect(readSupportHours(text)).toBeUndefined();
  });
});

describe('opening', () => {
  const opening = createOpening(readSupportHours(weekdays));

  test('without hours support is always there', () => {
    expect(createOpening(undefined)(at('2026-01-04T03:00:00Z'))).toBeUndefined();
  });

  test.each([
    // Berlin is one hour ahead in winter, two in summer.
    ['2026-01-05T07:00:00Z', undefined],
    ['2026-01-05T16:59:59Z', undefined],
    ['2026-01-05T06:59:00Z', '2026-01-05T07:00:00Z'],
    ['2026-01-05T17:00:00Z', '2026-01-06T07:00:00Z'],
    ['2026-01-09T17:00:00Z', '2026-01-10T08:00:00Z'],
    ['2026-01-10T11:00:00Z', '2026-01-12T07:00:00Z'],
    ['2026-07-06T05:59:30Z', '2026-07-06T06:00:00Z'],
    // The night in which summer time begins.
    ['2026-03-28T12:00:00Z', '2026-03-30T06:00:00Z'],
  ])('at %s: %s', (now, opens) => {
    expect(opening(at(now))?.at).toBe(opens === undefined ? undefined : at(opens));
  });

  test('says it in words', () => {
    expect(opening(at('2026-01-10T12:00:00Z'))?.words).toBe('Monday at 08:00 (Europe/Berlin)');
  });

  test('does not depend on what was asked before', () => {
    const moments = Array.from({ length: 300 }, (_, index) => at('2026-03-25T00:00:00Z') + index * 61 * 60_000);
    const fresh = moments.map((moment) => createOpening(readSupportHours(weekdays))(moment));
    expect(moments.map((moment) => opening(moment))).toEqual(fresh);
    expect(moments.toReversed().map((moment) => opening(moment))).toEqual(fresh.toReversed());
  });
});

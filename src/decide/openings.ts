import { type Opening, type OpeningBounds, openingsMs } from '../model/openings.js';

/** So many new tickets one asker can open in that time, and so often open one again. */
export const mostOfAsker: Record<Opening['kind'], number> = { opened: 5, reopened: 5 };

/** From when on something is possible again, in milliseconds since 1970, and how many there were. */
export interface Until {
  at: number;
  count: number;
}

/** What an asker cannot do for a while; what is absent is possible. */
export interface OpeningLimits {
  /** Open a new ticket. `network`: many were opened from the same address. */
  opened?: Until & { why: 'own' | 'network' };
  /** Open one again that is over. */
  reopened?: Until;
}

/**
 * What is not possible now after these openings.
 * @param openings of the last hour, in any order
 * @param at now, in milliseconds since 1970
 * @param mostOfOrigin how many new tickets can be opened from one network address
 */
export function limitsOf(openings: readonly Opening[], at: number, mostOfOrigin: number): OpeningLimits {
  const own = (kind: Opening['kind']) =>
    untilOf(
      openings.filter((one) => one.isOwn && one.kind === kind),
      at,
      mostOfAsker[kind],
    );
  const ofOrigin = untilOf(
    openings.filter(({ kind }) => kind === 'opened'),
    at,
    mostOfOrigin,
  );
  const [opened, reopened] = [own('opened'), own('reopened')];
  return {
    ...(ofOrigin && { opened: { ...ofOrigin, why: 'network' as const } }),
    ...(opened && (ofOrigin?.at ?? 0) <= opened.at && { opened: { ...opened, why: 'own' as const } }),
    ...(reopened && { reopened }),
  };
}

/** What must still hold where something is opened now. */
export function boundsOf(kind: Opening['kind'], at: number, mostOfOrigin: number, origin?: string): OpeningBounds {
  return {
    ...{ kind, since: at - openingsMs, ofAsker: mostOfAsker[kind], ofOrigin: mostOfOrigin },
    ...(origin !== undefined && { origin }),
  };
}

function untilOf(openings: readonly Opening[], at: number, most: number): Until | undefined {
  const newest = openings.map((one) => one.at).sort((a, b) => b - a);
  const counted = newest.filter((each) => each > at - openingsMs);
  const last = counted[most - 1];
  return last === undefined ? undefined : { at: last + openingsMs, count: most };
}

import { describe, expect, test } from '@jest/globals';
import { changeTicket } from '../../src/model/change-ticket.js';
import { type OpeningBounds, openingsMs } from '../../src/model/openings.js';
import type { TicketChange } from '../../src/model/ticket-store.js';
import type { Speaker, TicketHead } from '../../src/model/ticket.js';
import { aNewTicket, anAskerSpeaks, anExpert, aTicket } from '../helpers/tickets.js';
import type { Tools } from './store.js';

const bounds: OpeningBounds = { kind: 'opened', since: 0, ofAsker: 9, ofOrigin: 9 };

/** A new ticket of this asker at this time. */
function opened(id: string, at: number, asker = 'asker-1', opening?: OpeningBounds): TicketChange {
  const more = { id, openedAt: at, changedAt: at, asker: { channel: 'test', id: asker } };
  const { ticket, story, entries } = aNewTicket(more);
  const by = { ...anAskerSpeaks, id: asker };
  return { ticket, story: story!, entries: entries.map((entry) => ({ ...entry, by })), ...(opening && { opening }) };
}

/** The ticket after it was withdrawn and opened again. */
function reopened(before: TicketHead, by: Speaker, at: number): TicketChange {
  const withdrawn = changeTicket(before, { kind: 'withdrawn' }, { by, at });
  if ('refused' in withdrawn) throw new Error(withdrawn.refused);
  const again = changeTicket(withdrawn.ticket, { kind: 'reopened' }, { by, at });
  if ('refused' in again) throw new Error(again.refused);
  return { ticket: again.ticket, entries: [withdrawn.entry, again.entry] };
}

export function openingsContract({ store, reopen, setNow }: Tools): void {
  describe('openings', () => {
    test('are told by asker and origin, the newest first, and since when is wanted', async () => {
      await store().saveChange(opened('AAA-AAA', 1_000));
      await store().saveChange(opened('BBB-BBB', 2_000, 'asker-2', { ...bounds, origin: 'here' }));
      await store().saveChange(opened('CCC-CCC', 3_000, 'asker-3', { ...bounds, origin: 'there' }));
      await store().saveChange(reopened(opened('AAA-AAA', 1_000).ticket, anAskerSpeaks, 4_000));
      const other = await reopen();
      expect(await other.openingsBy({ asker: 'asker-1', origin: 'here' }, 0, 9)).toEqual([
        { kind: 'reopened', at: 4_000, isOwn: true },
        { kind: 'opened', at: 2_000, isOwn: false },
        { kind: 'opened', at: 1_000, isOwn: true },
      ]);
      expect(await store().openingsBy({ asker: 'asker-1' }, 1_000, 9)).toEqual([
        { kind: 'reopened', at: 4_000, isOwn: true },
      ]);
      expect(await store().openingsBy({ asker: 'asker-1', origin: 'here' }, 0, 1)).toHaveLength(1);
      expect(await store().openingsBy({ asker: 'nobody', origin: 'nowhere' }, 0, 9)).toEqual([]);
    });

    test('what an expert opens again does not count', async () => {
      await store().saveChange(opened('AAA-AAA', 1_000));
      await store().saveChange(reopened(opened('AAA-AAA', 1_000).ticket, anExpert, 2_000));
      expect((await store().openingsBy({ asker: 'asker-1' }, 0, 9)).map(({ kind }) => kind)).toEqual(['opened']);
    });

    test.each([
      ['this asker', { ofAsker: 2 }],
      ['this origin', { ofOrigin: 2, origin: 'here' }],
    ])('too many of %s: nothing is saved', async (_, most) => {
      const opening = { ...bounds, ...most };
      expect(await store().saveChange(opened('AAA-AAA', 1_000, 'asker-1', opening))).toBe(true);
      expect(await store().saveChange(opened('BBB-BBB', 1_000, 'asker-1', opening))).toBe(true);
      expect(await store().saveChange(opened('CCC-CCC', 1_000, 'asker-1', opening))).toBe(false);
      expect(await store().loadHead('CCC-CCC')).toBeUndefined();
      // Those of before do not count.
      expect(await store().saveChange(opened('CCC-CCC', 2_000, 'asker-1', { ...opening, since: 1_000 }))).toBe(true);
    });

    test('go with their ticket, with their asker, and when they count no more', async () => {
      await store().saveChange(opened('AAA-AAA', 1_000, 'asker-1', { ...bounds, origin: 'here' }));
      const others = reopened(opened('AAA-AAA', 1_000).ticket, { role: 'asker', id: 'asker-2' }, 2_000);
      await store().saveChange(others);
      await store().deleteAsker('asker-2');
      expect(await store().openingsBy({ asker: 'asker-2', origin: 'here' }, 0, 9)).toHaveLength(1);
      await store().deleteAsker('asker-1');
      expect(await store().openingsBy({ asker: 'asker-1', origin: 'here' }, 0, 9)).toEqual([]);
      await store().saveChange({ ...aNewTicket(), ticket: aTicket() });
      setNow(1_000 + openingsMs);
      await store().removeOld({ talks: 0, keys: 0 });
      expect(await store().openingsBy({ asker: 'asker-1' }, 0, 9)).toEqual([]);
    });
  });
}

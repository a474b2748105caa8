import { beforeEach, describe, expect, test } from '@jest/globals';
import { aTurn, handledIn, stateIn, stateOf } from '../helpers/saved-turns.js';
import type { Tools } from './store.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const none = { conversations: 0, activities: 0, keys: 0, unsent: 0, unreadable: 0, mentions: 0, tickets: 0, spoken: 0 };

/** What a store must do with the data of people, and with what is old. */
export function upkeepContract(tools: Tools): void {
  oldData(tools);
  oneAsker(tools);
  damaged(tools);
  sharedValues(tools);
}

function oldData({ store, reopen, setNow }: Tools): void {
  describe('old data', () => {
    test('goes by its last use, with all that belongs to it', async () => {
      await store().openDirectLine('old', { channel: 'c', id: 'x' });
      await store().saveTurn(aTurn({ conversation: 'old', keys: ['k'], activities: [() => ({ json: '{}' })] }));
      await store().saveTurn(aTurn({ conversation: 'used' }));
      setNow(5_000);
      await store().saveTurn(aTurn({ conversation: 'used', state: stateOf(2) }));
      expect(await store().removeOld({ talks: 5_000, keys: 0 })).toEqual({
        ...none,
        conversations: 1,
        activities: 1,
        keys: 1,
      });
      expect(await store().hasDirectLine('old')).toBe(false);
      expect(await store().activitiesFrom('old', 0, 9)).toEqual([]);
      expect(await handledIn(store(), 'old', 'k')).toBeUndefined();
      expect(await stateIn(store(), 'used')).toEqual(stateOf(2));
      expect((await store().exportAsker('x')).conversations).toEqual([]);
      expect(await store().saveTurn(aTurn({ conversation: 'old' }))).toBe(true);
    });

    test('keys go by their age, the talk stays', async () => {
      await store().saveTurn(aTurn({ keys: ['k1'] }));
      setNow(5_000);
      await store().saveTurn(aTurn({ state: stateOf(2), keys: ['k2'] }));
      expect(await store().removeOld({ talks: 0, keys: 5_000 })).toEqual({ ...none, keys: 1 });
      expect(await handledIn(store(), 'a', 'k1')).toBeUndefined();
      expect(await handledIn(store(), 'a', 'k2')).toBeDefined();
    });

    test('a talk in which nobody ever said anything goes after a day', async () => {
      setNow(day);
      await store().openDirectLine('silent', { channel: 'c', id: 'x' });
      await store().openDirectLine('used', { channel: 'c', id: 'y' });
      await store().appendActivities('used', [() => ({ json: '{}' })]);
      setNow(2 * day + 1);
      await store().removeOld({ talks: 0, keys: 0 });
      expect([await store().hasDirectLine('silent'), await store().hasDirectLine('used')]).toEqual([false, true]);
    });

    test('much of it goes as well', async () => {
      await Promise.all(
        Array.from({ length: 450 }, (_, n) => store().saveTurn(aTurn({ conversation: `c${n}`, keys: ['k'] }))),
      );
      setNow(5_000);
      expect(await store().removeOld({ talks: 5_000, keys: 0 })).toEqual({ ...none, conversations: 450, keys: 450 });
    });

    test('one process removes for all, and not again for hours', async () => {
      const other = await reopen();
      const before = { talks: 0, keys: 0 };
      const both = await Promise.all([store().removeOld(before), other.removeOld(before)]);
      expect(both.filter((one) => one !== undefined)).toHaveLength(1);
      setNow(1_000 + 5 * hour);
      expect(await other.removeOld(before)).toBeUndefined();
      setNow(1_000 + 6 * hour);
      expect(await other.removeOld(before)).toEqual(none);
    });

    test('what is to be sent is not old', async () => {
      await store().saveTurn(aTurn({ outbox: [{ kind: 'mail', lane: 'l', body: 1 }] }));
      setNow(5_000);
      await store().removeOld({ talks: 5_000, keys: 5_000 });
      expect(await store().claimItems('mail', undefined, 9_000, 1)).toHaveLength(1);
    });
  });
}

function oneAsker({ store }: Tools): void {
  describe('one asker', () => {
    const ann = { channel: 'msteams', id: '29:ann', alias: 'aad-ann' };
    const bob = { channel: 'msteams', id: '29:bob', alias: 'aad-bob' };
    const outbox = (body: string) => [{ kind: 'mail', lane: body, body }];

    beforeEach(async () => {
      await store().openDirectLine('own', ann);
      const activities = [() => ({ json: '{"said":"help"}' })];
      const alone = { conversation: 'own', asker: ann, activities };
      await store().saveTurn(aTurn({ ...alone, keys: ['k1', 'k2'], outbox: outbox('to ann') }));
      const ticked = { '29:ann': ['s1'], '29:bob': ['s2'], by: ['29:ann', '29:bob'] };
      const group = { conversation: 'group', state: stateOf(1, { ticked }) };
      await store().saveTurn(aTurn({ ...group, asker: ann, keys: ['k1'], outbox: outbox('ann in group') }));
      const later = { conversation: 'group', state: stateOf(2, { ticked }) };
      await store().saveTurn(aTurn({ ...later, asker: bob, keys: ['k2'], outbox: outbox('bob in group') }));
      await store().saveTurn(aTurn({ conversation: 'other', asker: bob, keys: ['k1'] }));
    });

    test.each(['29:ann', 'aad-ann'])('everything is told about %s, and nothing about others', async (id) => {
      const told = await store().exportAsker(id);
      expect(told.askers).toEqual([ann]);
      expect(told.conversations).toMatchObject([
        {
          conversation: 'group',
          channel: 'msteams',
          isShared: true,
          state: { ticked: { '29:ann': ['s1'], 'somebody else': ['s2'] } },
          handled: [{ decisions: [{ kind: 'answer' }] }],
          unsent: ['ann in group'],
        },
        {
          conversation: 'own',
          isShared: false,
          state: { version: 1 },
          handled: [{}, {}],
          activities: [{ said: 'help' }],
          unsent: ['to ann'],
        },
      ]);
      expect(JSON.stringify(told)).not.toContain('bob');
    });

    test.each(['29:ann', 'aad-ann'])('everything about %s is removed, and nothing of others', async (id) => {
      const before = await stateIn(store(), 'other');
      expect(await store().deleteAsker(id)).toEqual({
        ...none,
        ...{ conversations: 1, activities: 1, keys: 3, unsent: 2, mentions: 1 },
      });
      expect(await store().exportAsker(id)).toEqual({ askers: [], conversations: [], tickets: [], spoken: [] });
      expect(await store().hasDirectLine('own')).toBe(false);
      expect(await stateIn(store(), 'group')).toEqual(
        stateOf(3, {
          ticked: {
            'somebody who was removed': ['s1'],
            '29:bob': ['s2'],
            by: ['somebody who was removed', '29:bob'],
          },
        }),
      );
      expect(await handledIn(store(), 'group', 'k1')).toBeUndefined();
      expect(await handledIn(store(), 'group', 'k2')).toBeDefined();
      expect(await stateIn(store(), 'other')).toEqual(before);
      const unsent = await store().claimItems('mail', undefined, 9_000, 9);
      expect(unsent.map(({ body }) => body)).toEqual(['bob in group']);
      expect(await store().deleteAsker(id)).toEqual(none);
    });

    test('a turn that began before the removal does not bring the asker back', async () => {
      const { state } = await store().loadTurn('group', []);
      await store().deleteAsker('29:ann');
      expect(
        await store().saveTurn(aTurn({ conversation: 'group', asker: bob, state: { ...state!, version: 3 } })),
      ).toBe(false);
      expect(JSON.stringify(await stateIn(store(), 'group'))).not.toContain('ann');
    });

    test('of nobody nothing is known', async () => {
      expect(await store().exportAsker('29:eve')).toEqual({ askers: [], conversations: [], tickets: [], spoken: [] });
      expect(await store().deleteAsker('')).toEqual(none);
    });
  });
}

function damaged({ store, setNow }: Tools): void {
  describe('a state that cannot be read', () => {
    test('is kept aside when the talk begins anew, and found for its asker', async () => {
      await store().saveTurn(aTurn({ state: { ...stateOf(1), schema: 99 } as never }));
      const { state, damage } = await store().loadTurn('a', []);
      expect(damage).toMatch(/schema/);
      expect(state).toEqual(stateOf(1));
      expect(await store().saveTurn(aTurn({ state: stateOf(2), damage }))).toBe(true);
      expect(await store().loadTurn('a', [])).toEqual({ state: stateOf(2) });
      const told = await store().exportAsker('asker-1');
      expect(told.conversations[0]?.unreadable).toEqual([JSON.stringify({ ...stateOf(1), schema: 99 })]);
      expect(await store().deleteAsker('asker-1')).toEqual({ ...none, conversations: 1, unreadable: 1 });
    });

    test('is kept aside once, whoever meets it first', async () => {
      await store().saveTurn(aTurn({ state: { ...stateOf(1), tried: 7 } as never }));
      const turn = aTurn({ state: stateOf(2), damage: 'tried' });
      expect(await Promise.all([store().saveTurn(turn), store().saveTurn(turn)])).toEqual([true, false]);
      expect((await store().exportAsker('asker-1')).conversations[0]?.unreadable).toHaveLength(1);
    });

    test('is removed when it is old', async () => {
      await store().saveTurn(aTurn({ state: { ...stateOf(1), tried: 7 } as never }));
      await store().saveTurn(aTurn({ state: stateOf(2), damage: 'tried' }));
      setNow(5_000);
      await store().saveTurn(aTurn({ state: stateOf(3) }));
      expect(await store().removeOld({ talks: 5_000, keys: 0 })).toEqual({ ...none, unreadable: 1 });
    });
  });
}

function sharedValues({ store, reopen }: Tools): void {
  test('a shared value is made once, and every process gets it', async () => {
    const other = await reopen();
    const values = await Promise.all([
      store().sharedValue('key', () => 'from here'),
      other.sharedValue('key', () => 'from there'),
    ]);
    expect(values[0]).toBe(values[1]);
    expect(await other.sharedValue('key', () => 'later')).toBe(values[0]);
    expect(await other.sharedValue('other', () => 'apart')).toBe('apart');
  });
}

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Problem } from '../../src/model/problem.js';
import type { Handled, Store } from '../../src/model/store.js';
import type { MakeActivity } from '../../src/model/effects.js';
import { anAsker, aTurn, handledAs, handledIn, stateIn, stateOf } from '../helpers/saved-turns.js';
import { openingsContract } from './store-openings.js';
import { outboxContract } from './store-outbox.js';
import { randomContract } from './store-random.js';
import { sessionsContract } from './store-sessions.js';
import { ticketsContract } from './store-tickets.js';
import { voicesContract } from './store-voices.js';
import { upkeepContract } from './store-upkeep.js';
import { webhookTargetsContract } from './store-webhook-targets.js';

/** A store under test. */
export interface StoreUnderTest {
  /** An empty store; what it reads as the time is `now`. */
  open(now: () => number): Promise<Store>;
  /** Another one on the same data, as another process or a later one has it. */
  reopen(now: () => number): Promise<Store>;
  /** Ends it, after the stores were closed. */
  remove(): Promise<void>;
}

/** What the parts of the suite work with. */
export interface Tools {
  store: () => Store;
  reopen: () => Promise<Store>;
  /** Sets the time, in milliseconds. */
  setNow: (now: number) => void;
}

const json = (text: string): MakeActivity => {
  return () => ({ json: text });
};
const positions: MakeActivity = (position) => ({ json: JSON.stringify({ position }) });
const keyed = (key: string, text = '{}'): MakeActivity => {
  return () => ({ json: text, key });
};

/** What every store must do. */
export function storeContract(name: string, make: () => StoreUnderTest): void {
  describe(`store contract: ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    let others: Store[] = [];
    let now = 1_000;
    const tools: Tools = {
      store: () => store,
      async reopen() {
        const other = await under.reopen(() => now);
        others.push(other);
        return other;
      },
      setNow: (moment) => (now = moment),
    };

    beforeEach(async () => {
      now = 1_000;
      under = make();
      store = await under.open(() => now);
    });
    afterEach(async () => {
      await Promise.all([store, ...others].map((one) => one.close()));
      others = [];
      await under.remove();
    });

    conversations(tools);
    values(tools);
    concurrency(tools);
    handledKeys(tools);
    directLine(tools);
    keyedActivities(tools);
    outboxContract(tools);
    upkeepContract(tools);
    voicesContract(tools);
    webhookTargetsContract(tools);
    ticketsContract(tools);
    openingsContract(tools);
    sessionsContract(tools);
    randomContract(tools);
    lifetime(tools);
  });
}

function conversations({ store, reopen }: Tools): void {
  describe('conversations', () => {
    test('one that nobody saved is absent', async () => {
      expect(await store().loadTurn('a', [])).toEqual({});
    });

    test('is loaded as it was saved', async () => {
      const state = stateOf(1, {
        platform: 'windows',
        topic: 'disk-full',
        tried: ['x', 'y'],
        pending: { kind: 'choose', topics: ['p', 'q'] },
        ticked: { 'disk-full': ['s1', 's2'] },
      });
      expect(await store().saveTurn(aTurn({ state, keys: ['k'] }))).toBe(true);
      expect(await stateIn(store(), 'a')).toEqual(state);
      expect(await stateIn(store(), 'b')).toBeUndefined();
    });

    test('what was saved does not change with the object that was handed in or out', async () => {
      const state = stateOf(1, { tried: ['x'] });
      await store().saveTurn(aTurn({ state }));
      state.tried.push('y');
      (await stateIn(store(), 'a'))?.tried.push('z');
      expect((await stateIn(store(), 'a'))?.tried).toEqual(['x']);
    });

    test('another process, and a later one, has all of it', async () => {
      await store().openDirectLine('a', anAsker);
      await store().saveTurn(
        aTurn({ keys: ['k'], activities: [json('{}')], outbox: [{ kind: 'x', lane: 'l', body: { a: 1 } }] }),
      );
      const other = await reopen();
      await store().close();
      expect(await stateIn(other, 'a')).toEqual(stateOf(1));
      expect(await handledIn(other, 'a', 'k')).toEqual(handledAs('t'));
      expect(await other.activitiesFrom('a', 0, 9)).toEqual([{ position: 0, json: '{}' }]);
      expect(await other.claimItems('x', undefined, 2_000, 9)).toMatchObject([{ lane: 'l', body: { a: 1 } }]);
    });
  });
}

function values({ store }: Tools): void {
  describe('values', () => {
    const odd = [
      ...[
        'a',
        'A',
        "a'; DROP TABLE x; --",
        '19:meeting_x@thread.v2;messageid=1',
        'ä',
        'a\u0308',
        '🙂',
        '%',
        '_',
        '',
        ' ',
      ],
      ...['a\0', 'a\0b', '\ud800', '\udfff', 'x'.repeat(5_000), `${'x'.repeat(5_000)}y`, '東'.repeat(2_000)],
      ...['sha256:x', '\\', '"', '\u2028', '\uffff', 'null', '0', '١'],
    ];

    test('ids of any script and with any characters are kept apart', async () => {
      for (const [index, id] of odd.entries()) {
        const state = stateOf(1, { topic: `t${index}` });
        expect(await store().saveTurn(aTurn({ conversation: id, state, keys: [id], handled: handledAs(id) }))).toBe(
          true,
        );
      }
      for (const [index, id] of odd.entries()) {
        expect((await stateIn(store(), id))?.topic).toBe(`t${index}`);
        expect((await handledIn(store(), id, id))?.turn).toBe(id);
        expect(await handledIn(store(), id, `${id}!`)).toBeUndefined();
      }
    });

    test('an id cannot be made to look like another that is kept as a digest', async () => {
      await store().saveTurn(aTurn({ conversation: 'x'.repeat(5_000) }));
      const { conversations: kept } = await store().exportAsker(anAsker.id);
      expect(await stateIn(store(), kept[0]!.conversation)).toBeUndefined();
    });

    test('text in a state comes back as it was', async () => {
      const long = '🙂 東\0\ud800"\\\u2028'.repeat(60_000);
      const state = stateOf(1, { topic: long, tried: odd, ticked: Object.fromEntries(odd.map((id) => [id, [id]])) });
      await store().saveTurn(aTurn({ state }));
      expect(await stateIn(store(), 'a')).toEqual(state);
    });

    test('an activity of a million characters comes back as it was', async () => {
      await store().openDirectLine('a', anAsker);
      const text = JSON.stringify({ text: 'Zürich 🙂 “quoted” 東京 \u2028 \0 \ud800'.repeat(30_000) });
      await store().appendActivities('a', [json(text)]);
      expect((await store().activitiesFrom('a', 0, 1))[0]?.json).toBe(text);
    });

    test('large numbers keep their digits', async () => {
      const big = Number.MAX_SAFE_INTEGER;
      await store().saveTurn(
        aTurn({ outbox: [{ kind: 'x', lane: 'l', body: { big, small: -big, half: 0.1 + 0.2 } }] }),
      );
      const [item] = await store().claimItems('x', undefined, 2_000, 1);
      expect(item?.body).toEqual({ big, small: -big, half: 0.1 + 0.2 });
      await store().putBackItem(item!.id, 1_000, false);
      expect(await store().claimItems('x', undefined, big, 1)).toHaveLength(1);
    });

    test.each([
      ['U+0000', 'a\0b'],
      ['half a surrogate pair', 'a\ud800'],
    ])('what no database keeps is refused and not changed: %s outside of JSON', async (_, text) => {
      await store().openDirectLine('a', anAsker);
      const kept = async () => (await store().activitiesFrom('a', 0, 1))[0]?.json;
      await store()
        .appendActivities('a', [json(text)])
        .catch(() => undefined);
      expect([undefined, text]).toContain(await kept());
    });
  });
}

function concurrency({ store, reopen }: Tools): void {
  describe('versions', () => {
    test('a stale turn is refused, and nothing of it is saved', async () => {
      await store().openDirectLine('a', anAsker);
      const first = stateOf(1, { topic: 'first' });
      const stale = stateOf(1, { topic: 'stale' });
      await store().saveTurn(aTurn({ state: first, keys: ['k1'] }));
      const refused = aTurn({
        state: stale,
        keys: ['k2'],
        activities: [json('{}')],
        outbox: [{ kind: 'x', lane: 'l', body: 1 }],
      });
      expect(await store().saveTurn(refused)).toBe(false);
      expect((await stateIn(store(), 'a'))?.topic).toBe('first');
      expect(await handledIn(store(), 'a', 'k2')).toBeUndefined();
      expect(await store().activitiesFrom('a', 0, 9)).toEqual([]);
      expect(await store().claimItems('x', undefined, 2_000, 9)).toEqual([]);
    });

    test('a version that was skipped is refused', async () => {
      expect(await store().saveTurn(aTurn({ state: stateOf(2) }))).toBe(false);
      expect(await stateIn(store(), 'a')).toBeUndefined();
    });

    test('of many that begin on the same state one wins, whichever process they are in', async () => {
      const stores = [store(), await reopen()];
      for (const version of [1, 2]) {
        const saves = Array.from({ length: 20 }, (_, index) => {
          const turn = { state: stateOf(version, { topic: `t${index}` }), keys: [`k${version}-${index}`] };
          return stores[index % 2]!.saveTurn(aTurn({ ...turn, handled: handledAs(`t${index}`) }));
        });
        const results = await Promise.all(saves);
        expect(results.filter(Boolean)).toHaveLength(1);
        const winner = results.indexOf(true);
        expect((await stateIn(store(), 'a'))?.topic).toBe(`t${winner}`);
        expect((await handledIn(store(), 'a', `k${version}-${winner}`))?.turn).toBe(`t${winner}`);
      }
    });

    test('a turn that fails takes none of those with it that are saved at the same time', async () => {
      const failing: MakeActivity = () => {
        throw new Error('no');
      };
      await store().openDirectLine('bad', anAsker);
      const results = await Promise.allSettled([
        ...[1, 2, 3].map((number) => store().saveTurn(aTurn({ conversation: `good ${number}` }))),
        store().saveTurn(aTurn({ conversation: 'bad', activities: [failing] })),
        store().saveTurn(aTurn({ conversation: 'stale', state: stateOf(9) })),
        ...[4, 5, 6].map((number) => store().saveTurn(aTurn({ conversation: `good ${number}` }))),
      ]);
      const saved = results.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
      expect(saved).toEqual([true, true, true, 'failed', false, true, true, true]);
      for (const number of [1, 2, 3, 4, 5, 6]) expect(await stateIn(store(), `good ${number}`)).toBeDefined();
      expect(await stateIn(store(), 'bad')).toBeUndefined();
    });
  });
}

function handledKeys({ store }: Tools): void {
  describe('handled keys', () => {
    test('every key of a turn finds what it led to, in its own conversation only', async () => {
      await store().saveTurn(aTurn({ keys: ['activity 1', 'submit x'], handled: handledAs('t1') }));
      expect(await handledIn(store(), 'a', 'activity 1')).toEqual(handledAs('t1'));
      expect(await handledIn(store(), 'a', 'submit x')).toEqual(handledAs('t1'));
      expect(await handledIn(store(), 'a', 'submit y')).toBeUndefined();
      expect(await handledIn(store(), 'b', 'activity 1')).toBeUndefined();
    });

    test('of several the first that is known is told', async () => {
      await store().saveTurn(aTurn({ keys: ['k1'], handled: handledAs('t1') }));
      await store().saveTurn(aTurn({ state: stateOf(2), keys: ['k2'], handled: handledAs('t2') }));
      expect((await store().loadTurn('a', ['k0', 'k2', 'k1'])).handled).toMatchObject({ key: 'k2', turn: 't2' });
      expect((await store().loadTurn('a', ['k1', 'k2'])).handled).toMatchObject({ key: 'k1', turn: 't1' });
    });

    test('a key that was handled meanwhile is a conflict, with or without a new state', async () => {
      await store().saveTurn(aTurn({ keys: ['k1'], handled: handledAs('t1') }));
      expect(await store().saveTurn(aTurn({ state: stateOf(2), keys: ['k2', 'k1'] }))).toBe(false);
      const { state, ...again } = aTurn({ keys: ['k3', 'k1'] });
      expect(state).toBeDefined();
      expect(await store().saveTurn(again)).toBe(false);
      expect(await handledIn(store(), 'a', 'k3')).toBeUndefined();
      expect(await stateIn(store(), 'a')).toEqual(stateOf(1));
    });

    test('a repetition is kept without changing the state', async () => {
      await store().openDirectLine('a', anAsker);
      await store().saveTurn(aTurn({ keys: ['k1'], activities: [json('1')] }));
      const { state, ...again } = aTurn({ keys: ['k2'], activities: [json('2')] });
      expect(state).toBeDefined();
      expect(await store().saveTurn(again)).toBe(true);
      expect(await stateIn(store(), 'a')).toEqual(stateOf(1));
      expect((await store().activitiesFrom('a', 0, 9)).map((one) => one.json)).toEqual(['1', '2']);
      expect(await handledIn(store(), 'a', 'k2')).toBeDefined();
    });

    const unreadable = { decisions: [{ of: 'a later form' }], removed: [], turn: 't1' } as unknown as Handled;

    test('what a key led to and cannot be read is told as such: it was handled', async () => {
      await store().saveTurn(aTurn({ keys: ['k1'], handled: unreadable }));
      const { handled, state } = await store().loadTurn('a', ['k0', 'k1']);
      expect(handled).toEqual({
        key: 'k1',
        decisions: [],
        removed: [],
        turn: '',
        damage: expect.stringMatching(/kind/),
      });
      expect(state).toEqual(stateOf(1));
    });

    test('what cannot be read is kept aside, and what takes its place is found from then on', async () => {
      await store().saveTurn(aTurn({ keys: ['k1'], handled: unreadable }));
      const lost = { key: 'k1', reason: 'no kind' };
      const { state, ...repeated } = aTurn({ keys: ['k2'], handled: handledAs('t2'), lost });
      expect(state).toBeDefined();
      expect(await store().saveTurn(repeated)).toBe(true);
      for (const key of ['k1', 'k2']) expect(await handledIn(store(), 'a', key)).toEqual(handledAs('t2'));
      expect(await stateIn(store(), 'a')).toEqual(stateOf(1));
      const { conversations: kept } = await store().exportAsker(anAsker.id);
      expect(kept[0]!.unreadable.map((each) => JSON.parse(each) as unknown)).toEqual([unreadable]);
    });

    test('nothing is kept aside of what is gone meanwhile', async () => {
      await store().saveTurn(aTurn({ keys: ['k1'] }));
      const { state, ...repeated } = aTurn({ keys: ['k2'], lost: { key: 'k0', reason: 'gone' } });
      expect(state).toBeDefined();
      expect(await store().saveTurn(repeated)).toBe(false);
      expect(await handledIn(store(), 'a', 'k2')).toBeUndefined();
    });

    test('nothing is handled in a conversation that is not there', async () => {
      const { state, ...again } = aTurn({ keys: ['k1'] });
      expect(state).toBeDefined();
      expect(await store().saveTurn(again)).toBe(false);
    });
  });
}

function directLine({ store, reopen }: Tools): void {
  describe('Direct Line conversations', () => {
    test('are there once they are opened, and opening again changes nothing', async () => {
      expect(await store().hasDirectLine('a')).toBe(false);
      await store().openDirectLine('a', anAsker);
      await store().appendActivities('a', [positions]);
      await store().openDirectLine('a', anAsker);
      expect(await store().hasDirectLine('a')).toBe(true);
      expect(await store().hasDirectLine('b')).toBe(false);
      expect(await store().activitiesFrom('a', 0, 10)).toHaveLength(1);
    });

    test('a turn adds its activities at the end, and every maker is told its position', async () => {
      await store().openDirectLine('a', anAsker);
      await store().appendActivities('a', [positions, positions]);
      await store().saveTurn(aTurn({ activities: [positions, positions] }));
      await store().saveTurn(aTurn({ state: stateOf(2), activities: [positions] }));
      const kept = await store().activitiesFrom('a', 0, 100);
      expect(kept).toEqual([0, 1, 2, 3, 4].map((position) => ({ position, json: JSON.stringify({ position }) })));
    });

    test('positions have no gaps, also when they are taken at once and by several processes', async () => {
      await store().openDirectLine('a', anAsker);
      const stores = [store(), await reopen()];
      await Promise.all(Array.from({ length: 20 }, (_, n) => stores[n % 2]!.appendActivities('a', [positions])));
      const kept = await store().activitiesFrom('a', 0, 100);
      expect(kept).toEqual([...Array(20).keys()].map((position) => ({ position, json: JSON.stringify({ position }) })));
    });

    test('a watermark leaves out what was seen, a limit what is too much', async () => {
      await store().openDirectLine('a', anAsker);
      await store().appendActivities('a', [positions, positions, positions, positions, positions]);
      const from = async (watermark: number, limit: number) =>
        (await store().activitiesFrom('a', watermark, limit)).map(({ position }) => position);
      expect(await from(3, 10)).toEqual([3, 4]);
      expect(await from(0, 2)).toEqual([0, 1]);
      expect(await from(5, 10)).toEqual([]);
      expect(await from(99, 10)).toEqual([]);
    });

    test('of a talk without end the last thousand are kept', async () => {
      await store().openDirectLine('a', anAsker);
      for (let count = 0; count < 13; count++) await store().appendActivities('a', Array(100).fill(positions) as []);
      const kept = await store().activitiesFrom('a', 0, 2_000);
      expect(kept[0]?.position).toBe(300);
      expect(kept.at(-1)?.position).toBe(1_299);
      expect(kept).toHaveLength(1_000);
    });

    test('an unknown conversation has no activities and takes none', async () => {
      expect(await store().activitiesFrom('nobody', 0, 10)).toEqual([]);
      await store().saveTurn(aTurn({ conversation: 'in Teams' }));
      for (const conversation of ['nobody', 'in Teams']) {
        const refused = await store()
          .appendActivities(conversation, [positions])
          .catch((thrown: unknown) => thrown);
        expect(refused).toBeInstanceOf(Problem);
        expect(refused).toMatchObject({ code: 'unknown-conversation', status: 404 });
        expect(await store().hasDirectLine(conversation)).toBe(false);
      }
      const turn = store().saveTurn(aTurn({ conversation: 'nobody', activities: [positions] }));
      await expect(turn).rejects.toMatchObject({ code: 'unknown-conversation' });
      expect(await stateIn(store(), 'nobody')).toBeUndefined();
    });

    test('when making an activity fails, nothing was added', async () => {
      await store().openDirectLine('a', anAsker);
      const failing: MakeActivity = () => {
        throw new Error('no');
      };
      await expect(store().appendActivities('a', [positions, failing])).rejects.toThrow('no');
      await store().appendActivities('a', [positions]);
      expect(await store().activitiesFrom('a', 0, 9)).toEqual([{ position: 0, json: '{"position":0}' }]);
    });
  });
}

function keyedActivities({ store, reopen }: Tools): void {
  describe('keyed activities', () => {
    test('are found by their key', async () => {
      await store().openDirectLine('a', anAsker);
      await store().appendActivities('a', [positions, keyed('k', '{"k":1}')]);
      expect(await store().findActivity('a', 'k')).toEqual({ position: 1, json: '{"k":1}' });
      expect(await store().findActivity('a', 'l')).toBeUndefined();
      expect(await store().findActivity('b', 'k')).toBeUndefined();
    });

    test('the same key adds once, and nothing that comes with the second', async () => {
      await store().openDirectLine('a', anAsker);
      expect(await store().appendActivities('a', [keyed('k')])).toBe(true);
      expect(await store().appendActivities('a', [positions, keyed('k')])).toBe(false);
      expect(await store().saveTurn(aTurn({ activities: [keyed('k')] }))).toBe(false);
      expect(await store().activitiesFrom('a', 0, 10)).toHaveLength(1);
      expect(await stateIn(store(), 'a')).toBeUndefined();
      await store().appendActivities('a', [positions]);
      expect((await store().activitiesFrom('a', 1, 10))[0]?.position).toBe(1);
    });

    test('also when both come at once, to two processes', async () => {
      await store().openDirectLine('a', anAsker);
      const stores = [store(), await reopen()];
      const both = await Promise.all(stores.map((one) => one.appendActivities('a', [keyed('k')])));
      expect(both.filter(Boolean)).toHaveLength(1);
    });

    test('keys of other conversations, and activities without one, are apart', async () => {
      await store().openDirectLine('a', anAsker);
      await store().openDirectLine('b', anAsker);
      expect(await store().appendActivities('a', [keyed('k'), positions, positions])).toBe(true);
      expect(await store().appendActivities('b', [keyed('k')])).toBe(true);
    });
  });
}

function lifetime({ store }: Tools): void {
  test('is ready until it is closed, and then refuses', async () => {
    expect(await store().check()).toEqual({ ok: true });
    await store().close();
    expect(await store().check()).toEqual({ ok: false, detail: expect.stringContaining('closed') });
    await expect(stateIn(store(), 'a')).rejects.toMatchObject({ code: 'store-closed' });
    await expect(store().saveTurn(aTurn())).rejects.toMatchObject({ code: 'store-closed' });
    await store().close();
  });

  test('what was begun before it is closed is saved or refused, never forgotten', async () => {
    const saving = [1, 2, 3].map((number) =>
      store()
        .saveTurn(aTurn({ conversation: `a${number}` }))
        .then(
          () => 'saved',
          (thrown: unknown) => (thrown as Problem).code,
        ),
    );
    await store().close();
    for (const result of await Promise.all(saving)) expect(['saved', 'store-closed']).toContain(result);
  });
}

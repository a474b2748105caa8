import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import { Problem } from '../../src/model/problem.js';
import type { Handled, Store } from '../../src/model/store.js';

const handled = (turn: string): Handled => ({
  decisions: [{ kind: 'answer', topic: 'disk-full', platform: 'linux' }],
  removed: [{ kind: 'password', count: 2 }],
  turn,
});

const stateOf = (version: number, more: Partial<ConversationState> = {}): ConversationState => ({
  ...newConversation(),
  version,
  ...more,
});

/** What every store must do. @param make gives an empty store. */
export function storeContract(name: string, make: () => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(() => store.close());

    conversations(() => store);
    concurrency(() => store);
    handledKeys(() => store);
    directLine(() => store);
    keyedActivities(() => store);
    lifetime(() => store);
  });
}

function conversations(store: () => Store): void {
  describe('conversations', () => {
    test('one that nobody saved is absent', async () => {
      expect(await store().loadConversation('a')).toBeUndefined();
    });

    test('is loaded as it was saved', async () => {
      const state = stateOf(1, {
        platform: 'windows',
        topic: 'disk-full',
        tried: ['x', 'y'],
        pending: { kind: 'choose', topics: ['p', 'q'] },
        ticked: { 'disk-full': ['s1', 's2'] },
      });
      expect(await store().saveTurn('a', state, ['k'], handled('t'))).toBe(true);
      expect(await store().loadConversation('a')).toEqual(state);
      expect(await store().loadConversation('b')).toBeUndefined();
    });

    test('ids and text of any script and with any punctuation are kept apart', async () => {
      const ids = ['a', 'A', "a'; DROP TABLE x; --", '19:meeting_x@thread.v2;messageid=1', 'ä', '🙂', '%', '_', ''];
      for (const [index, id] of ids.entries()) {
        await store().saveTurn(id, stateOf(1, { topic: `t${index}${id}` }), [], handled('t'));
      }
      for (const [index, id] of ids.entries()) {
        expect((await store().loadConversation(id))?.topic).toBe(`t${index}${id}`);
      }
    });

    test('what was saved does not change with the object that was handed in or out', async () => {
      const state = stateOf(1, { tried: ['x'] });
      await store().saveTurn('a', state, [], handled('t'));
      state.tried.push('y');
      const loaded = await store().loadConversation('a');
      loaded?.tried.push('z');
      expect((await store().loadConversation('a'))?.tried).toEqual(['x']);
    });
  });
}

function concurrency(store: () => Store): void {
  describe('versions', () => {
    test('a stale turn is refused, and nothing of it is saved', async () => {
      await store().saveTurn('a', stateOf(1, { topic: 'first' }), ['k1'], handled('t1'));
      expect(await store().saveTurn('a', stateOf(1, { topic: 'stale' }), ['k2'], handled('t2'))).toBe(false);
      expect((await store().loadConversation('a'))?.topic).toBe('first');
      expect(await store().findHandled('a', 'k2')).toBeUndefined();
    });

    test('a version that was skipped is refused', async () => {
      expect(await store().saveTurn('a', stateOf(2), [], handled('t'))).toBe(false);
      expect(await store().loadConversation('a')).toBeUndefined();
    });

    test('of many that begin on the same state one wins', async () => {
      const saves = Array.from({ length: 20 }, (_, index) =>
        store().saveTurn('a', stateOf(1, { topic: `t${index}` }), [`k${index}`], handled(`t${index}`)),
      );
      const results = await Promise.all(saves);
      expect(results.filter(Boolean)).toHaveLength(1);
      const winner = results.indexOf(true);
      expect((await store().loadConversation('a'))?.topic).toBe(`t${winner}`);
      expect((await store().findHandled('a', `k${winner}`))?.turn).toBe(`t${winner}`);
    });
  });
}

function handledKeys(store: () => Store): void {
  describe('handled keys', () => {
    test('every key of a turn finds what it led to, in its own conversation only', async () => {
      await store().saveTurn('a', stateOf(1), ['activity 1', 'submit x'], handled('t1'));
      expect(await store().findHandled('a', 'activity 1')).toEqual(handled('t1'));
      expect(await store().findHandled('a', 'submit x')).toEqual(handled('t1'));
      expect(await store().findHandled('a', 'submit y')).toBeUndefined();
      expect(await store().findHandled('b', 'activity 1')).toBeUndefined();
    });

    test('earlier turns are still found after later ones', async () => {
      await store().saveTurn('a', stateOf(1), ['k1'], handled('t1'));
      await store().saveTurn('a', stateOf(2), ['k2'], handled('t2'));
      expect((await store().findHandled('a', 'k1'))?.turn).toBe('t1');
      expect((await store().findHandled('a', 'k2'))?.turn).toBe('t2');
    });
  });
}

function directLine(store: () => Store): void {
  const make = (position: number) => JSON.stringify({ position });

  describe('Direct Line conversations', () => {
    test('are unknown until they are opened, and opening again changes nothing', async () => {
      expect(await store().hasDirectLine('a')).toBe(false);
      await store().openDirectLine('a');
      await store().appendActivity('a', make);
      await store().openDirectLine('a');
      expect(await store().hasDirectLine('a')).toBe(true);
      expect(await store().activitiesFrom('a', 0, 10)).toHaveLength(1);
    });

    test('activities get positions without gaps, also when they come at once', async () => {
      await store().openDirectLine('a');
      const added = await Promise.all(Array.from({ length: 20 }, () => store().appendActivity('a', make)));
      expect(added.map(({ position }) => position).sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
      expect(added.every((one) => one.added)).toBe(true);
      const kept = await store().activitiesFrom('a', 0, 100);
      expect(kept).toEqual([...Array(20).keys()].map((position) => ({ position, json: make(position) })));
    });

    test('a watermark leaves out what was seen, a limit what is too much', async () => {
      await store().openDirectLine('a');
      for (let count = 0; count < 5; count++) await store().appendActivity('a', make);
      const positions = async (watermark: number, limit: number) =>
        (await store().activitiesFrom('a', watermark, limit)).map(({ position }) => position);
      expect(await positions(3, 10)).toEqual([3, 4]);
      expect(await positions(0, 2)).toEqual([0, 1]);
      expect(await positions(5, 10)).toEqual([]);
      expect(await positions(99, 10)).toEqual([]);
    });

    test('text of any script comes back as it was', async () => {
      await store().openDirectLine('a');
      const json = JSON.stringify({ text: 'Zürich 🙂 “quoted” 東京 \u2028 \\u0000' });
      await store().appendActivity('a', () => json);
      expect((await store().activitiesFrom('a', 0, 1))[0]?.json).toBe(json);
    });

    test('an unknown conversation has no activities and takes none', async () => {
      expect(await store().activitiesFrom('nobody', 0, 10)).toEqual([]);
      const refused = await store()
        .appendActivity('nobody', make)
        .catch((thrown: unknown) => thrown);
      expect(refused).toBeInstanceOf(Problem);
      expect(refused).toMatchObject({ code: 'unknown-conversation', status: 404 });
      expect(await store().hasDirectLine('nobody')).toBe(false);
    });

    test('when making an activity fails, nothing was added', async () => {
      await store().openDirectLine('a');
      const failing = store().appendActivity('a', () => {
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect((await store().appendActivity('a', make)).position).toBe(0);
    });
  });
}

function keyedActivities(store: () => Store): void {
  describe('keyed activities', () => {
    test('the same key adds once and tells the first again', async () => {
      await store().openDirectLine('a');
      const first = await store().appendActivity('a', (position) => `{"first":${position}}`, 'k');
      const again = await store().appendActivity('a', (position) => `{"again":${position}}`, 'k');
      expect(first).toEqual({ position: 0, json: '{"first":0}', added: true });
      expect(again).toEqual({ position: 0, json: '{"first":0}', added: false });
      expect(await store().activitiesFrom('a', 0, 10)).toHaveLength(1);
    });

    test('also when both come at once', async () => {
      await store().openDirectLine('a');
      const both = await Promise.all([1, 2].map(() => store().appendActivity('a', () => '{}', 'k')));
      expect(both.map(({ position }) => position)).toEqual([0, 0]);
      expect(both.filter(({ added }) => added)).toHaveLength(1);
    });

    test('keys of other conversations, and activities without one, are apart', async () => {
      await store().openDirectLine('a');
      await store().openDirectLine('b');
      const added = [
        await store().appendActivity('a', () => '{}', 'k'),
        await store().appendActivity('b', () => '{}', 'k'),
        await store().appendActivity('a', () => '{}'),
        await store().appendActivity('a', () => '{}'),
      ];
      expect(added.map((one) => one.added)).toEqual([true, true, true, true]);
    });
  });
}

function lifetime(store: () => Store): void {
  test('is ready until it is closed, and then refuses', async () => {
    expect(await store().isReady()).toBe(true);
    await store().close();
    expect(await store().isReady()).toBe(false);
    await expect(store().loadConversation('a')).rejects.toThrow();
    await store().close();
  });
}

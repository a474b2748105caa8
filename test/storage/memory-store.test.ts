import { describe, expect, test } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { newConversation } from '../../src/model/conversation.js';
import type { Handled } from '../../src/model/store.js';
import { createMemoryStore } from '../../src/storage/memory-store.js';
import { storeContract } from '../contracts/store.js';

storeContract('memory', async () => createMemoryStore());

const handled: Handled = { decisions: [{ kind: 'answer', topic: 'disk-full' }], removed: [], turn: 'turn' };
const stateOf = (version: number) => ({ ...newConversation(), version });

describe('limits', () => {
  test('the conversation that was used longest ago is forgotten', async () => {
    const store = createMemoryStore({ conversations: 2 });
    await store.saveTurn('a', stateOf(1), [], handled);
    await store.saveTurn('b', stateOf(1), [], handled);
    await store.loadConversation('a');
    await store.saveTurn('c', stateOf(1), [], handled);
    expect(await store.loadConversation('b')).toBeUndefined();
    expect(await store.loadConversation('a')).toBeDefined();
    // A turn that began before it was forgotten must be thought again.
    expect(await store.saveTurn('b', stateOf(2), [], handled)).toBe(false);
  });

  test('old keys of a conversation are forgotten', async () => {
    const store = createMemoryStore({ handledPerConversation: 2 });
    for (const version of [1, 2, 3]) await store.saveTurn('a', stateOf(version), [`k${version}`], handled);
    expect(await store.findHandled('a', 'k1')).toBeUndefined();
    expect(await store.findHandled('a', 'k2')).toBeDefined();
    expect(await store.findHandled('a', 'k3')).toBeDefined();
  });

  test('old activities go, positions stay', async () => {
    const store = createMemoryStore({ activitiesPerDirectLine: 3 });
    await store.openDirectLine('a');
    for (let count = 0; count < 5; count++) await store.appendActivity('a', (position) => `{"p":${position}}`);
    expect((await store.activitiesFrom('a', 0, 10)).map(({ position }) => position)).toEqual([2, 3, 4]);
    expect((await store.activitiesFrom('a', 4, 10)).map(({ position }) => position)).toEqual([4]);
  });

  test('bytes are shared, and one talk cannot push out all others', async () => {
    const store = createMemoryStore({ activityBytes: 80_000 });
    for (const id of ['quiet', 'loud']) await store.openDirectLine(id);
    await store.appendActivity('quiet', () => 'x'.repeat(5_000));
    for (let count = 0; count < 100; count++) await store.appendActivity('loud', () => 'x'.repeat(4_000));
    expect(await store.activitiesFrom('quiet', 0, 10)).toHaveLength(1);
    expect(await store.activitiesFrom('loud', 0, 100)).toHaveLength(2);
    for (let count = 0; count < 20; count++) {
      await store.openDirectLine(`more ${count}`);
      await store.appendActivity(`more ${count}`, () => 'ŵ'.repeat(4_000));
    }
    expect(await store.hasDirectLine('loud')).toBe(false);
    expect(await store.hasDirectLine('quiet')).toBe(true);
    expect(await store.hasDirectLine('more 19')).toBe(true);
  });

  test('a flood from some talks pushes out those, and not the small ones before it', async () => {
    const store = createMemoryStore({ activityBytes: 640_000 });
    const small = Array.from({ length: 20 }, (_, index) => `small ${index}`);
    const loud = Array.from({ length: 20 }, (_, index) => `loud ${index}`);
    for (const id of [...small, ...loud]) await store.openDirectLine(id);
    for (const id of small) await store.appendActivity(id, () => 'x'.repeat(9_000));
    for (let count = 0; count < 6; count++) {
      for (const id of loud) {
        await store.openDirectLine(id);
        await store.appendActivity(id, () => 'x'.repeat(10_000));
      }
    }
    for (const id of small) expect(await store.activitiesFrom(id, 0, 10)).toHaveLength(1);
  });

  test('where none is loud, the talk that was used longest ago goes', async () => {
    const store = createMemoryStore({ activityBytes: 640_000 });
    for (let count = 0; count < 100; count++) {
      await store.openDirectLine(`talk ${count}`);
      await store.appendActivity(`talk ${count}`, () => 'x'.repeat(count % 2 ? 9_000 : 5_000));
    }
    expect(await store.hasDirectLine('talk 0')).toBe(false);
    expect(await store.hasDirectLine('talk 1')).toBe(false);
    expect(await store.hasDirectLine('talk 98')).toBe(true);
  });

  test('what nobody used for long is forgotten by the clock', async () => {
    let now = 0;
    const store = createMemoryStore({ maxAgeMs: 1_000 }, () => now);
    await store.saveTurn('a', stateOf(1), [], handled);
    await store.openDirectLine('a');
    now = 900;
    expect(await store.hasDirectLine('a')).toBe(true);
    now = 1_500;
    expect(await store.loadConversation('a')).toBeUndefined();
    expect(await store.hasDirectLine('a')).toBe(true);
    now = 2_600;
    expect(await store.hasDirectLine('a')).toBe(false);
  });
});

test('10,000 turns of as many askers take less than 25 MB', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const store = createMemoryStore();
  const card = { type: 'AdaptiveCard', body: Array.from({ length: 40 }, (_, n) => ({ n, text: 'step '.repeat(25) })) };
  collect();
  const before = process.memoryUsage();
  for (let count = 0; count < 10_000; count++) {
    const id = `conversation-${count}`;
    await store.saveTurn(id, stateOf(1), [`activity ${id}`, `submit ${id} ${'x'.repeat(200)}`], handled);
    await store.openDirectLine(id);
    await store.appendActivity(id, () => JSON.stringify({ type: 'message', text: 'it fails', id }));
    await store.appendActivity(id, () => JSON.stringify({ type: 'message', id, attachments: [{ content: card }] }));
  }
  collect();
  const after = process.memoryUsage();
  expect((after.heapUsed + after.external - before.heapUsed - before.external) / 2 ** 20).toBeLessThan(25);
});

import { expect, test } from '@jest/globals';
import type { Store } from '../../src/model/store.js';
import { numbers } from '../helpers/random.js';
import { anAsker, aTurn, handledAs, stateOf } from '../helpers/saved-turns.js';
import type { Tools } from './store.js';

/** The slow, obvious store. */
interface Model {
  versions: Map<string, number>;
  keys: Map<string, string>;
  lines: Map<string, string[]>;
  lanes: Map<string, string[]>;
}

const conversations = ['a', 'b', 'c'];
const keys = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'];
const lanes = ['l1', 'l2'];

/** Random operations, here and in a plain model: both must tell the same. */
export function randomContract({ store, reopen }: Tools): void {
  test.each([1, 2, 3])('does what a plain model does, whatever is asked of it (%i)', async (seed) => {
    const below = numbers(seed);
    const random = () => below(1_000) / 1_000;
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const model: Model = { versions: new Map(), keys: new Map(), lines: new Map(), lanes: new Map() };
    const stores = [store(), await reopen()];

    for (let step = 0; step < 150; step++) {
      const on = pick(stores);
      const conversation = pick(conversations);
      if (random() < 0.1) {
        await on.openDirectLine(conversation, anAsker);
        if (!model.lines.has(conversation) && !model.versions.has(conversation)) model.lines.set(conversation, []);
      } else if (random() < 0.2) {
        const lane = pick(lanes);
        const expected = model.lanes.get(lane)?.shift();
        const [item] = await on.claimItems('mail', lane, 1_000, 1);
        expect(item?.body).toBe(expected);
        if (item) await on.removeItem(item.id);
      } else {
        await saveBoth(on, model, conversation, `step ${step}`, random, pick);
      }
      await expectAlike(pick(stores), model, conversation);
    }
  });
}

async function saveBoth(
  on: Store,
  model: Model,
  conversation: string,
  said: string,
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): Promise<void> {
  const before = model.versions.get(conversation) ?? 0;
  const version = random() < 0.8 ? before + 1 : Math.max(1, before + pick([-1, 0, 2]));
  const used = [...new Set([pick(keys), pick(keys)])];
  const line = model.lines.get(conversation);
  const activities = line && random() < 0.7 ? [said, `${said}!`].map((text) => () => ({ json: text })) : [];
  const outbox = random() < 0.5 ? [{ kind: 'mail', lane: pick(lanes), body: said }] : [];
  const turn = aTurn({
    conversation,
    state: stateOf(version),
    keys: used,
    handled: handledAs(said),
    activities,
    outbox,
  });

  const isFree = used.every((key) => !model.keys.has(`${conversation} ${key}`));
  const isNext = version === before + 1;
  expect(await on.saveTurn(turn)).toBe(isFree && isNext);
  if (!isFree || !isNext) return;
  model.versions.set(conversation, version);
  for (const key of used) model.keys.set(`${conversation} ${key}`, said);
  if (activities.length > 0) line?.push(said, `${said}!`);
  for (const { lane, body } of outbox) model.lanes.set(lane, [...(model.lanes.get(lane) ?? []), body]);
}

async function expectAlike(on: Store, model: Model, conversation: string): Promise<void> {
  const version = model.versions.get(conversation);
  expect((await on.loadTurn(conversation, [])).state).toEqual(version === undefined ? undefined : stateOf(version));
  for (const key of keys) {
    expect((await on.loadTurn(conversation, [key])).handled?.turn).toBe(model.keys.get(`${conversation} ${key}`));
  }
  expect(await on.hasDirectLine(conversation)).toBe(model.lines.has(conversation));
  const kept = await on.activitiesFrom(conversation, 0, 1_000);
  expect(kept.map(({ json }) => json)).toEqual(model.lines.get(conversation) ?? []);
}

import { expect, test } from '@jest/globals';
import { changesOn, shownTicks, ticksOf, withTicks } from '../../src/decide/ticks.js';
import { aState } from '../helpers/talks.js';

test('are those of the topic', () => {
  expect(ticksOf(aState({ ticked: { vault: ['a', 'b'] } }), 'vault')).toEqual(['a', 'b']);
  expect(ticksOf(aState(), 'vault')).toEqual([]);
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'of a topic called %s are none at first',
  (topic) => {
    expect(ticksOf(aState(), topic)).toEqual([]);
  },
);

test('a card changes what it says otherwise than when it was made', () => {
  const inputs = { 'step-a': 'true', 'step-b': 'true', 'step-c': 'false', 'step-d': 'false', note: 'true' };
  const click = { verb: 'tick' as const, topic: 't', key: 'k', inputs };
  expect(changesOn({ ...click, was: 'b c' })).toEqual([
    { id: 'a', isDone: true },
    { id: 'c', isDone: false },
  ]);
  // A card of before does not tell: everything it says counts.
  expect(changesOn(click)).toHaveLength(4);
});

test('in a group it is kept who ticked first', () => {
  const known = new Set(['a', 'b']);
  const ann = { id: '1', name: 'Ann' };
  const ben = { id: '2', name: 'Ben' };
  const done = (id: string, isDone = true) => [{ id, isDone }];
  const one = withTicks(aState(), 't', done('a'), known, ann).state;
  const two = withTicks(one, 't', [...done('a'), ...done('b')], known, ben).state;
  expect(two).toMatchObject({ tickedBy: { t: { a: '1', b: '2' } }, names: { 1: 'Ann', 2: 'Ben' } });
  const three = withTicks(two, 't', done('a', false), known, ben).state;
  expect(shownTicks(three, 't', known)).toEqual({ ticked: ['b'], by: { b: '2' }, names: { 2: 'Ben' } });
  expect(withTicks(aState(), 't', done('a'), known).state.tickedBy).toBeUndefined();
});

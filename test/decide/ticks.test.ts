import { expect, test } from '@jest/globals';
import { ticksOf } from '../../src/decide/ticks.js';
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

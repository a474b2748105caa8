import { describe, expect, test } from '@jest/globals';
import { answerFrom } from '../../src/decide/choice.js';
import type { Situation } from '../../src/decide/situation.js';
import type { Match } from '../../src/model/match.js';
import { garage } from '../helpers/garage.js';
import { aMatch, aState, decideFrozen, says, talk } from '../helpers/talks.js';

/** A text of several parts, with what each matches alone, and what the whole matches. */
function saysParts(parts: Match[][], whole: Match[] = [], text = 'x'): Situation {
  return { ...(says(text, whole) as Situation & { kind: 'text' }), parts };
}
const decide = (parts: Match[][], whole: Match[] = [], state = aState()) =>
  decideFrozen(state, saysParts(parts, whole), garage);

describe('several problems in one message', () => {
  test('are each offered, in the order of their telling, and remembered', () => {
    const { decision, state } = decide([[aMatch('fuse', 0.8)], [aMatch('steps', 0.9), aMatch('causes', 0.1)]]);
    expect(decision).toEqual({ kind: 'choose', topics: ['fuse', 'steps'], each: true });
    expect(state.pending).toEqual({ kind: 'choose', topics: ['fuse', 'steps'], each: true });
  });

  test('more than three of them, too: each was told', () => {
    const topics = ['fuse', 'steps', 'battery', 'cable', 'starter'];
    expect(decide(topics.map((topic) => [aMatch(topic, 0.9)])).decision).toEqual({
      kind: 'choose',
      topics,
      each: true,
    });
  });

  test('are begun by a number', () => {
    const { decisions, state } = talk(garage, [saysParts([[aMatch('fuse', 0.8)], [aMatch('steps', 0.9)]]), says('2')]);
    expect(decisions.at(-1)).toMatchObject({ kind: 'answer', topic: 'steps' });
    expect(state.topic).toBe('steps');
  });

  test('go before what the whole text matches', () => {
    const { decision } = decide([[aMatch('fuse', 0.8)], [aMatch('steps', 0.9)]], [aMatch('causes', 0.95)]);
    expect(decision).toMatchObject({ each: true });
  });
});

describe('one problem told in several parts is answered as a whole', () => {
  const whole = [aMatch('causes', 0.95)];
  test.each<[string, Match[][]]>([
    ['when a part is unsure', [[aMatch('fuse', 0.9)], [aMatch('steps', answerFrom - 0.01)]]],
    ['when a part matches nothing', [[aMatch('fuse', 0.9)], []]],
    ['when all parts are about the same', [[aMatch('fuse', 0.9)], [aMatch('fuse', 0.8)]]],
    ['when a topic is gone', [[aMatch('gone', 0.9)], [aMatch('steps', 0.9)]]],
    ['when there are no parts', []],
    ['when there is one part', [[aMatch('fuse', 0.9)]]],
  ])('%s', (_, parts) => {
    expect(decide(parts, whole).decision).toMatchObject({ topic: 'causes' });
  });

  test('two parts about the same and one about something else are two problems', () => {
    const parts = [[aMatch('fuse', 0.9)], [aMatch('steps', 0.9)], [aMatch('fuse', 0.8)]];
    expect(decide(parts).decision).toEqual({ kind: 'choose', topics: ['fuse', 'steps'], each: true });
  });

  test('and surely enough is as sure as an answer is', () => {
    const parts = [[aMatch('fuse', answerFrom)], [aMatch('steps', answerFrom)]];
    expect(decide(parts, whole).decision).toMatchObject({ each: true });
  });
});

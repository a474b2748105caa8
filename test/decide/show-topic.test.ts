import { describe, expect, test } from '@jest/globals';
import type { Situation } from '../../src/decide/situation.js';
import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import type { Decision } from '../../src/model/decision.js';
import { garage } from '../helpers/garage.js';
import { aState, clicks, decideFrozen, says, talk } from '../helpers/talks.js';

const show = (topic: string, more: Partial<ConversationState> = {}) =>
  decideFrozen(aState(more), clicks('show', topic), garage);

describe('a topic is shown', () => {
  test.each<[string, string, Decision]>([
    ['with its steps in order', 'steps', { kind: 'answer', topic: 'steps' }],
    [
      'as a checklist when their order does not matter',
      'checklist',
      { kind: 'checklist', topic: 'checklist', ticked: [] },
    ],
    ['without boxes when there is but one step', 'one-check', { kind: 'answer', topic: 'one-check' }],
    ['though it has no steps', 'summary', { kind: 'answer', topic: 'summary' }],
    [
      'by its first cause when it has no steps',
      'causes',
      { kind: 'cause', topic: 'causes', cause: 'battery', position: 1, total: 3 },
    ],
    ['by its steps when it has causes as well', 'steps-and-causes', { kind: 'answer', topic: 'steps-and-causes' }],
  ])('%s', (_, topic, decision) => {
    expect(show(topic).decision).toEqual(decision);
  });

  test('with what was ticked before', () => {
    expect(show('checklist', { ticked: { checklist: ['b'] } }).decision).toMatchObject({ ticked: ['b'] });
  });

  test('from its beginning', () => {
    const { state } = show('steps', { topic: 'causes', part: 'fuse', tried: ['battery'] });
    expect(state).toMatchObject({ topic: 'steps', tried: [] });
    expect(state.part).toBe('steps');
    const again = show('causes', { topic: 'causes', part: 'fuse', tried: ['battery'] });
    expect(again.decision).toMatchObject({ cause: 'battery' });
    expect(again.state).toMatchObject({ part: 'battery', tried: [] });
  });

  test('for the platform that is known', () => {
    const { decision } = show('both-causes', { platform: 'linux' });
    expect(decision).toEqual({
      kind: 'cause',
      topic: 'both-causes',
      cause: 'battery',
      position: 1,
      total: 3,
      platform: 'linux',
    });
  });
});

describe.each<[string, (shown: Decision) => Situation]>([
  ['said', () => says('still failing')],
  [
    'clicked',
    (shown) =>
      'cause' in shown
        ? clicks('still-failing', shown.topic, { step: shown.cause })
        : clicks('still-failing', 'topic' in shown ? shown.topic : ''),
  ],
])('"still failing", %s', (_, stillFailing) => {
  /** Everything that is shown of a topic until it knows no more. */
  function toTheEnd(topic: string, from: Partial<ConversationState> = {}) {
    let { decisions, state } = talk(garage, [clicks('show', topic)], { ...newConversation(), ...from });
    const all = [...decisions];
    while (all.length < 10 && all.at(-1)!.kind !== 'exhausted') {
      ({ decisions, state } = talk(garage, [stillFailing(all.at(-1)!)], state));
      all.push(...decisions);
    }
    return { all, state };
  }
  const shown = (decisions: Decision[]) => decisions.map((each) => ('cause' in each ? each.cause : each.kind));

  test('goes from cause to cause, then tells what was tried', () => {
    const { all, state } = toTheEnd('causes');
    expect(shown(all)).toEqual(['battery', 'fuse', 'starter', 'exhausted']);
    expect(all.flatMap((each) => ('position' in each ? [[each.position, each.total]] : []))).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(all.at(-1)).toEqual({ kind: 'exhausted', topic: 'causes', tried: ['battery', 'fuse', 'starter'] });
    expect(state).toMatchObject({ topic: 'causes', tried: ['battery', 'fuse', 'starter'] });
    expect(state.part).toBeUndefined();
  });

  test('after the end counts nothing as tried that was not shown', () => {
    const { all, state } = toTheEnd('causes');
    const { decisions } = talk(garage, [stillFailing(all.at(-1)!)], state);
    expect(decisions).toEqual([all.at(-1)]);
  });

  test.each([
    ['windows', ['battery', 'fuse', 'cable']],
    ['linux', ['battery', 'starter', 'cable']],
  ] as const)('skips the causes of the other platform on %s', (platform, causes) => {
    const { all } = toTheEnd('both-causes', { platform });
    expect(shown(all)).toEqual([...causes, 'exhausted']);
    expect(all.flatMap((each) => ('position' in each ? [[each.position, each.total]] : []))).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  test('comes to the causes after the steps', () => {
    const { all } = toTheEnd('steps-and-causes');
    expect(shown(all)).toEqual(['answer', 'battery', 'fuse', 'exhausted']);
    expect(all.at(-1)).toMatchObject({ tried: ['steps-and-causes', 'battery', 'fuse'] });
  });

  test('comes to the causes after the checklist', () => {
    expect(shown(toTheEnd('checks-and-causes').all)).toEqual(['checklist', 'battery', 'exhausted']);
  });

  test('ends at once where there are but steps', () => {
    const { all } = toTheEnd('steps');
    expect(shown(all)).toEqual(['answer', 'exhausted']);
    expect(all.at(-1)).toEqual({ kind: 'exhausted', topic: 'steps', tried: ['steps'] });
  });

  test('passes over causes that the pack does not hold', () => {
    const { all } = toTheEnd('lost-cause');
    expect(shown(all)).toEqual(['battery', 'fuse', 'exhausted']);
    expect(all.flatMap((each) => ('position' in each ? [[each.position, each.total]] : []))).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});

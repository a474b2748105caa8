import { describe, expect, test } from '@jest/globals';
import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import type { Decision } from '../../src/model/decision.js';
import { verbs } from '../../src/model/verbs.js';
import { garage } from '../helpers/garage.js';
import { aState, clicks, decideFrozen, talk } from '../helpers/talks.js';

const open = aState({
  platform: 'windows',
  topic: 'causes',
  part: 'battery',
  tried: [],
  ticked: { checklist: ['a'] },
  pending: { kind: 'choose', topics: ['steps'] },
});
const next = (more: Partial<ConversationState>): ConversationState => ({ ...newConversation(), version: 6, ...more });
const trail = [{ topic: 'causes', part: 'battery', tried: [] }];
const kept = { platform: 'windows' as const, ticked: { checklist: ['a'] }, trail };

describe('a button', () => {
  test.each<[string, Parameters<typeof clicks>, Decision, ConversationState]>([
    [
      'show',
      ['show', 'steps'],
      { kind: 'answer', topic: 'steps', platform: 'windows', before: 'causes' },
      next({ ...kept, topic: 'steps', part: 'steps' }),
    ],
    [
      'windows',
      ['windows', 'both-steps'],
      { kind: 'answer', topic: 'both-steps', platform: 'windows', before: 'causes' },
      next({ ...kept, topic: 'both-steps', part: 'both-steps' }),
    ],
    [
      'linux',
      ['linux', 'both-steps'],
      { kind: 'answer', topic: 'both-steps', platform: 'linux', before: 'causes' },
      next({ ...kept, platform: 'linux', topic: 'both-steps', part: 'both-steps' }),
    ],
    [
      'tick',
      ['tick', 'checklist', { inputs: { 'step-b': 'true' } }],
      { kind: 'checklist', topic: 'checklist', platform: 'windows', ticked: ['a', 'b'], redraw: true },
      next({ ...kept, topic: 'checklist', part: 'checklist', ticked: { checklist: ['a', 'b'] } }),
    ],
    ['solved', ['solved', 'causes'], { kind: 'solved', topic: 'causes' }, next(kept)],
    [
      'still failing',
      ['still-failing', 'causes', { step: 'battery' }],
      { kind: 'cause', topic: 'causes', cause: 'fuse', position: 2, total: 3, platform: 'windows' },
      next({ ...kept, topic: 'causes', part: 'fuse', tried: ['battery'] }),
    ],
    [
      'not my problem',
      ['not-my-problem', 'causes'],
      { kind: 'not-found', reason: 'none-of-these' },
      next({ ...kept, misses: 1 }),
    ],
    ['none of these', ['none-of-these'], { kind: 'not-found', reason: 'none-of-these' }, next({ ...kept, misses: 1 })],
    ['start over', ['start-over'], { kind: 'welcome' }, next({})],
    ['help', ['help'], { kind: 'welcome' }, { ...open, version: 6 }],
  ])('%s', (_, click, decision, state) => {
    const decided = decideFrozen(open, clicks(...click), garage);
    expect({ decision: decided.decision, state: decided.state }).toEqual({ decision, state });
  });

  test('both platforms shows everything and asks nothing', () => {
    const { decision, state } = decideFrozen(aState(), clicks('both-platforms', 'both-steps'), garage);
    expect(decision).toEqual({ kind: 'answer', topic: 'both-steps' });
    expect(state).toEqual(next({ topic: 'both-steps', part: 'both-steps', anyPlatform: true }));
  });

  test('who was asked and does not know is not asked again, until the platform is told', () => {
    const { state } = decideFrozen(aState(), clicks('both-platforms', 'both-steps'), garage);
    expect(decideFrozen(state, clicks('show', 'both-steps'), garage).decision.kind).toBe('answer');
    const told = decideFrozen(state, clicks('linux', 'both-steps'), garage);
    expect(told.decision).toMatchObject({ platform: 'linux' });
    expect(told.state.anyPlatform).toBeUndefined();
    expect(decideFrozen(told.state, clicks('both-platforms', 'both-steps'), garage).decision).not.toHaveProperty(
      'platform',
    );
  });

  test('show asks for the platform where that matters', () => {
    const { decision, state } = decideFrozen(aState(), clicks('show', 'both-steps'), garage);
    expect(decision).toEqual({ kind: 'ask-platform', topic: 'both-steps' });
    expect(state.pending).toEqual({ kind: 'platform', topic: 'both-steps' });
  });

  test.each(['show', 'windows', 'linux', 'both-platforms', 'still-failing', 'tick'] as const)(
    '%s of a topic that is gone says that it is out of date',
    (verb) => {
      const { decision, state } = decideFrozen(open, clicks(verb, 'gone', { inputs: { 'step-a': 'true' } }), garage);
      expect(decision).toEqual({ kind: 'not-found', reason: 'outdated-button' });
      expect(state).toEqual({ ...open, version: 6 });
    },
  );

  test('solved of a topic that is gone is taken as thanks', () => {
    expect(decideFrozen(open, clicks('solved', 'gone'), garage).decision).toEqual({ kind: 'solved', topic: '' });
  });

  test('nobody knows is out of date', () => {
    const { decision, state } = decideFrozen(open, { kind: 'unknown-action' }, garage);
    expect(decision).toEqual({ kind: 'not-found', reason: 'outdated-button' });
    expect(state).toEqual({ ...open, version: 6 });
  });
});

describe('ticks', () => {
  const tick = (inputs: Record<string, string>, ticked: Record<string, string[]> = {}) =>
    decideFrozen(aState({ ticked }), clicks('tick', 'checklist', { inputs }), garage);

  test('are kept, and shown', () => {
    const { decision, state } = tick({ 'step-a': 'true', 'step-b': 'false', 'step-c': 'true' });
    expect(state.ticked).toEqual({ checklist: ['a', 'c'] });
    expect(decision).toMatchObject({ kind: 'checklist', ticked: ['a', 'c'] });
  });

  test('are removed, and those that the card did not show stay', () => {
    const { state } = tick({ 'step-a': 'false' }, { checklist: ['a', 'b'], 'checks-and-causes': ['a'] });
    expect(state.ticked).toEqual({ checklist: ['b'], 'checks-and-causes': ['a'] });
  });

  test('of steps that the topic does not have are dropped', () => {
    const { state } = tick({
      'step-zzz': 'true',
      'note-b': 'true',
      c: 'true',
      'step-a': 'true',
      'step-__proto__': 'true',
    });
    expect(state.ticked).toEqual({ checklist: ['a'] });
  });

  test('come with "still failing" as well', () => {
    const click = clicks('still-failing', 'checks-and-causes', { inputs: { 'step-a': 'true' } });
    expect(decideFrozen(aState(), click, garage).state.ticked).toEqual({ 'checks-and-causes': ['a'] });
  });

  test('are shown when the topic is shown again', () => {
    const { decisions } = talk(garage, [
      clicks('tick', 'checklist', { inputs: { 'step-b': 'true' } }),
      clicks('show', 'steps'),
      clicks('show', 'checklist'),
    ]);
    expect(decisions.at(-1)).toMatchObject({ kind: 'checklist', ticked: ['b'] });
  });

  test('make their topic the open one', () => {
    const { state } = decideFrozen(
      aState({ topic: 'causes', part: 'fuse', tried: ['battery'] }),
      clicks('tick', 'checklist', { inputs: {} }),
      garage,
    );
    const trail = [{ topic: 'causes', part: 'fuse', tried: ['battery'] }];
    expect(state).toEqual(next({ topic: 'checklist', part: 'checklist', trail }));
  });
});

describe('a button under an old card', () => {
  test('goes on with its own topic, and counts nothing that was tried of another', () => {
    const state = aState({ topic: 'lost-cause', part: 'fuse', tried: ['battery'] });
    const { decision, state: after } = decideFrozen(state, clicks('still-failing', 'causes', { step: 'fuse' }), garage);
    expect(decision).toMatchObject({ kind: 'cause', topic: 'causes', cause: 'battery' });
    expect(after).toMatchObject({ topic: 'causes', tried: ['fuse'] });
  });

  test('names a cause that is gone: then the next one that was not tried is shown', () => {
    const state = aState({ topic: 'causes', part: 'fuse', tried: ['battery'] });
    const { decision, state: after } = decideFrozen(state, clicks('still-failing', 'causes', { step: 'gone' }), garage);
    expect(decision).toMatchObject({ kind: 'cause', cause: 'fuse' });
    expect(after.tried).toEqual(['battery']);
  });

  test('counts a cause once, however often it is clicked', () => {
    const click = clicks('still-failing', 'causes', { step: 'battery' });
    const { state } = talk(garage, [clicks('show', 'causes'), click, click]);
    expect(state.tried).toEqual(['battery']);
  });
});

test('every verb is decided on and raises the version by one', () => {
  for (const verb of verbs) {
    const { decision, state } = decideFrozen(aState({ version: 41 }), clicks(verb, 'steps'), garage);
    expect([verb, typeof decision.kind, state.version]).toEqual([verb, 'string', 42]);
    expect(state.schema).toBe(2);
  }
});

test('whoever joins is welcomed, and a talk that goes on is kept', () => {
  expect(decideFrozen(open, { kind: 'joined' }, garage)).toEqual({
    decision: { kind: 'welcome' },
    state: { ...open, version: 6 },
  });
});

import { describe, expect, test } from '@jest/globals';
import { longSilence } from '../../src/decide/decide.js';
import type { Situation } from '../../src/decide/situation.js';
import { garage } from '../helpers/garage.js';
import { aMatch, aState, clicks, decideFrozen, says, talk } from '../helpers/talks.js';
import { workshop } from '../helpers/workshop.js';

const still = says('still failing');

describe('back', () => {
  test('goes through the places of before, with what was tried then', () => {
    const { decisions, state } = talk(garage, [
      ...[clicks('show', 'causes'), still, says('x', [aMatch('steps', 0.9)])],
      ...[says('back'), clicks('back'), says('go back')],
    ]);
    expect(decisions.slice(2)).toMatchObject([
      { kind: 'answer', topic: 'steps', before: 'causes' },
      { kind: 'cause', cause: 'fuse' },
      { kind: 'cause', cause: 'battery' },
      { kind: 'not-found', reason: 'nothing-before' },
    ]);
    expect(state).toMatchObject({ topic: 'causes', part: 'battery', tried: [] });
  });

  test('from a question leads to what is open', () => {
    const offered = says('x', [aMatch('fuse', 0.5), aMatch('battery', 0.49)]);
    const { decisions } = talk(garage, [clicks('show', 'steps'), offered, says('back')]);
    expect(decisions.at(-1)).toMatchObject({ kind: 'answer', topic: 'steps' });
  });

  test('passes over topics that are gone', () => {
    const trail = [{ topic: 'gone', part: 'gone', tried: [] }];
    const { decision } = decideFrozen(aState({ trail }), says('back'), garage);
    expect(decision).toEqual({ kind: 'not-found', reason: 'nothing-before' });
  });

  test('keeps ten places', () => {
    const { state } = talk(
      garage,
      Array.from({ length: 30 }, (_, turn) => clicks('show', turn % 2 === 0 ? 'steps' : 'battery')),
    );
    expect(state.trail).toHaveLength(10);
  });
});

describe('what was tried', () => {
  test('is told with the steps that were ticked', () => {
    const ticks = { inputs: { 'step-a': 'true', 'step-b': 'false' } };
    const { decisions } = talk(garage, [
      clicks('show', 'checks-and-causes'),
      clicks('still-failing', 'checks-and-causes', ticks),
      says('what did I try?'),
    ]);
    expect(decisions.at(-1)).toEqual({
      ...{ kind: 'so-far', topic: 'checks-and-causes', part: 'battery', ticked: [] },
      tried: [{ part: 'checks-and-causes', ticked: ['a'] }],
    });
  });

  test('is nothing where nothing is open', () => {
    expect(decideFrozen(aState(), says('what did I try'), garage).decision).toMatchObject({ reason: 'nothing-open' });
  });
});

describe('thanks', () => {
  const { decisions, state } = talk(garage, [clicks('show', 'causes'), says('thanks')]);

  test('ask once whether it helped', () => {
    expect(decisions.at(-1)).toEqual({ kind: 'did-it-help', topic: 'causes', part: 'battery' });
    const again = talk(garage, [says('thanks')], state);
    expect(again.decisions).toEqual([{ kind: 'solved', topic: '' }]);
  });

  test('are asked again for another topic', () => {
    const other = talk(garage, [clicks('show', 'steps'), says('thanks')], state);
    expect(other.decisions.at(-1)).toMatchObject({ kind: 'did-it-help', topic: 'steps' });
  });

  test.each([
    ['yes', 'solved'],
    ['no', 'cause'],
  ])('%s is an answer', (text, kind) => {
    expect(decideFrozen(state, says(text), garage).decision.kind).toBe(kind);
  });
});

describe('the problem that is open, told once more', () => {
  const { state } = talk(garage, [clicks('show', 'causes'), still]);
  const again = (persists: boolean): Situation => {
    const text = says('x', [aMatch('causes', 0.9, 'code')]) as Situation & { kind: 'text' };
    return { ...text, understanding: { ...text.understanding, ...(persists && { persists: true as const }) } };
  };

  test('keeps its place', () => {
    expect(decideFrozen(state, again(false), garage).decision).toMatchObject({ cause: 'fuse', position: 2 });
  });

  test('goes on where it still fails', () => {
    expect(decideFrozen(state, again(true), garage).decision).toMatchObject({ cause: 'starter', position: 3 });
  });
});

describe('after a long silence', () => {
  const open = { ...talk(garage, [clicks('show', 'causes')]).state, at: 1_000 };
  const after = (situation: Situation, ms: number) => decideFrozen(open, { ...situation, at: 1_000 + ms }, garage);

  test.each(['hello', 'thanks', 'help', 'hm'])('%s is told where the talk stands', (text) => {
    expect(after(says(text), longSilence).decision).toMatchObject({ kind: 'so-far', topic: 'causes', isReturn: true });
  });

  test('that is not long enough, nothing is told', () => {
    expect(after(says('hello'), longSilence - 1).decision.kind).toBe('welcome');
  });

  test.each([
    ['an error that nobody knows', 'UnheardOfError'],
    ['a long story', 'x '.repeat(40)],
  ])('%s is answered as such, and what is open is named', (_, text) => {
    expect(after(says(text), longSilence).decision).toMatchObject({
      ...{ kind: 'not-found', reason: 'no-match', before: 'causes' },
    });
  });

  test('another problem says that the place in the first one is kept, also where it is not clear yet', () => {
    const both = [aMatch('steps', 0.5), aMatch('battery', 0.49)];
    expect(after(says('x', both), longSilence).decision).toMatchObject({ kind: 'choose', before: 'causes' });
    expect(after(says('x', both), longSilence - 1).decision).not.toHaveProperty('before');
    const asked = after(says('x', [aMatch('both-steps', 0.9)]), longSilence);
    expect(asked.decision).toMatchObject({ kind: 'ask-platform', before: 'causes' });
    expect(talk(garage, [says('linux')], asked.state).decisions[0]).toMatchObject({
      topic: 'both-steps',
      before: 'causes',
    });
    const back = talk(garage, [says('linux'), says('back')], asked.state);
    expect(back.decisions[1]).toMatchObject({ kind: 'cause', topic: 'causes' });
  });

  test('what can be acted on is acted on', () => {
    expect(after(still, longSilence).decision).toMatchObject({ cause: 'fuse' });
    expect(after(says('start over'), longSilence).decision.kind).toBe('welcome');
    expect(after(says('x', [aMatch('steps', 0.9)]), longSilence).decision).toMatchObject({ topic: 'steps' });
    expect(after(clicks('help'), longSilence).decision.kind).toBe('welcome');
  });

  test('nobody is told where nothing is open', () => {
    const { decision } = decideFrozen(aState({ at: 1 }), { ...says('hello'), at: 2 * longSilence }, garage);
    expect(decision.kind).toBe('welcome');
  });
});

describe('a message that was changed', () => {
  const { state } = talk(garage, [clicks('show', 'causes')]);
  const edited = (text: string, ...matches: ReturnType<typeof aMatch>[]) =>
    decideFrozen(state, { ...(says(text, matches) as Situation & { kind: 'text' }), isEdit: true }, garage);

  test('does what it did no second time', () => {
    for (const text of ['still failing', 'it works now', 'start over', 'none of these']) {
      const { decision, state: after } = edited(text);
      expect([text, decision.kind]).toEqual([text, 'so-far']);
      expect(after).toEqual({ ...state, version: state.version + 1 });
    }
  });

  const said = (text: string, original: string, isEdit = false): Situation => ({
    ...(says(text) as Situation & { kind: 'text' }),
    ...{ original, isEdit },
  });

  test('shows again what it showed, where only its writing was changed', () => {
    const { decisions } = talk(garage, [said('still failing', '1'), said('still failing!', '1', true)], state);
    expect(decisions).toMatchObject([
      { kind: 'cause', cause: 'fuse' },
      { kind: 'cause', cause: 'fuse' },
    ]);
    const solved = talk(garage, [said('it works now', '1'), said('it works now!', '1', true)], state);
    expect(solved.decisions).toMatchObject([
      { kind: 'solved', topic: 'causes' },
      { kind: 'solved', topic: '' },
    ]);
  });

  test('does what it did not do before it was changed', () => {
    const { decisions } = talk(garage, [said('stil faling', '1'), said('still failing', '1', true)], state);
    expect(decisions[1]).toMatchObject({ kind: 'cause', cause: 'fuse' });
    const again = talk(garage, [said('still failing', '1'), said('back', '1', true)], state);
    expect(again.decisions[1]).toMatchObject({ kind: 'cause', cause: 'battery' });
  });

  test('ticks what it says now', () => {
    const list = talk(garage, [clicks('show', 'checklist')]).state;
    const { state: after } = talk(garage, [said('done 1', '1'), said('done 1 and 2', '1', true)], list);
    expect(after.ticked).toEqual({ checklist: ['a', 'b'] });
  });

  test('is told where the talk stands, when others came after it or a button was pressed', () => {
    const later = [said('stil faling', '1'), said('hello', '2'), said('still failing', '1', true)];
    expect(talk(garage, later, state).decisions[2]).toMatchObject({ kind: 'so-far', part: 'battery' });
    const clicked = [
      ...[said('stil faling', '1'), clicks('still-failing', 'causes', { part: 'battery' })],
      said('still failing', '1', true),
    ];
    expect(talk(garage, clicked, state).decisions[2]).toMatchObject({ kind: 'so-far', part: 'fuse' });
  });

  test('of a problem that still fails goes on once', () => {
    const told = (text: string, isEdit: boolean): Situation => {
      const { understanding, ...rest } = says(text, [aMatch('causes', 0.9)]) as Situation & { kind: 'text' };
      return { ...rest, understanding: { ...understanding, persists: true }, original: '1', isEdit };
    };
    const { decisions } = talk(
      garage,
      [told('the engine still fails', false), told('the car still fails', true)],
      state,
    );
    expect(decisions).toMatchObject([{ cause: 'fuse' }, { cause: 'fuse' }]);
  });

  test('is answered anew where it tells a problem', () => {
    expect(edited('x', aMatch('steps', 0.9)).decision).toMatchObject({ topic: 'steps' });
  });
});

describe('two problems in one message', () => {
  const parts = [[aMatch('fuse', 0.9)], [aMatch('steps', 0.9)]];
  const both = { ...(says('x', []) as Situation & { kind: 'text' }), parts };
  const first = talk(garage, [both, says('1')]);

  test('the second is offered when the first is solved', () => {
    expect(first.state).toMatchObject({ topic: 'fuse', waiting: ['steps'] });
    const { decisions } = talk(garage, [says('it works now'), says('yes')], first.state);
    expect(decisions).toMatchObject([
      { kind: 'solved', topic: 'fuse', waiting: ['steps'] },
      { kind: 'answer', topic: 'steps' },
    ]);
  });

  test('it is not offered once it was shown', () => {
    const { state } = talk(garage, [clicks('show', 'steps')], first.state);
    expect(state.waiting).toBeUndefined();
  });
});

describe('the keeper learns', () => {
  const outcomes = (...situations: Situation[]) => {
    const { state } = talk(garage, situations.slice(0, -1));
    return decideFrozen(state, situations.at(-1)!, garage).outcomes;
  };
  const begun = clicks('show', 'checks-and-causes');

  test('what solved it', () => {
    const ticks = { part: 'checks-and-causes', inputs: { 'step-b': 'true' } };
    expect(outcomes(begun, clicks('solved', 'checks-and-causes', ticks))).toEqual([
      { topic: 'checks-and-causes', result: 'solved', part: 'checks-and-causes', tried: [], steps: ['b'] },
    ]);
    expect(outcomes(begun, still, says('solved'))).toMatchObject([{ part: 'battery', tried: ['checks-and-causes'] }]);
  });

  test('that nothing solved it, once', () => {
    expect(outcomes(begun, still, still)).toMatchObject([
      { result: 'not-solved', tried: ['checks-and-causes', 'battery'] },
    ]);
    expect(outcomes(begun, still, still, still)).toBeUndefined();
  });

  test('that it was something else', () => {
    expect(outcomes(begun, clicks('not-my-problem', 'checks-and-causes'))).toMatchObject([
      { result: 'not-my-problem' },
    ]);
    const offered = says('x', [aMatch('fuse', 0.5), aMatch('battery', 0.49)]);
    expect(outcomes(offered, clicks('none-of-these'))).toMatchObject([
      { topic: 'fuse', result: 'none-of-these' },
      { topic: 'battery', result: 'none-of-these' },
    ]);
  });
});

describe('old and strange cards', () => {
  const { state } = talk(garage, [clicks('show', 'causes')]);

  test('of another talk change nothing, but may show something', () => {
    for (const verb of ['tick', 'solved', 'still-failing', 'not-my-problem', 'none-of-these', 'start-over'] as const) {
      const click = { ...clicks(verb, 'causes', { inputs: { 'step-a': 'true' } }), isForeign: true } as Situation;
      const { decision, state: after, outcomes } = decideFrozen(state, click, garage);
      expect([verb, decision]).toEqual([verb, { kind: 'not-found', reason: 'foreign-card', before: 'causes' }]);
      expect([after, outcomes]).toEqual([{ ...state, version: state.version + 1 }, undefined]);
    }
    const shown = { ...clicks('show', 'steps'), isForeign: true } as Situation;
    expect(decideFrozen(state, shown, garage).decision).toMatchObject({ topic: 'steps' });
  });

  test('leave what is open now as it is', () => {
    const solved = decideFrozen(state, clicks('solved', 'steps'), garage);
    expect(solved.decision).toMatchObject({ kind: 'solved', topic: 'steps' });
    expect(solved.state).toMatchObject({ topic: 'causes', part: 'battery' });
    expect(decideFrozen(state, clicks('not-my-problem', 'steps'), garage).state).toMatchObject({ topic: 'causes' });
  });

  test('name steps that are gone: that is told, the rest is kept', () => {
    const click = clicks('tick', 'checklist', { was: '', inputs: { 'step-a': 'true', 'step-old': 'true' } });
    const { decision, state: after } = decideFrozen(state, click, garage);
    expect(decision).toMatchObject({ ticked: ['a'], gone: 1 });
    expect(after.ticked).toEqual({ checklist: ['a'] });
  });

  test('show a part that is gone: the topic begins anew', () => {
    const { decision } = decideFrozen(state, clicks('tick', 'causes', { part: 'wheel' }), garage);
    expect(decision).toMatchObject({ kind: 'cause', cause: 'battery' });
    const guide = decideFrozen(aState(), clicks('tick', 'guide', { part: '#roof' }), workshop);
    expect(guide.decision).toMatchObject({ kind: 'guide', step: 'out' });
  });
});

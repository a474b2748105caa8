import { describe, expect, test } from '@jest/globals';
import type { ConversationState } from '../../src/model/conversation.js';
import { aMatch, aState, clicks, decideFrozen, says, talk } from '../helpers/talks.js';
import { workshop } from '../helpers/workshop.js';

const show = (topic: string, more: Partial<ConversationState> = {}) =>
  decideFrozen(aState(more), clicks('show', topic), workshop);
const alike = [aMatch('plugs', 0.5), aMatch('glow', 0.49)];

describe('a question is asked', () => {
  test.each([
    ['where the causes differ', 'stalls'],
    ['where the steps differ', 'filter'],
  ])('%s', (_, topic) => {
    const { decision, state } = show(topic);
    expect(decision).toEqual({ kind: 'ask', question: 'fuel', topics: [topic] });
    expect(state.pending).toEqual({ kind: 'ask', question: 'fuel', topics: [topic] });
  });

  test('not where the answer changes nothing', () => {
    expect(show('any-car').decision.kind).toBe('answer');
  });

  test('not where it was told, or is not known', () => {
    expect(show('filter', { facts: { fuel: 'petrol' } }).decision).toEqual({
      ...{ kind: 'answer', topic: 'filter', facts: { fuel: 'petrol' } },
    });
    expect(show('filter', { facts: { fuel: '?' } }).decision).toEqual({ kind: 'answer', topic: 'filter' });
  });

  test('in place of a list of topics that it tells apart', () => {
    const { decision } = decideFrozen(aState(), says('x', alike), workshop);
    expect(decision).toEqual({ kind: 'ask', question: 'fuel', topics: ['plugs', 'glow'] });
  });

  test('not where one of them is for everybody', () => {
    const { decision } = decideFrozen(aState(), says('x', [...alike, aMatch('any-car', 0.48)]), workshop);
    expect(decision.kind).toBe('choose');
  });

  test('within a guide, when the step comes that it changes', () => {
    const next = says('still failing');
    const { decisions, state } = talk(workshop, [clicks('show', 'guide'), next, next]);
    expect(decisions.map(({ kind }) => kind)).toEqual(['guide', 'guide', 'ask']);
    expect(state).toMatchObject({ topic: 'guide', tried: ['#out', '#hood'] });
    const answered = talk(workshop, [clicks('tell', 'guide', { step: 'gears=manual' })], state);
    expect(answered.decisions).toMatchObject([{ kind: 'guide', step: 'gear', position: 3, total: 3 }]);
  });
});

describe('an answer', () => {
  const asked = talk(workshop, [says('x', alike)]).state;

  test.each([
    ['clicked', clicks('tell', 'glow', { step: 'fuel=diesel' })],
    ['typed', says('diesel')],
    ['typed as a number', says('2')],
  ])('%s: shows what it leaves, and is remembered', (_, situation) => {
    const { decision, state } = decideFrozen(asked, situation, workshop);
    expect(decision).toMatchObject({ kind: 'answer', topic: 'glow', facts: { fuel: 'diesel' } });
    expect(state).toMatchObject({ facts: { fuel: 'diesel' }, others: ['plugs'] });
    expect(state.pending).toBeUndefined();
  });

  test.each([
    ['clicked', clicks('tell', 'plugs', { step: 'fuel=?' })],
    ['typed', says('no idea')],
  ])('that it is not known, %s: shows the list', (_, situation) => {
    const { decision, state } = decideFrozen(asked, situation, workshop);
    expect(decision).toEqual({ kind: 'choose', topics: ['plugs', 'glow'] });
    expect(state.facts).toEqual({ fuel: '?' });
  });

  test('that it is not known brings no second question about the same topics', () => {
    const twice = says('x', [aMatch('clutch', 0.5), aMatch('converter', 0.49)]);
    const { decisions } = talk(workshop, [twice, says('not sure')]);
    expect(decisions.map(({ kind }) => kind)).toEqual(['ask', 'choose']);
  });

  test('of an old card shows what it leaves', () => {
    const { decision } = decideFrozen(aState(), clicks('tell', 'glow', { step: 'fuel=diesel' }), workshop);
    expect(decision).toMatchObject({ kind: 'answer', topic: 'glow' });
  });

  test.each(['fuel=steam', 'doors=4', 'fuel', ''])('that no question has is out of date: %j', (step) => {
    const { decision, state } = decideFrozen(asked, clicks('tell', 'glow', { step }), workshop);
    expect(decision).toEqual({ kind: 'not-found', reason: 'outdated-button' });
    expect(state).toEqual({ ...asked, version: asked.version + 1 });
  });
});

describe('a correction', () => {
  const { state } = talk(workshop, [says('x', alike), says('diesel')]);

  test('shows what else fitted', () => {
    const { decision, state: after } = decideFrozen(state, says('sorry, it is petrol'), workshop);
    expect(decision).toMatchObject({ kind: 'choose', topics: ['plugs'] });
    expect(after.facts).toEqual({ fuel: 'petrol' });
  });

  test('shows the same topic in its other form', () => {
    const open = talk(workshop, [clicks('show', 'filter'), says('petrol')]).state;
    const { decision } = decideFrozen(open, says('no, diesel'), workshop);
    expect(decision).toEqual({ kind: 'answer', topic: 'filter', facts: { fuel: 'diesel' } });
  });

  test('is kept where nothing is open', () => {
    const { decision, state: after } = decideFrozen(aState(), says('it is a diesel'), workshop);
    expect(decision).toEqual({ kind: 'not-found', reason: 'only-fact' });
    expect(after.facts).toEqual({ fuel: 'diesel' });
  });
});

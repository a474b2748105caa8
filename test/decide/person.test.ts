import { describe, expect, test } from '@jest/globals';
import type { Situation } from '../../src/decide/situation.js';
import { createPack } from '../../src/model/pack.js';
import type { TicketHead, TicketState } from '../../src/model/ticket.js';
import { garage } from '../helpers/garage.js';
import { aMatch, aState, clicks, decideFrozen, says } from '../helpers/talks.js';
import { aTopic } from '../helpers/topics.js';
import { aTicket } from '../helpers/tickets.js';

const newTicket = 'NEW-123';
const can = (situation: Situation, more: Partial<Situation> = {}) =>
  ({ ...situation, newTicket, ...more }) as Situation;
const withTicket = (situation: Situation, state: TicketState, more: Partial<TicketHead> = {}) =>
  can(situation, { ticket: aTicket({ id: 'OLD-123', state, ...more }) });
const open = aState({ topic: 'causes', part: 'battery', words: 'the car does not start' });

describe('asking for a person', () => {
  test.each(['talk to a person', 'I want to speak to a human'])('%s: the form comes first, filled in', (text) => {
    const { decision, state, act } = decideFrozen(open, can(says(text)), garage);
    expect(decision).toEqual({ kind: 'form', topic: 'causes', words: 'the car does not start' });
    expect(state.pending).toEqual({ kind: 'form', topic: 'causes', words: 'the car does not start' });
    expect(act).toBeUndefined();
  });

  test('where nobody can be asked, that is said', () => {
    expect(decideFrozen(open, says('talk to a person'), garage).decision).toMatchObject({ reason: 'no-person' });
    expect(decideFrozen(open, clicks('person'), garage).decision).toMatchObject({ reason: 'no-person' });
  });

  test.each(['open', 'reopened', 'assigned'] as const)('one ticket at a time is enough: %s', (ticket) => {
    const decided = decideFrozen(open, withTicket(clicks('person', 'causes'), ticket), garage);
    const news = ticket === 'assigned' ? 'taken' : 'waiting';
    expect(decided.decision).toMatchObject({ kind: 'ticket', ticket: 'OLD-123', news });
    expect(decided.act).toBeUndefined();
  });

  test.each(['resolved', 'withdrawn'] as const)('after one that is %s there can be another', (ticket) => {
    expect(decideFrozen(open, withTicket(clicks('person'), ticket), garage).decision.kind).toBe('form');
  });
});

describe('sending', () => {
  const asked = decideFrozen(open, can(clicks('person', 'causes')), garage).state;
  const inputs = { words: 'it clicks, and nothing else' };

  test('what was written in the form is the asker’s own words', () => {
    const { decision, state, act } = decideFrozen(asked, can(clicks('send-form', 'causes', { inputs })), garage);
    expect(decision).toEqual({ kind: 'ticket', ticket: newTicket, news: 'received' });
    expect(act).toEqual({ kind: 'open', ticket: newTicket, words: inputs.words, topic: 'causes', answers: [] });
    expect(state).toMatchObject({ ticket: newTicket, topic: 'causes', part: 'battery' });
    expect(state.pending).toBeUndefined();
  });

  test('when support is not there, it says when', () => {
    const { decision } = decideFrozen(asked, can(clicks('send-form', '', { inputs }), { opens: 'Monday' }), garage);
    expect(decision).toMatchObject({ news: 'received', opens: 'Monday' });
  });

  test('a form without words is shown again', () => {
    const { decision, act } = decideFrozen(
      asked,
      can(clicks('send-form', 'causes', { inputs: { words: ' ' } })),
      garage,
    );
    expect(decision).toMatchObject({ kind: 'form', problems: { words: expect.any(String) }, redraw: true });
    expect(act).toBeUndefined();
  });

  test.each([['skip'], ['no form'], ['just connect me']])('%s: without the form', (text) => {
    const { act } = decideFrozen(asked, can(says(text)), garage);
    expect(act).toMatchObject({ kind: 'open', words: 'the car does not start' });
  });

  test('what is typed to the form is sent, with what was said before', () => {
    const { act } = decideFrozen(asked, can(says('since last night', [aMatch('steps', 0.99)])), garage);
    expect(act).toMatchObject({ kind: 'open', words: 'the car does not start\n\nsince last night' });
  });

  test('a form that is sent once more opens no second ticket', () => {
    const again = decideFrozen(asked, withTicket(clicks('send-form', 'causes', { inputs }), 'open'), garage);
    expect(again.act).toBeUndefined();
    expect(again.decision).toMatchObject({ kind: 'ticket', ticket: 'OLD-123', news: 'waiting' });
  });

  test('the form of the topic is chosen, and its answers are sent', () => {
    const topic = aTopic('t', { supportTopics: ['42'] });
    const field = { id: 'since', label: 'Since when?', control: 'text' as const, required: true, options: [] };
    const form = { article: 'f', title: 'F', clouds: [], supportTopics: ['42'], fields: [field] };
    const pack = createPack([topic], [form]);
    const state = aState({ topic: 't', part: 't', words: 'w' });
    const { decision } = decideFrozen(state, can(clicks('person', 't')), pack);
    expect(decision).toMatchObject({ kind: 'form', form: 'f' });
    const wrong = decideFrozen(state, can(clicks('send-form', 't', { step: 'f', inputs: { words: 'w' } })), pack);
    expect(wrong.decision).toMatchObject({ kind: 'form', problems: { since: expect.any(String) } });
  });
});

describe('who asks too often', () => {
  const at = 1_000_000;
  const opened = { at: at + 90_000, count: 5, why: 'own' as const };
  const reopened = { at: at + 60_000, count: 5 };
  const told = { kind: 'ticket-limit', of: 'opened', why: 'own', count: 5, minutes: 2 };

  test('gets no form, and is told when it is possible again', () => {
    const limited = { at, limits: { opened } };
    for (const asks of [says('talk to a person'), clicks('person')]) {
      const decided = decideFrozen(open, can(asks, limited), garage);
      expect(decided.decision).toEqual(told);
      expect(decided.act).toBeUndefined();
      const closed = decideFrozen(open, withTicket(asks, 'withdrawn', {}), garage).decision;
      expect(closed.kind).toBe('form');
    }
    const after = { ...withTicket(clicks('person'), 'withdrawn'), ...limited } as Situation;
    expect(decideFrozen(open, after, garage).decision).toEqual({ ...told, reopens: 'OLD-123' });
    const never = { ...after, limits: { opened, reopened } } as Situation;
    expect(decideFrozen(open, never, garage).decision).toEqual(told);
  });

  test('a live ticket is shown all the same', () => {
    const situation = { ...withTicket(clicks('person'), 'open'), at, limits: { opened } } as Situation;
    expect(decideFrozen(open, situation, garage).decision).toMatchObject({ kind: 'ticket', news: 'waiting' });
  });

  test('a form that is sent opens nothing, and what was written is there for the next one', () => {
    const asked = decideFrozen(open, can(clicks('person', 'causes')), garage).state;
    for (const sent of [clicks('send-form', 'causes', { inputs: { words: 'it clicks' } }), says('it clicks')]) {
      const { decision, state, act } = decideFrozen(asked, can(sent, { at, limits: { opened } }), garage);
      expect(decision).toEqual(told);
      expect(act).toBeUndefined();
      expect(state.ticket).toBeUndefined();
      expect(state.words).toContain('it clicks');
    }
    const empty = can(clicks('send-form', 'causes', { inputs: { words: '' } }), { at, limits: { opened } });
    expect(decideFrozen(asked, empty, garage)).toMatchObject({
      decision: told,
      state: { words: 'the car does not start' },
    });
  });

  test('cannot open one again without end either', () => {
    const asks = withTicket(clicks('reopen', '', { step: 'OLD-123' }), 'withdrawn');
    expect(decideFrozen(open, { ...asks, at, limits: { opened } }, garage).act).toEqual({ kind: 'reopen' });
    const { decision, act } = decideFrozen(open, { ...asks, at, limits: { reopened } }, garage);
    expect(decision).toEqual({ kind: 'ticket-limit', of: 'reopened', why: 'own', count: 5, minutes: 1 });
    expect(act).toBeUndefined();
  });

  test('is not offered a person besides, however urgent it is', () => {
    const said = says('talk to a person') as Situation & { kind: 'text' };
    const urgent = { ...said, understanding: { ...said.understanding, isUrgent: true as const } };
    expect(decideFrozen(open, can(urgent, { at, limits: { opened } }), garage).also).toBeUndefined();
  });
});

describe('while an expert has the ticket', () => {
  test.each(['hello', 'still failing', 'start over', 'back', 'help', 'talk to a person', '1'])(
    '%s is for the expert',
    (text) => {
      const decided = decideFrozen(open, withTicket(says(text, [aMatch('steps', 0.99)]), 'assigned'), garage);
      expect(decided.decision).toEqual({ kind: 'relayed', ticket: 'OLD-123' });
      expect(decided.act).toEqual({ kind: 'say', text });
      expect(decided.state).toMatchObject({ topic: 'causes', part: 'battery' });
    },
  );

  test('files and edits are told', () => {
    const file = decideFrozen(open, withTicket(says('look', [], 2), 'assigned'), garage);
    expect(file.act).toEqual({ kind: 'say', text: 'look\n[2 files, not passed on]' });
    const edit = { ...says('loook'), isEdit: true } as Situation;
    expect(decideFrozen(open, withTicket(edit, 'assigned'), garage).act).toEqual({
      kind: 'say',
      text: '[changed] loook',
    });
  });

  test('back to the bot ends it', () => {
    const decided = decideFrozen(open, withTicket(says('back to the bot'), 'assigned'), garage);
    expect(decided).toMatchObject({ act: { kind: 'withdraw' }, decision: { kind: 'ticket', news: 'withdrawn' } });
  });
});

describe('while a ticket waits', () => {
  test('the bot helps, and what is written is for the expert, too', () => {
    const decided = decideFrozen(open, withTicket(says('steps', [aMatch('steps', 0.99)]), 'open'), garage);
    expect(decided.decision).toMatchObject({ kind: 'answer', topic: 'steps' });
    expect(decided.act).toEqual({ kind: 'say', text: 'steps' });
  });

  test('what is solved may need it no more', () => {
    const decided = decideFrozen(open, withTicket(clicks('solved', 'causes'), 'reopened'), garage);
    expect(decided.decision).toMatchObject({ kind: 'solved', ticket: 'OLD-123' });
  });
});

describe('buttons of tickets', () => {
  test.each([
    ['withdraw', 'open', 'withdrawn', { kind: 'withdraw' }],
    ['withdraw', 'assigned', 'withdrawn', { kind: 'withdraw' }],
    ['withdraw', 'resolved', 'over', undefined],
    ['reopen', 'resolved', 'reopened', { kind: 'reopen' }],
    ['reopen', 'withdrawn', 'reopened', { kind: 'reopen' }],
    ['reopen', 'assigned', 'taken', undefined],
  ] as const)('%s of one that is %s', (verb, state, news, act) => {
    const decided = decideFrozen(open, withTicket(clicks(verb, '', { step: 'OLD-123' }), state), garage);
    expect(decided.decision).toMatchObject({ kind: 'ticket', ticket: 'OLD-123', news });
    expect(decided.act).toEqual(act);
  });

  test.each(['withdraw', 'reopen'] as const)('%s of another ticket does nothing', (verb) => {
    for (const step of ['BAD-123', undefined]) {
      const action = clicks(verb, '', step === undefined ? {} : { step });
      const decided = decideFrozen(open, withTicket(action, 'resolved'), garage);
      expect(decided.decision).toMatchObject({ kind: 'not-found', reason: 'outdated-button' });
      expect(decided.act).toBeUndefined();
    }
  });

  test('start over keeps the ticket', () => {
    const state = { ...open, ticket: 'OLD-123' };
    expect(decideFrozen(state, can(says('start over')), garage).state.ticket).toBe('OLD-123');
  });

  test.each(['cancel', 'never mind', 'stop'])(
    '%s, while a ticket waits: it says that the ticket still does',
    (text) => {
      const state = { ...open, ticket: 'OLD-123' };
      const decided = decideFrozen(state, withTicket(says(text), 'open', {}), garage);
      expect(decided.decision.kind).toBe('welcome');
      expect(decided.also).toEqual({ kind: 'ticket', ticket: 'OLD-123', news: 'waiting' });
      expect(decideFrozen(state, withTicket(says(text), 'resolved'), garage).also).toBeUndefined();
    },
  );
});

describe('offering a person', () => {
  const urgent = (text: string) => {
    const said = says(text, [aMatch('steps', 0.99)]) as Situation & { kind: 'text' };
    return can({ ...said, understanding: { ...said.understanding, isUrgent: true } });
  };

  test('when it is urgent, once', () => {
    const first = decideFrozen(aState(), urgent('it is urgent'), garage);
    expect(first).toMatchObject({ decision: { kind: 'answer' }, also: { kind: 'offer-person', topic: 'steps' } });
    expect(decideFrozen(first.state, urgent('it is urgent'), garage).also).toBeUndefined();
  });

  test('not where there is a ticket already', () => {
    const ticket = aTicket({ state: 'open' });
    expect(decideFrozen(aState(), { ...urgent('it is urgent'), ticket }, garage).also).toBeUndefined();
  });

  test('after two misses, and an answer in between counts anew', () => {
    const miss = can(says('x'));
    const first = decideFrozen(aState(), miss, garage);
    expect(first.decision).toEqual({ kind: 'not-found', reason: 'no-match' });
    expect(decideFrozen(first.state, miss, garage).decision).toMatchObject({ reason: 'no-match', person: true });
    const answered = decideFrozen(first.state, can(says('steps', [aMatch('steps', 0.99)])), garage);
    expect(decideFrozen(answered.state, miss, garage).decision).not.toHaveProperty('person');
  });
});

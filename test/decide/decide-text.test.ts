import { describe, expect, test } from '@jest/globals';
import { answerFrom, offerFrom } from '../../src/decide/choice.js';
import { newConversation, type ConversationState } from '../../src/model/conversation.js';
import type { Decision } from '../../src/model/decision.js';
import { garage } from '../helpers/garage.js';
import { aMatch, aState, decideFrozen, says, talk } from '../helpers/talks.js';

const decide = (text: string, state: ConversationState = aState(), ...matches: Parameters<typeof says>[1] & object) =>
  decideFrozen(state, says(text, matches), garage);
const open = aState({
  platform: 'linux',
  topic: 'causes',
  part: 'fuse',
  tried: ['battery'],
  ticked: { checklist: ['a'] },
});

describe('the best match', () => {
  test('is shown when it is likely and ahead', () => {
    const { decision, state } = decide('x', aState(), aMatch('steps', 0.9), aMatch('causes', 0.2));
    expect(decision).toEqual({ kind: 'answer', topic: 'steps', others: true });
    expect(state).toMatchObject({ topic: 'steps', part: 'steps', tried: [], others: ['causes'] });
  });

  test.each<[string, number, number | undefined, Decision['kind']]>([
    ['likely enough, alone', answerFrom, undefined, 'answer'],
    ['not likely enough', answerFrom - 0.01, undefined, 'choose'],
    ['worth offering', offerFrom, undefined, 'choose'],
    ['not worth offering', offerFrom - 0.01, undefined, 'not-found'],
    ['a clear lead', 0.8, 0.73, 'answer'],
    ['no clear lead', 0.8, 0.75, 'choose'],
  ])('%s: %s against %s', (_, best, next, kind) => {
    const matches = [aMatch('steps', best), ...(next === undefined ? [] : [aMatch('causes', next)])];
    expect(decide('x', aState(), ...matches).decision.kind).toBe(kind);
  });

  test('by its code is shown, however near another is by words', () => {
    const { decision } = decide('x', aState(), aMatch('steps', 0.9, 'code'), aMatch('causes', 0.89));
    expect(decision.kind).toBe('answer');
  });

  test.each(['near-code', 'message'] as const)('by %s is not', (kind) => {
    const { decision } = decide('x', aState(), aMatch('steps', 0.9, kind), aMatch('causes', 0.89));
    expect(decision.kind).toBe('choose');
  });

  test('by its code is offered beside another by its code', () => {
    const { decision } = decide('x', aState(), aMatch('steps', 0.9, 'code'), aMatch('causes', 0.89, 'code'));
    expect(decision).toEqual({ kind: 'choose', topics: ['steps', 'causes'] });
  });

  test('that the pack does not hold is passed over', () => {
    const { decision } = decide('x', aState(), aMatch('gone', 0.95), aMatch('steps', 0.9));
    expect(decision).toEqual({ kind: 'answer', topic: 'steps' });
  });
});

describe('an offer', () => {
  test('names at most three, the likeliest first, and remembers them', () => {
    const matches = ['steps', 'causes', 'battery', 'fuse', 'cable'].map((topic) => aMatch(topic, 0.3));
    const { decision, state } = decide('x', aState(), ...matches);
    expect(decision).toEqual({ kind: 'choose', topics: ['steps', 'causes', 'battery'] });
    expect(state.pending).toEqual({ kind: 'choose', topics: ['steps', 'causes', 'battery'] });
  });

  test('leaves out what is not worth it', () => {
    const { decision } = decide('x', aState(), aMatch('steps', 0.3), aMatch('causes', 0.1));
    expect(decision).toEqual({ kind: 'choose', topics: ['steps'] });
  });

  const offered = aState({ pending: { kind: 'choose', topics: ['steps', 'checklist', 'battery'] } });

  test.each([
    ['1', 'steps'],
    ['2.', 'checklist'],
    ['the third one', 'battery'],
  ])('is taken by %s', (text, topic) => {
    const { decision, state } = decide(text, offered);
    expect(decision).toMatchObject({ topic });
    expect(state.topic).toBe(topic);
    expect(state.pending).toBeUndefined();
  });

  test('is not taken by a number that was not offered', () => {
    const { decision, state } = decide('4', offered);
    expect(decision).toEqual({ kind: 'choose', topics: ['steps', 'checklist', 'battery'] });
    expect(state.pending).toEqual(offered.pending);
  });

  test('is no longer there when a new problem was told', () => {
    const { state } = decide('x', offered, aMatch('causes', 0.9));
    expect(state).toMatchObject({ topic: 'causes' });
    expect(state.pending).toBeUndefined();
    expect(decide('1', state).decision.kind).toBe('not-found');
  });

  test('stays when something was said that nothing matches, and goes with the next problem', () => {
    expect(decide('x', offered).state.pending).toEqual(offered.pending);
    expect(decide('x', offered, aMatch('steps', 0.9)).state.pending).toBeUndefined();
  });

  test('of one topic is taken by yes and refused by no', () => {
    const only = aState({ pending: { kind: 'choose', topics: ['steps'] } });
    for (const yes of ['yes', 'Yes!', 'yes, it is', 'yep', 'yeah, that’s it'])
      expect(decide(yes, only).decision).toMatchObject({ kind: 'answer', topic: 'steps' });
    for (const no of ['no', 'Nope.', 'no, it is not'])
      expect(decide(no, only).decision).toEqual({ kind: 'not-found', reason: 'none-of-these' });
  });

  test('of several is not taken by yes, and refused by no', () => {
    expect(decide('yes', offered).decision).toMatchObject({ kind: 'choose' });
    expect(decide('no', offered).decision).toEqual({ kind: 'not-found', reason: 'none-of-these' });
  });
});

test('nothing likely is refused honestly, and what is open stays open', () => {
  const { decision, state } = decide('x', open, aMatch('steps', 0.05));
  expect(decision).toEqual({ kind: 'not-found', reason: 'no-match', before: 'causes' });
  expect(state).toEqual({ ...open, version: open.version + 1, words: 'x', misses: 1 });
});

describe('a text of nothing', () => {
  test.each([
    ['', 0, 'empty'],
    [' \n ', 0, 'empty'],
    ['', 2, 'only-attachment'],
  ] as const)('%j with %s attachments', (text, attachments, reason) => {
    const { decision, state } = decideFrozen(open, says(text, [aMatch('steps', 0.9)], attachments), garage);
    expect(decision).toEqual({ kind: 'not-found', reason, before: 'causes' });
    expect(state).toEqual({ ...open, version: open.version + 1 });
  });

  test('but an attachment beside a text is no matter', () => {
    expect(decideFrozen(aState(), says('x', [aMatch('steps', 0.9)], 1), garage).decision.kind).toBe('answer');
  });
});

describe('a wish', () => {
  const trail = [{ topic: 'causes', part: 'fuse', tried: ['battery'] }];
  const closed = aState({ platform: 'linux', ticked: { checklist: ['a'] }, trail, version: open.version + 1 });
  const kept = { ...open, version: open.version + 1 };

  test.each<[string, Decision, ConversationState]>([
    ['hello', { kind: 'welcome' }, kept],
    ['help', { kind: 'welcome' }, kept],
    [
      'thanks',
      { kind: 'did-it-help', topic: 'causes', part: 'fuse' },
      { ...kept, isHelpAsked: true, pending: { kind: 'helped' } },
    ],
    ['it works now', { kind: 'solved', topic: 'causes' }, closed],
    ['none of these', { kind: 'not-found', reason: 'none-of-these' }, { ...closed, misses: 1 }],
    ['talk to a human', { kind: 'not-found', reason: 'no-person' }, kept],
    ['start over', { kind: 'welcome' }, { ...newConversation(), version: open.version + 1 }],
    [
      'still failing',
      { kind: 'cause', topic: 'causes', cause: 'starter', position: 3, total: 3, platform: 'linux' },
      { ...kept, part: 'starter', tried: ['battery', 'fuse'], trail },
    ],
  ])('%s', (text, decision, state) => {
    const decided = decide(text, open);
    expect({ decision: decided.decision, state: decided.state }).toEqual({ decision, state });
  });

  test.each(['thanks', 'it works now'])('%s, where nothing is open', (text) => {
    expect(decide(text).decision).toEqual({ kind: 'solved', topic: '' });
  });

  test('goes before what the text matches', () => {
    expect(decide('start over', open, aMatch('steps', 0.9)).decision.kind).toBe('welcome');
  });

  test('"still failing" where nothing is open tells a problem', () => {
    expect(decide('still failing').decision).toEqual({ kind: 'not-found', reason: 'nothing-open' });
    expect(decide('still failing', aState(), aMatch('steps', 0.9)).decision.kind).toBe('answer');
    expect(decide('still failing', aState({ topic: 'gone' })).decision.kind).toBe('not-found');
  });
});

describe('the question for the platform', () => {
  const asked = talk(garage, [says('x', [aMatch('both-steps', 0.9)])]);

  test('is asked where the steps or the causes differ', () => {
    expect(asked.decisions).toEqual([{ kind: 'ask-platform', topic: 'both-steps' }]);
    expect(asked.state).toMatchObject({ topic: 'both-steps', pending: { kind: 'platform', topic: 'both-steps' } });
    expect(decide('x', aState(), aMatch('both-causes', 0.9)).decision.kind).toBe('ask-platform');
  });

  test.each(['steps', 'causes', 'windows-steps', 'summary'])('is not asked where they do not: %s', (topic) => {
    expect(decide('x', aState(), aMatch(topic, 0.9)).decision.kind).not.toBe('ask-platform');
  });

  test.each([
    ['linux', 'linux'],
    ["it's Windows", 'windows'],
    ['Ubuntu 22.04', 'linux'],
    ['not linux', 'windows'],
    ['a windows server 2019', 'windows'],
  ])('is answered by %j', (text, platform) => {
    const { decision, state } = decide(text, asked.state);
    expect(decision).toEqual({ kind: 'answer', topic: 'both-steps', platform });
    expect(state).toMatchObject({ platform, topic: 'both-steps' });
    expect(state.pending).toBeUndefined();
  });

  test.each([
    'both',
    'not sure',
    "I don't know",
    'I don’t know',
    'dont know',
    'no idea',
    'Both, or I don’t know',
    'windows and linux',
    'some Linux, some Windows',
  ])('shows everything after %j', (text) => {
    const { decision, state } = decide(text, asked.state);
    expect(decision).toEqual({ kind: 'answer', topic: 'both-steps' });
    expect(state.platform).toBeUndefined();
    expect(state.pending).toBeUndefined();
  });

  test('is never asked twice', () => {
    const { decisions, state } = talk(
      garage,
      [says('linux'), says('x', [aMatch('both-causes', 0.9)]), says('y', [aMatch('both-steps', 0.9)])],
      asked.state,
    );
    expect(decisions.map(({ kind }) => kind)).toEqual(['answer', 'cause', 'answer']);
    expect(state.platform).toBe('linux');
  });

  test('is not asked when the problem itself names the platform', () => {
    const { decision, state } = decide('my ubuntu does x', aState(), aMatch('both-steps', 0.9));
    expect(decision).toEqual({ kind: 'answer', topic: 'both-steps', platform: 'linux' });
    expect(state.platform).toBe('linux');
  });

  test('can be left open for a new problem', () => {
    const { decision, state } = decide('my ubuntu does x', asked.state, aMatch('causes', 0.9));
    expect(decision).toMatchObject({ kind: 'cause', topic: 'causes', platform: 'linux' });
    expect(state).toMatchObject({ topic: 'causes' });
    expect(state.pending).toBeUndefined();
  });

  test('is not answered by a long text or by a code that names a platform', () => {
    const long = `this is about linux ${'and so on '.repeat(8)}`;
    expect(decide(long, asked.state).decision.kind).toBe('not-found');
    expect(decide('DiskFullError on linux', asked.state).decision.kind).toBe('not-found');
  });

  test('a wish is granted meanwhile', () => {
    expect(decide('start over', asked.state).decision.kind).toBe('welcome');
    expect(decide('help', asked.state).state.pending).toEqual(asked.state.pending);
  });
});

describe('a platform that was told', () => {
  const shown = aState({ topic: 'both-steps', platform: 'windows' });

  test.each(['it is Linux', 'Sorry, not windows', 'linux!'])('is corrected by %j, and the topic shown anew', (text) => {
    const { decision, state } = decide(text, shown);
    expect(decision).toEqual({ kind: 'answer', topic: 'both-steps', platform: 'linux' });
    expect(state.platform).toBe('linux');
  });

  test('is corrected by a new problem that names the other', () => {
    const { decision, state } = decide('and on my linux machine', shown, aMatch('steps', 0.9));
    expect(decision).toEqual({ kind: 'answer', topic: 'steps', platform: 'linux' });
    expect(state.platform).toBe('linux');
  });

  test('does not bring the topic back when more is said', () => {
    expect(decide('the other machine that I have runs linux', shown).decision.kind).toBe('not-found');
  });

  test('stays when nothing is said of it', () => {
    expect(decide('x', shown, aMatch('steps', 0.9)).state.platform).toBe('windows');
  });
});

describe('the platform alone', () => {
  test.each(['windows', 'it is a Linux VM', 'The machine runs Ubuntu 22.04.'])(
    '%s is remembered, and the problem asked for',
    (text) => {
      const { decision, state } = decide(text);
      expect(decision).toEqual({ kind: 'not-found', reason: 'only-platform' });
      expect(state.platform).toBeDefined();
    },
  );

  test('narrows a choice that is open', () => {
    const offering = aState({ pending: { kind: 'choose', topics: ['steps', 'checklist'] } });
    expect(decide('it is windows', offering).decision).toEqual({ kind: 'choose', topics: ['steps', 'checklist'] });
  });
});

test('what was not shown yet cannot have failed: the question is asked again', () => {
  const asked = talk(garage, [says('x', [aMatch('both-steps', 0.9)])]);
  expect(decide('still failing', asked.state).decision).toEqual({ kind: 'ask-platform', topic: 'both-steps' });
});

test('a code that no topic knows is named', () => {
  const understood = says('Error code: UserErrorVmNotFound');
  if (understood.kind !== 'text') throw new Error('a text was said');
  const { decision } = decideFrozen(
    aState(),
    { ...understood, understanding: { ...understood.understanding, codes: ['UserErrorVmNotFound'] } },
    garage,
  );
  expect(decision).toEqual({ kind: 'not-found', reason: 'no-match', code: 'UserErrorVmNotFound' });
});

test('an error number that no topic knows is named as it was pasted', () => {
  expect(decide('what is 0x1D060').decision).toEqual({ kind: 'not-found', reason: 'no-match', code: '0x1D060' });
});

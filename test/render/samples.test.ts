import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import type { Decision, NotFoundReason } from '../../src/model/decision.js';
import type { Form } from '../../src/model/form.js';
import { createPack } from '../../src/model/pack.js';
import type { Question } from '../../src/model/question.js';
import type { Card, Reply } from '../../src/model/reply.js';
import type { Topic } from '../../src/model/topic.js';
import type { RemovedSecret } from '../../src/model/understanding.js';
import { verbs } from '../../src/model/verbs.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { actionsOf, elementsOf, keysOf, plainWords, runTexts, sendingActions } from '../helpers/cards.js';
import { aContext, rendererOf } from '../helpers/rendering.js';

/** What cards/samples holds for each kind of decision. */
interface Sample {
  decision: Decision;
  removed: RemovedSecret[];
}

const folder = new URL('../../cards/samples/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

/** Every kind there is; the compiler complains when one is missing. */
const kinds: Record<Decision['kind'], true> = {
  welcome: true,
  answer: true,
  checklist: true,
  guide: true,
  cause: true,
  more: true,
  choose: true,
  'ask-platform': true,
  ask: true,
  'so-far': true,
  'did-it-help': true,
  'not-found': true,
  solved: true,
  exhausted: true,
  form: true,
  ticket: true,
  'ticket-limit': true,
  'my-tickets': true,
  said: true,
  relayed: true,
  'offer-person': true,
  error: true,
};
const reasons: Record<NotFoundReason, true> = {
  'no-match': true,
  'only-platform': true,
  'only-fact': true,
  empty: true,
  'only-attachment': true,
  'none-of-these': true,
  'outdated-button': true,
  'foreign-card': true,
  'nothing-before': true,
  'nothing-open': true,
  'no-others': true,
  'no-such-step': true,
  'no-person': true,
  unclear: true,
  noted: true,
  'talk-lost': true,
  'reply-lost': true,
};

const { topics, questions, forms } = read('pack') as { topics: Topic[]; questions: Question[]; forms: Form[] };
const pack = createPack(topics, forms, questions);
const render = rendererOf(pack);
const samples = Object.keys(kinds).map((kind) => [kind, read(kind) as Sample] as const);
const variants: [string, Sample][] = [
  ...samples.map(([kind, sample]): [string, Sample] => [kind, sample]),
  ...Object.keys(reasons).map((reason): [string, Sample] => [
    `not-found: ${reason}`,
    { decision: { kind: 'not-found', reason: reason as NotFoundReason }, removed: [] },
  ]),
  ['answer on Linux', { decision: { kind: 'answer', topic: 'PrintQueueStuckError', platform: 'linux' }, removed: [] }],
  ['answer by causes alone', { decision: { kind: 'answer', topic: 'printer-offline' }, removed: [] }],
  [
    'first cause',
    { decision: { kind: 'cause', topic: 'printer-offline', cause: 'paper-jam', position: 1, total: 3 }, removed: [] },
  ],
  [
    'only cause',
    { decision: { kind: 'cause', topic: 'printer-offline', cause: 'paper-jam', position: 1, total: 1 }, removed: [] },
  ],
  ['one choice', { decision: { kind: 'choose', topics: ['paper-jam'] }, removed: [] }],
  [
    'last step of a guide',
    {
      decision: { kind: 'guide', topic: 'printer-guide', step: 'g2', position: 2, total: 2, before: 'paper-jam' },
      removed: [],
    },
  ],
  [
    'question between topics',
    { decision: { kind: 'ask', question: 'kind', topics: ['paper-jam', 'printer-care'] }, removed: [] },
  ],
  [
    'everything done, and more than that',
    {
      decision: {
        ...{ kind: 'checklist', topic: 'printer-care', ticked: ['c1', 'c2', 'c3'] },
        ...{ redraw: true, asks: true, gone: 2, others: true },
      },
      removed: [{ kind: 'password', count: 1 }],
    },
  ],
  ['so far', { decision: { kind: 'so-far', topic: 'paper-jam', ticked: [], tried: [] }, removed: [] }],
  ['other topics', { decision: { kind: 'choose', topics: ['paper-jam', 'printer-care'], others: true }, removed: [] }],
  ['solved, alone', { decision: { kind: 'solved', topic: 'paper-jam' }, removed: [] }],
  ['thanks', { decision: { kind: 'solved', topic: '' }, removed: [] }],
  ['nothing tried', { decision: { kind: 'exhausted', topic: 'paper-jam', tried: [] }, removed: [] }],
  ['general form', { decision: { kind: 'form', words: 'It fails' }, removed: [] }],
  ['form that is gone', { decision: { kind: 'form', form: 'gone', topic: 'gone', words: '' }, removed: [] }],
  [
    'a limit of the network',
    { decision: { kind: 'ticket-limit', of: 'opened', why: 'network', count: 30, minutes: 1 }, removed: [] },
  ],
  [
    'a limit of opening again',
    { decision: { kind: 'ticket-limit', of: 'reopened', why: 'own', count: 5, minutes: 60 }, removed: [] },
  ],
  [
    'a ticket before the last one',
    { decision: { kind: 'ticket', ticket: 'K7M-3QX', news: 'over', ended: 'resolved', isOld: true }, removed: [] },
  ],
  ['gone topic', { decision: { kind: 'answer', topic: 'gone' }, removed: [] }],
];

function only(replies: Reply[]): Reply {
  expect(replies).toHaveLength(1);
  return replies[0]!;
}

// Experts' cards belong to no decision: expert-cards.test.ts looks at them.
test('there is a sample of every kind and of nothing else', () => {
  const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
  expect(names.sort()).toEqual([...Object.keys(kinds), 'pack', 'expert'].sort());
  for (const [kind, { decision }] of samples) expect(decision.kind).toBe(kind);
});

describe.each([
  ['Action.Submit', false],
  ['Action.Execute', true],
] as const)('with %s', (actionType, universalActions) => {
  describe.each(variants)('%s', (_, { decision, removed }) => {
    const { card, text, speak } = only(render(decision, aContext({ removed, universalActions, turn: 'turn-1' })));

    test('is a card that every channel takes', () => {
      expect(cardProblems(card)).toEqual([]);
    });

    test('says the same as plain text, in the same order', () => {
      const plain = plainWords(text);
      let from = 0;
      for (const run of runTexts(card)
        .map(plainWords)
        .filter((words) => words !== '')) {
        const at = plain.indexOf(run, from);
        expect({ run, stands: at >= 0 }).toEqual({ run, stands: true });
        from = at + run.length;
      }
      // Boxes can be ticked on the card only.
      const offered = (card.actions as { title: string; data: { verb: string } }[]).filter(
        ({ data }) => data.verb !== 'tick',
      );
      for (const { title } of offered) expect(plain).toContain(title);
    });

    test('can be read aloud, and says so where no card is shown', () => {
      expect(speak.trim()).not.toBe('');
      expect(card.speak).toBe(speak);
      expect(card.fallbackText).toEqual(expect.stringContaining(speak));
      expect((card.fallbackText as string).length).toBeGreaterThan(speak.length);
    });

    test('has no place of its template left open', () => {
      expect(JSON.stringify([card, text, speak])).not.toMatch(/\$\{|undefined|\[object|\uE001/);
    });

    test('sends a verb, a topic and its key, and nothing else', () => {
      for (const { data } of sendingActions(card)) {
        expect(verbs).toContain(data.verb);
        expect(typeof data.topic).toBe('string');
        expect(data.key).toBe('turn-1.1');
        const further = ['part', 'step', 'was'].filter((name) => name in data);
        expect(Object.keys(data).sort()).toEqual(['key', ...further, 'topic', 'verb'].sort());
        for (const name of further) expect(typeof data[name]).toBe('string');
      }
    });

    test('sends in the way that the channel understands', () => {
      for (const action of card.actions as Record<string, unknown>[]) {
        const { type, title, style, data, verb, fallback } = action;
        expect(type).toBe(actionType);
        if (!universalActions) continue;
        expect(verb).toBe((data as { verb: string }).verb);
        expect(fallback).toEqual({ type: 'Action.Submit', title, style, data });
      }
      const inside = actionsOf({ ...card, actions: [] }).map(({ type }) => type);
      expect(inside.filter((type) => type === 'Action.Execute')).toEqual([]);
    });

    test('has ids that are all different', () => {
      const ids = elementsOf(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
      expect(new Set(ids).size).toBe(ids.length);
      const targets = actionsOf(card).flatMap(({ targetElements }) => (targetElements as string[] | undefined) ?? []);
      expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    });
  });
});

describe('keys', () => {
  const keysIn = (turn: string, card: (replies: Reply[]) => Card) =>
    samples.flatMap(([, { decision, removed }]) => keysOf(card(render(decision, aContext({ removed, turn })))));

  test('differ from turn to turn, also when the same is shown again', () => {
    const first = keysIn('turn-1', (replies) => replies[0]!.card);
    const second = keysIn('turn-2', (replies) => replies[0]!.card);
    expect(first.length).toBeGreaterThan(15);
    expect(first.filter((key) => second.includes(key))).toEqual([]);
  });

  test('are in everything that is sent', () => {
    for (const [, { decision, removed }] of samples) {
      const { card } = only(render(decision, aContext({ removed })));
      const sent = actionsOf(card).filter(({ type }) => type === 'Action.Submit' || type === 'Action.Execute');
      expect(keysOf(card)).toHaveLength(sent.length);
    }
  });

  test("also tell one card's hidden sections from another's", () => {
    const ids = ['turn-1', 'turn-2'].flatMap((turn) =>
      elementsOf(only(render(samples[1]![1].decision, aContext({ turn }))).card)
        .map(({ id }) => id)
        .filter((id) => typeof id === 'string' && /^(?:section|command)-/.test(id)),
    );
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

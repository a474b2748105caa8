import { describe, expect, test } from '@jest/globals';
import type { Topic } from '../../src/model/topic.js';
import type { Card } from '../../src/model/reply.js';
import { createPack } from '../../src/model/pack.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { largestCard } from '../../src/render/render.js';
import { actionsOf, bytesOf, elementsOf, keysOf, runTexts, shownText } from '../helpers/cards.js';
import { aContext, rendererOf } from '../helpers/rendering.js';
import { aSource, aStep, aTopic, command, paragraph } from '../helpers/topics.js';

/** A turn's id as long as they come. */
const turn = '123e4567-e89b-12d3-a456-426614174000-1';
const source = aSource('The handbook', { url: 'https://example.org/handbook' });

/** Words that are all different: `w1 w2 w3`. */
function words(from: number, count: number, between = ' '): string {
  return Array.from({ length: count }, (_, number) => `w${from + number}`).join(between);
}

const perStep = 40;
const steps = (count: number) =>
  Array.from({ length: count }, (_, number) => aStep(words(number * perStep, perStep), { id: `s${number}` }));

const endless: [string, number, Topic][] = [
  ['300 long steps', 300 * perStep, aTopic('t', { steps: steps(300), sources: [source] })],
  ['300 long checks', 300 * perStep, aTopic('t', { steps: steps(300), ordered: false, sources: [source] })],
  [
    'one paragraph of 60,000 characters',
    10_200,
    aTopic('t', { summary: [paragraph(words(0, 10_200))], sources: [source] }),
  ],
  [
    'one paragraph of short lines',
    10_200,
    aTopic('t', { summary: [paragraph(words(0, 10_200, '\n'))], sources: [source] }),
  ],
  [
    'one paragraph of many short runs',
    8_000,
    aTopic('t', {
      summary: [
        paragraph(
          Array.from({ length: 4_000 }, (_, number) => ({
            text: `w${2 * number} w${2 * number + 1} `,
            strong: number % 2 === 0,
          })),
        ),
      ],
      sources: [source],
    }),
  ],
  [
    'one step of 60,000 characters',
    10_200,
    aTopic('t', { steps: [aStep(words(0, 10_200), { id: 's' })], sources: [source] }),
  ],
  [
    'one check of 60,000 characters',
    10_200,
    aTopic('t', {
      steps: [aStep(words(0, 10_200), { id: 's' }), aStep('end', { id: 'e' })],
      ordered: false,
      sources: [source],
    }),
  ],
  [
    'one note of 60,000 characters',
    10_200,
    aTopic('t', {
      summary: [{ kind: 'note', tone: 'warning', blocks: [paragraph(words(0, 10_200))] }],
      sources: [source],
    }),
  ],
  [
    'a command of 2,000 lines',
    6_000,
    aTopic('t', {
      steps: [
        aStep('x', {
          body: [
            paragraph('Run this:'),
            command(Array.from({ length: 2_000 }, (_, line) => words(3 * line, 3)).join('\n')),
          ],
        }),
      ],
      sources: [source],
    }),
  ],
  [
    'a command of one line of 60,000 characters',
    10_200,
    aTopic('t', { summary: [command(words(0, 10_200))], sources: [source] }),
  ],
  [
    '200 notes and 200 links',
    2_400,
    aTopic('t', {
      notes: Array.from({ length: 200 }, (_, number) => paragraph(words(10 * number, 10))),
      links: Array.from({ length: 200 }, (_, number) => [
        { text: words(2_000 + 2 * number, 2), href: `https://example.org/${'x'.repeat(150)}` },
      ]),
      sources: [source],
    }),
  ],
  [
    '600 links to topics',
    600,
    aTopic('t', {
      summary: Array.from({ length: 600 }, (_, number) => paragraph([{ text: `w${number}`, href: 'topic:t' }])),
      sources: [source],
    }),
  ],
];

describe.each(endless)('%s', (_, count, topic) => {
  const render = rendererOf(createPack([topic]));
  const decision = topic.ordered
    ? { kind: 'answer' as const, topic: 't' }
    : { kind: 'checklist' as const, topic: 't', ticked: ['s1'] };
  const removed = [{ kind: 'password', count: 1 }];

  test.each([false, true])('come in cards that every channel takes (universal actions: %s)', (universalActions) => {
    const cards = render(decision, aContext({ turn, removed, universalActions })).map(({ card }) => card);
    expect(cards.length).toBeGreaterThan(1);
    expect(Math.max(...cards.map(bytesOf))).toBeLessThanOrEqual(largestCard);
    expect(largestCard).toBeLessThanOrEqual(27_000);
    expect([...new Set(cards.flatMap(cardProblems))]).toEqual([]);
  });

  const replies = render(decision, aContext({ turn, removed, universalActions: true }));
  const cards = replies.map(({ card }) => card);

  test('say every word once and in order', () => {
    const wanted = words(0, count).split(' ');
    const inOrder = (text: string) => text.match(/\bw\d+/g);
    expect(inOrder(cards.map(shownText).join('\n'))).toEqual(wanted);
    expect(inOrder(replies.map(({ text }) => text).join('\n'))).toEqual(wanted);
  });

  test('have their buttons and their source under the last card only, and save under each with checks', () => {
    const buttons = cards.map(({ actions }) => (actions as { title: string }[]).map(({ title }) => title));
    buttons.slice(0, -1).forEach((titles, index) => {
      const hasChecks = elementsOf(cards[index]!.body).some(({ type }) => type === 'Input.Toggle');
      expect(titles).toEqual(hasChecks ? ['Save what is done'] : []);
    });
    expect(buttons.at(-1)).toContain('Still failing');
    expect(replies.map(({ text }) => text.includes('You can answer')).indexOf(true)).toBe(cards.length - 1);
    expect(cards.map((card) => runTexts(card).includes('Source: ')).indexOf(true)).toBe(cards.length - 1);
  });

  test('tell what was removed on the first card only', () => {
    const told = cards.map((card) => shownText(card).includes('I removed a password'));
    expect(told).toEqual([true, ...told.slice(1).map(() => false)]);
    expect(replies.filter(({ text }) => text.includes('I removed'))).toHaveLength(1);
  });

  test('say which part each card is, also aloud', () => {
    cards.forEach((card, index) => expect(shownText(card)).toContain(`(part ${index + 1} of ${cards.length})`));
    expect(replies[1]!.speak).toBe('About t, part 2.');
  });

  test('have keys and ids of their own', () => {
    const keys = cards.map((card) => [...new Set(keysOf(card))]);
    keys.forEach((key, index) => expect(key).toEqual(key.length === 0 ? [] : [`${turn}.${index + 1}`]));
    const ids = cards.flatMap((card) => elementsOf(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a section that goes on in the next card', () => {
  const cards = rendererOf(createPack([aTopic('t', { steps: steps(100) })]))(
    { kind: 'answer', topic: 't' },
    aContext(),
  ).map(({ card }) => shownText(card).split('\n'));

  test('says so in its heading', () => {
    expect(cards[0]).toContain('What to do');
    expect(cards[0]).not.toContain('What to do (continued)');
    for (const card of cards.slice(1)) expect(card).toContain('What to do (continued)');
  });
});

describe('folded notes that have no room', () => {
  const count = 6_000;
  const notes = Array.from({ length: count / 20 }, (_, number) => paragraph(words(20 * number, 20)));
  const topic = aTopic('t', {
    steps: [aStep('Do', { id: 's1' }), aStep('Look', { id: 's2' })],
    notes,
    sources: [source],
  });
  const render = rendererOf(createPack([topic]));

  test.each([false, true])('are behind a button (universal actions: %s)', (universalActions) => {
    const [reply, ...others] = render({ kind: 'answer', topic: 't' }, aContext({ universalActions }));
    expect(others).toEqual([]);
    const buttons = actionsOf(reply!.card);
    expect(buttons.map(({ title }) => title)).toContain('Notes, links and sources');
    // It adds to the card, so it must not redraw it.
    expect(buttons.find(({ title }) => title === 'Notes, links and sources')).toMatchObject({
      type: 'Action.Submit',
      data: { verb: 'more', topic: 't', step: 't' },
    });
    expect(shownText(reply!.card)).not.toMatch(/\bw\d+/);
    expect(cardProblems(reply!.card)).toEqual([]);
  });

  test('are told in the text', () => {
    const [reply] = render({ kind: 'answer', topic: 't' }, aContext());
    expect(reply!.text.match(/\bw\d+/g)).toEqual(words(0, count).split(' '));
    expect(reply!.text).not.toMatch(/You can answer: .*Notes/);
  });

  test('are shown whole and open when they are asked for', () => {
    const replies = render({ kind: 'more', topic: 't' }, aContext());
    expect(
      replies
        .map(({ card }) => shownText(card))
        .join(' ')
        .match(/\bw\d+/g),
    ).toEqual(words(0, count).split(' '));
    for (const { card } of replies) {
      expect(elementsOf(card.body).filter(({ isVisible }) => isVisible === false)).toEqual([]);
      expect(cardProblems(card)).toEqual([]);
    }
  });
});

describe('after a tick of a list that takes several cards', () => {
  const render = rendererOf(createPack([aTopic('t', { steps: steps(300), ordered: false })]));
  const checksOf = (card: Card) =>
    elementsOf(card.body).flatMap(({ type, id }) => (type === 'Input.Toggle' ? [id] : []));
  const all = render({ kind: 'checklist', topic: 't', ticked: [] }, aContext());
  const saves = (card: Card) =>
    actionsOf(card).find(({ data }) => (data as { verb?: string } | undefined)?.verb === 'tick');

  test('each card names the first of its own checks', () => {
    for (const { card } of all) {
      const { step } = saves(card)!.data as { step: string };
      expect(`step-${step}`).toBe(checksOf(card)[0]);
    }
  });

  test('only the card that was ticked is shown again', () => {
    const second = all[1]!.card;
    const { step: at } = saves(second)!.data as { step: string };
    const again = render({ kind: 'checklist', topic: 't', ticked: [at], at }, aContext());
    expect(again).toHaveLength(1);
    expect(checksOf(again[0]!.card)).toEqual(checksOf(second));
  });

  test('all are shown when the check is gone', () => {
    const again = render({ kind: 'checklist', topic: 't', ticked: [], at: 'gone' }, aContext());
    expect(again).toHaveLength(all.length);
  });
});

test('characters of two halves are not torn apart', () => {
  const text = '😀'.repeat(20_000);
  for (const shift of ['', 'x']) {
    const topic = aTopic('t', { summary: [paragraph(shift + text), command(shift + text)] });
    const replies = rendererOf(createPack([topic]))({ kind: 'answer', topic: 't' }, aContext());
    expect(replies.map(({ card }) => bytesOf(card)).filter((bytes) => bytes > largestCard)).toEqual([]);
    const said = replies.map(({ card, text: plain }) => shownText(card) + plain).join('');
    expect(said).not.toMatch(/\p{Cs}/u);
    expect(
      replies
        .map(({ card }) => shownText(card))
        .join('')
        .match(/😀/g),
    ).toHaveLength(40_000);
  }
});

test('a word is not torn apart where it need not be', () => {
  // The middle lies three characters into the second run.
  const first = words(0, 3_000);
  const second = words(3_000, 3_000);
  const spans = [{ text: first }, { text: `, ${second}`, strong: true }];
  const replies = rendererOf(createPack([aTopic('t', { summary: [paragraph(spans)] })]))(
    { kind: 'answer', topic: 't' },
    aContext(),
  );
  expect(
    replies
      .map(({ text }) => text)
      .join('\n')
      .match(/\bw\d+\b/g),
  ).toEqual(words(0, 6_000).split(' '));
});

test('what fits into one card is not divided', () => {
  const replies = rendererOf(createPack([aTopic('t', { steps: steps(20) })]))(
    { kind: 'answer', topic: 't' },
    aContext(),
  );
  expect(replies).toHaveLength(1);
  expect(replies[0]!.text).not.toContain('part 1');
});

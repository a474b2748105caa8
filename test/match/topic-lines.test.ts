import { expect, test } from '@jest/globals';
import { buildIndex } from '../../src/match/build-index.js';
import { lineWeights, topicLines } from '../../src/match/topic-lines.js';
import { createTermIndex } from '../../src/match/term-index.js';
import type { Topic } from '../../src/model/topic.js';
import { aCause, aStep, aTopic, paragraph } from '../helpers/topics.js';

/** A topic that says a word in one field and something else in every other. */
function saying(word: string, field: string, id = field): Topic {
  const inField = (name: string) => (name === field ? word : 'other');
  return aTopic(id, {
    articles: [`handbook/${inField('article')}#part`],
    title: inField('title'),
    codes: [inField('code')],
    messages: [inField('message')],
    symptoms: [inField('symptom')],
    headings: [inField('heading')],
    summary: [paragraph(inField('summary'))],
    steps: [aStep(inField('step'), { steps: [aStep(inField('nested step'))] })],
    causes: [aCause('x', { title: inField('cause') })],
    notes: [paragraph(inField('note'))],
    ifItStillFails: [{ kind: 'list', ordered: false, items: [[paragraph(inField('if it still fails'))]] }],
    links: [[{ text: inField('link'), href: `https://example.org/docs/${inField('address')}#${inField('anchor')}` }]],
  });
}

const fields = [
  'title',
  'code',
  'message',
  'symptom',
  'heading',
  'summary',
  'step',
  'nested step',
  'cause',
  'note',
  'if it still fails',
  'link',
  'article',
  'address',
  'anchor',
];

/** How well each topic fits the word "vault". */
function scoresOf(topics: Topic[]): number[] {
  const scores = new Float64Array(topics.length);
  const index = buildIndex(topics);
  const words = createTermIndex(index.wordPostings);
  words.addScores(words.ask([index.words.indexOf('vault')]), 1, scores);
  return [...scores];
}

test.each(fields)('a word in a %s is found', (field) => {
  const topics = [saying('vault', field), aTopic('b', { title: 'disk', summary: [paragraph('x')] })];
  expect(scoresOf(topics).map((score) => score > 0)).toEqual([true, false]);
});

test('names and what people say count more than what an article explains, and that more than what it advises', () => {
  const groups = ['title', 'symptom', 'summary', 'step'];
  const topics = groups.map((field) => saying('vault', field));
  const scores = scoresOf(topics);
  const order = [...groups].sort(
    (one, other) => (scores[groups.indexOf(other)] ?? 0) - (scores[groups.indexOf(one)] ?? 0),
  );
  expect(order).toEqual(groups);
});

test('lines stand as they read, the name before what it advises, and none is empty', () => {
  const topic = aTopic('a', {
    articles: ['azure/vault-full.md'],
    title: 'The vault is full',
    codes: ['VaultFullError'],
    messages: ['The vault has no room.'],
    symptoms: ['nothing fits', ' '],
    summary: [paragraph('First line.\nSecond line.'), paragraph('')],
    steps: [aStep('Empty it.\nSlowly.', { steps: [aStep('Or buy another.')] })],
  });
  expect(topicLines(topic)).toEqual([
    { kind: 'title', text: 'The vault is full' },
    { kind: 'code', text: 'VaultFullError' },
    { kind: 'message', text: 'The vault has no room.' },
    { kind: 'symptom', text: 'nothing fits' },
    { kind: 'summary', text: 'First line.' },
    { kind: 'summary', text: 'Second line.' },
    { kind: 'advice', text: 'Empty it. Slowly.' },
    { kind: 'advice', text: 'Or buy another.' },
    { kind: 'name', text: 'vault-full.md' },
  ]);
});

test('of links the page and its anchor are names, each once; sites, queries and numbers are none', () => {
  const names = (...hrefs: string[]) =>
    topicLines(aTopic('a', { articles: ['1'], notes: [paragraph(hrefs.map((href) => ({ text: 'x', href })))] }))
      .filter(({ kind }) => kind === 'name')
      .map(({ text }) => text)
      .slice(1);
  expect(names('https://example.org/en/move-a-vault/?tabs=cli#before-you-move')).toEqual([
    'move-a-vault',
    'before-you-move',
  ]);
  expect(names('https://example.org/a/vault', 'https://example.org/b/vault')).toEqual(['vault']);
  expect(names('https://example.org', 'https://example.org/', 'https://example.org/12/34', 'topic:vault')).toEqual([]);
});

test('words set off within a line are a line, too, that counts no word twice', () => {
  const steps = [
    { text: 'Read ' },
    { text: 'The lift has no power', strong: true },
    { text: ' and ' },
    { text: 'the cable of lifts', href: 'topic:cable' },
    { text: ', not ' },
    { text: 'it', emphasis: true },
  ];
  const labels = (...runs: (typeof steps)[]) =>
    topicLines(aTopic('a', { notes: runs.map(paragraph) })).flatMap(({ kind, text }) =>
      kind === 'label' ? [text] : [],
    );
  expect(labels(steps)).toEqual(['The lift has no power', 'the cable of lifts']);
  // A line of nothing else is one already.
  expect(labels([{ text: 'The lift has no power', strong: true }])).toEqual([]);
  expect(lineWeights.label).toBe(0);
});

test('every other kind of line has a weight', () => {
  for (const [kind, weight] of Object.entries(lineWeights)) if (kind !== 'label') expect(weight).toBeGreaterThan(0);
});

import { expect, test } from '@jest/globals';
import { topicFields } from '../../src/match/topic-fields.js';
import { createWordIndex } from '../../src/match/word-index.js';
import type { Topic } from '../../src/model/topic.js';
import { aCause, aStep, aTopic, paragraph } from '../helpers/topics.js';

/** A topic that says a word in one field and something else in every other. */
function saying(word: string, field: string, id = field): Topic {
  const inField = (name: string) => (name === field ? word : 'other');
  return aTopic(id, {
    title: inField('title'),
    codes: [inField('code')],
    messages: [inField('message')],
    symptoms: [inField('symptom')],
    summary: [paragraph(inField('summary'))],
    steps: [aStep(inField('step'), { steps: [aStep(inField('nested step'))] })],
    causes: [aCause('x', { title: inField('cause') })],
    notes: [paragraph(inField('note'))],
    ifItStillFails: [{ kind: 'list', ordered: false, items: [[paragraph(inField('if it still fails'))]] }],
    links: [[{ text: inField('link'), href: 'https://example.org' }]],
  });
}

const fields = [
  'title',
  'code',
  'message',
  'symptom',
  'summary',
  'step',
  'nested step',
  'cause',
  'note',
  'if it still fails',
  'link',
];

/** How well each topic fits the word "vault". */
function scoresOf(topics: Topic[]): number[] {
  const scores = new Float64Array(topics.length);
  createWordIndex(topics.length, topicFields(topics).words, 0.75).addScores(['vault'], scores, 1);
  return [...scores];
}

test.each(fields)('a word in a %s is found', (field) => {
  const topics = [saying('vault', field), aTopic('b', { title: 'disk' })];
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

test('pairs are of words in one line', () => {
  const topic = aTopic('a', { title: 'Vault quota', symptoms: ['disk full', 'agent stopped'] });
  const pairs = topicFields([topic]).pairs.flatMap(({ documents }) => documents.flat());
  expect(pairs).toContain('disk full');
  expect(pairs).not.toContain('full agent');
});

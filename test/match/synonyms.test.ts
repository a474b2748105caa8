import { describe, expect, test } from '@jest/globals';
import { createSynonyms } from '../../src/match/synonyms.js';
import { matcherOf } from '../helpers/matcher.js';
import { aTopic, paragraph } from '../helpers/topics.js';
import { anUnderstanding } from '../helpers/understandings.js';

const { addTo } = createSynonyms([
  ['vm', 'virtual machin', 'machin'],
  ['rp', 'restor point'],
  ['rpc', 'restor point collect'],
]);
const read = (text: string) => addTo(text.split(' ')).join(' ');

describe('behind a term that has synonyms stands what it means', () => {
  test.each([
    ['a term of one word', 'my vm fail', 'my vm =vm fail'],
    ['a term of several words', 'restor point gone', 'restor point =rp gone'],
    ['one term in another', 'virtual machin', 'virtual machin =vm =vm'],
    ['a term that goes on', 'restor point collect', 'restor point =rp collect =rpc'],
    ['each time', 'vm vm', 'vm =vm vm =vm'],
    ['at the beginning and at the end', 'rp of vm', 'rp =rp of vm =vm'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['half a term', 'restor it'],
    ['the end of a term alone', 'point gone'],
    ['a term in another order', 'point restor'],
    ['a term with a word in between', 'restor that point'],
    ['a word that only begins alike', 'vmware'],
    ['other words', 'disk full'],
  ])('not behind %s', (_, text) => {
    expect(read(text)).toBe(text);
  });
});

test('a term of two groups means both', () => {
  const both = createSynonyms([
    ['agent', 'waagent'],
    ['mar', 'agent'],
  ]);
  expect(both.addTo(['agent'])).toEqual(['agent', '=agent', '=mar']);
});

test('without groups, and of no words, there is nothing to add', () => {
  expect(createSynonyms([]).addTo(['vm'])).toEqual(['vm']);
  expect(addTo([])).toEqual([]);
});

describe('topics', () => {
  const topics = [
    aTopic('one', { title: 'The elevator is stuck', summary: [paragraph('Call.')] }),
    aTopic('stairs', { title: 'The stairs are wet', summary: [paragraph('Mop.')] }),
    aTopic('door', { title: 'The sliding door is stuck', summary: [paragraph('Push.')] }),
  ];
  const best = (text: string, synonyms?: string[][]) => matcherOf(topics, synonyms)(anUnderstanding(text))[0];

  test('are found by a term that they do not have', () => {
    expect(best('lift cabin')).toBeUndefined();
    expect(best('lift cabin', [['lift', 'elevator']])?.topic).toBe('one');
    expect(best('the lifting cage', [['Lifting cages', 'elevator']])?.topic).toBe('one');
  });

  test('that have the very word are found as before, and nobody is told of a word that nobody wrote', () => {
    const match = best('elevator', [['lift', 'elevator']]);
    expect(match?.topic).toBe('one');
    expect(JSON.stringify(match?.evidence)).not.toContain('=');
    expect(JSON.stringify(best('lift stuck', [['lift', 'elevator']])?.evidence)).not.toContain('=');
  });
});

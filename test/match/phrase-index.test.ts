import { expect, test } from '@jest/globals';
import { createPhraseIndex } from '../../src/match/phrase-index.js';
import { tokensOf } from '../../src/match/tokens.js';

const weights: Record<string, number> = { agent: 1, disk: 1, vault: 4 };
const weightOf = (token: string) => weights[token] ?? 2;
/** An index that is always asked for all topics. */
const indexOf = (...phrasesOf: string[][]) => {
  const index = createPhraseIndex(phrasesOf, weightOf);
  return { find: (tokens: readonly string[]) => index.find(tokens, phrasesOf.keys()) };
};

test('a phrase that is said whole has all its weight', () => {
  const [hit] = indexOf(['vault disk']).find(tokensOf('disk vault'));
  expect(hit).toEqual({ topic: 0, phrase: 'vault disk', ofPhrase: 1, ofText: 1, weight: 5 });
});

test('shares are by weight, not by count', () => {
  const [hit] = indexOf(['vault disk agent']).find(tokensOf('vault printer'));
  expect(hit).toMatchObject({ ofPhrase: 4 / 6, ofText: 4 / 6, weight: 4 });
});

test('of a topic, the phrase that is said best is told', () => {
  const hits = indexOf(['agent disk printer', 'vault disk'], ['paper']).find(tokensOf('the vault disk'));
  expect(hits).toHaveLength(1);
  expect(hits[0]).toMatchObject({ topic: 0, phrase: 'vault disk' });
});

test('of a topic, a phrase that stands together beats a longer one whose words are strewn', () => {
  const filler = Array.from({ length: 30 }, (_, number) => `filler${number}x`).join(' ');
  const text = tokensOf(`vault ${filler} disk ${filler} agent ${filler} printer paper`);
  expect(indexOf(['vault disk agent', 'printer paper']).find(text)[0]?.phrase).toBe('printer paper');
});

test('of many phrases of a topic, none is overlooked', () => {
  const phrases = ['disk one', 'disk two', 'disk three', 'disk four', 'disk vault agent'];
  for (const order of [phrases, [...phrases].reverse()])
    expect(indexOf(order).find(tokensOf('agent vault disk'))[0]?.phrase).toBe('disk vault agent');
});

test('each topic is told once', () => {
  const hits = indexOf(['vault', 'disk'], ['agent'], ['disk agent']).find(tokensOf('vault agent disk'));
  expect(hits.map(({ topic }) => topic).sort()).toEqual([0, 1, 2]);
});

test('words that stand far apart are not the phrase', () => {
  const filler = Array.from({ length: 30 }, (_, number) => `filler${number}x`).join(' ');
  const index = indexOf(['vault disk agent']);
  expect(index.find(tokensOf(`vault disk agent ${filler}`))[0]?.ofPhrase).toBe(1);
  expect(index.find(tokensOf(`vault ${filler} disk ${filler} agent`))[0]?.ofPhrase).toBeLessThan(0.7);
});

test('a phrase is found where it stands together, though its words stand elsewhere too', () => {
  const filler = Array.from({ length: 30 }, (_, number) => `filler${number}x`).join(' ');
  const [hit] = indexOf(['vault disk agent']).find(tokensOf(`vault ${filler} vault disk agent ${filler} agent`));
  expect(hit?.ofPhrase).toBe(1);
});

test('nothing is told of phrases that share no word', () => {
  expect(indexOf(['vault disk']).find(tokensOf('paper jam'))).toEqual([]);
  expect(indexOf([], ['']).find(tokensOf('paper'))).toEqual([]);
});

test('only the topics that are asked for are looked at', () => {
  const index = createPhraseIndex([['vault disk'], ['vault agent']], weightOf);
  expect(index.find(tokensOf('vault'), [1]).map(({ topic }) => topic)).toEqual([1]);
  expect(index.find(tokensOf('vault'), [7])).toEqual([]);
});

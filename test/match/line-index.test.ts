import { describe, expect, test } from '@jest/globals';
import { createLineIndex, type LineHit, type TopicLines } from '../../src/match/line-index.js';
import { createLinesBuilder } from '../../src/match/lines-builder.js';
import { numbering } from '../../src/match/numbering.js';
import { tokensOf } from '../../src/match/tokens.js';
import { lineKinds, type LineKind } from '../../src/match/topic-lines.js';

const weights: Record<string, number> = { agent: 1, disk: 1, vault: 4 };

/** An index of topics' lines (messages, unless a kind is given) that is asked for every topic. */
function indexOf(...topics: (string | [LineKind, string])[][]) {
  const numbers = numbering<string>();
  const builder = createLinesBuilder();
  for (const lines of topics) {
    for (const line of lines) {
      const [kind, text] = typeof line === 'string' ? (['message', line] as const) : line;
      builder.add(kind, tokensOf(text).map(numbers.of), text);
    }
    builder.endTopic();
  }
  const words = numbers.values();
  const weightOf = (word: number) => weights[words[word] ?? ''] ?? 2;
  const index = createLineIndex(builder.build(), words.length, weightOf);
  const find = (text: string, use: keyof TopicLines = 'message') => {
    const said = tokensOf(text).map((token) => words.indexOf(token));
    // Each word once; those that no topic has weigh like others.
    const weight = [...new Set(tokensOf(text))].reduce((sum, token) => sum + (weights[token] ?? 2), 0);
    const asked = { words: said, weight };
    return topics.flatMap((_, topic): (LineHit & { topic: number })[] => {
      const hit = index.best(asked, topic)[use];
      return hit ? [{ ...hit, topic }] : [];
    });
  };
  const wordsOf = (hit: LineHit | undefined) => hit?.words.map((word) => words[word]);
  return { find, wordsOf };
}

const filler = Array.from({ length: 30 }, (_, number) => `filler${number}x`).join(' ');

test('a line that is said whole has all its weight', () => {
  const { find, wordsOf } = indexOf(['vault disk']);
  const [hit] = find('disk vault');
  expect(hit).toEqual({
    topic: 0,
    kind: 'message',
    text: 'vault disk',
    ofLine: 1,
    ofText: 1,
    words: expect.any(Array),
    weight: 5,
  });
  expect(wordsOf(hit)).toEqual(['vault', 'disk']);
});

test('shares are by weight, not by count', () => {
  const [hit] = indexOf(['vault disk agent']).find('vault printer');
  expect(hit).toMatchObject({ ofLine: 4 / 6, ofText: 4 / 6, weight: 4 });
});

test('of a topic, the line that is said best is told', () => {
  const hits = indexOf(['agent disk printer', 'vault disk'], ['paper']).find('the vault disk');
  expect(hits).toHaveLength(1);
  expect(hits[0]).toMatchObject({ topic: 0, text: 'vault disk' });
});

test('of a topic, a line that stands together beats a longer one whose words are strewn', () => {
  const text = `vault ${filler} disk ${filler} agent ${filler} printer paper`;
  expect(indexOf(['vault disk agent', 'printer paper']).find(text)[0]?.text).toBe('printer paper');
});

test('of many lines of a topic, none is overlooked', () => {
  const lines = ['disk one', 'disk two', 'disk three', 'disk four', 'disk vault agent'];
  for (const order of [lines, [...lines].reverse()])
    expect(indexOf(order).find('agent vault disk')[0]?.text).toBe('disk vault agent');
});

test('each topic has its own lines', () => {
  const hits = indexOf(['vault', 'disk'], [], ['agent'], ['disk agent']).find('vault agent disk');
  expect(hits.map(({ topic, text }) => [topic, text])).toEqual([
    [0, 'vault'],
    [2, 'agent'],
    [3, 'disk agent'],
  ]);
});

test('words that stand far apart are not the line', () => {
  const { find, wordsOf } = indexOf(['vault disk agent']);
  expect(find(`vault disk agent ${filler}`)[0]?.ofLine).toBe(1);
  const [strewn] = find(`vault ${filler} disk ${filler} agent`);
  expect(strewn?.ofLine).toBeLessThan(0.7);
  expect(wordsOf(strewn)).toHaveLength(1);
});

test('a line is found where it stands together, though its words stand elsewhere too', () => {
  const [hit] = indexOf(['vault disk agent']).find(`vault ${filler} vault disk agent ${filler} agent`);
  expect(hit?.ofLine).toBe(1);
});

test('nothing is told of lines that share no word', () => {
  expect(indexOf(['vault disk']).find('paper jam')).toEqual([]);
  expect(indexOf([], ['']).find('paper')).toEqual([]);
  expect(indexOf(['vault disk']).find('')).toEqual([]);
});

describe('lines of each kind count as what they are', () => {
  const used: Record<LineKind, (keyof TopicLines)[]> = {
    title: ['message', 'symptom'],
    message: ['message'],
    symptom: ['symptom'],
    summary: ['line'],
    heading: ['line'],
    advice: ['line'],
    label: ['line'],
    // Codes and names of pages are no lines.
    code: [],
    name: [],
  };

  test.each(lineKinds)('%s', (kind) => {
    const { find } = indexOf([[kind, 'vault disk']]);
    const uses = (['message', 'symptom', 'line'] as const).filter((use) => find('vault disk', use).length > 0);
    expect(uses).toEqual(used[kind]);
    // What is told as evidence has its text; the others are known by their words.
    const isTold = ['title', 'message', 'symptom'].includes(kind);
    for (const use of uses)
      expect(find('vault disk', use)[0]).toMatchObject({ kind, text: isTold ? 'vault disk' : '', ofLine: 1 });
  });

  test('and one kind does not hide another', () => {
    const { find } = indexOf([
      ['message', 'vault disk agent'],
      ['symptom', 'vault agent'],
      ['advice', 'agent disk'],
    ]);
    expect(find('vault disk agent', 'symptom')[0]?.text).toBe('vault agent');
    expect(find('vault disk agent', 'line')[0]?.kind).toBe('advice');
    expect(find('vault disk agent')[0]?.text).toBe('vault disk agent');
  });
});

test('a long line is known by its first sixty words', () => {
  const line = Array.from({ length: 80 }, (_, number) => `word${number}x`).join(' ');
  const { find } = indexOf([line]);
  expect(find('word59x')[0]?.weight).toBe(2);
  expect(find('word60x')).toEqual([]);
});

test('what was asked before does not matter', () => {
  const { find } = indexOf(['vault disk'], ['agent']);
  const before = find('vault agent');
  find('disk');
  expect(find('vault agent')).toEqual(before);
  expect(find('disk').map(({ topic }) => topic)).toEqual([0]);
});

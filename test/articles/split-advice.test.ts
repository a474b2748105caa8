import { describe, expect, it } from '@jest/globals';
import { splitAdvice } from '../../src/articles/split-advice.js';
import { plainBlocks, type Block } from '../../src/model/content.js';

const paragraph = (...texts: string[]): Block => ({ kind: 'paragraph', spans: texts.map((text) => ({ text })) });

function split(...blocks: Block[]): [string, string] {
  const { explanation, advice } = splitAdvice(blocks);
  return [plainBlocks(explanation), plainBlocks(advice)];
}

describe('splitAdvice', () => {
  it.each([
    ['an imperative', 'It is full. Remove copies. Then it works.', 'It is full.', 'Remove copies. Then it works.'],
    ['a purpose before it', 'It is full. To make room, remove copies.', 'It is full.', 'To make room, remove copies.'],
    [
      'a condition before it',
      'It is full. If it stays so, remove copies.',
      'It is full.',
      'If it stays so, remove copies.',
    ],
    ['what can be done', 'It is full. Copies can be removed.', 'It is full.', 'Copies can be removed.'],
    ['what must be so', 'It is full. Ten percent must be free.', 'It is full.', 'Ten percent must be free.'],
    ['the first sentence', 'Remove copies.', '', 'Remove copies.'],
    ['nothing', 'It is full.', 'It is full.', ''],
  ])('finds %s', (_name, text, explanation, advice) => {
    expect(split(paragraph(text))).toEqual([explanation, advice]);
  });

  it('prefers a later imperative to an earlier possibility', () => {
    expect(split(paragraph('It can be full.'), paragraph('Remove copies.'))).toEqual([
      'It can be full.',
      'Remove copies.',
    ]);
  });

  it('cuts inside spans, and keeps what follows', () => {
    const spans = [{ text: 'It is ' }, { text: 'full. Remove', strong: true }, { text: ' copies.' }];
    expect(splitAdvice([{ kind: 'paragraph', spans }, paragraph('Retry.')])).toEqual({
      explanation: [{ kind: 'paragraph', spans: [{ text: 'It is ' }, { text: 'full.', strong: true }] }],
      advice: [
        { kind: 'paragraph', spans: [{ text: 'Remove', strong: true }, { text: ' copies.' }] },
        paragraph('Retry.'),
      ],
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import { storyOf, titleOf } from '../../src/decide/story.js';
import { newConversation } from '../../src/model/conversation.js';
import { printers } from '../helpers/printers.js';
import { packOf } from '../helpers/topics.js';

describe('the title of a ticket without an article', () => {
  test.each([
    ['\n  the disk is full \nand more', 'the disk is full'],
    ['run \u202Egnp.exe\u2066 now', 'run gnp.exe now'],
    ['\u202E\nsecond line', 'second line'],
    ['שלום \u200F!', 'שלום \u200F!'],
    [' \n ', 'A problem without a description'],
  ])('%j: %j', (words, title) => {
    expect(titleOf(undefined, words)).toBe(title);
  });

  test('is cut where it is long, in no middle of a character', () => {
    expect(titleOf(undefined, `${'x'.repeat(79)}😀😀`)).toBe(`${'x'.repeat(79)}…`);
  });
});

describe('the topics of a story', () => {
  const [shown, other] = printers.map(({ id }) => id);
  const topicsOf = (matches: { topic: string; confidence: number }[]) => {
    const known = { words: '', others: [], answers: [], transcript: [], codes: [], messages: [], removed: 0, matches };
    const state = { ...newConversation(), topic: shown! };
    return storyOf(state, known, packOf(...printers)).topics.map(({ topic, confidence }) => [topic, confidence]);
  };

  test('are those that were shown, and those that fit well enough', () => {
    expect(topicsOf([{ topic: other!, confidence: 0.3 }])).toEqual([
      [other, 0.3],
      [shown, undefined],
    ]);
  });

  test('none that some word of any message fits', () => {
    expect(topicsOf([{ topic: other!, confidence: 0.06 }])).toEqual([[shown, undefined]]);
    expect(topicsOf([{ topic: shown!, confidence: 0.06 }])).toEqual([[shown, 0.06]]);
  });
});

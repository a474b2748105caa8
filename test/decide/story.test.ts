import { describe, expect, test } from '@jest/globals';
import { titleOf } from '../../src/decide/story.js';

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

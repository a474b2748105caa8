import { describe, expect, it } from '@jest/globals';
import { joinContinuedLists } from '../../src/articles/continued-lists.js';
import { procedureOf } from '../../src/articles/procedure.js';
import { read, told } from './told.js';

const steps = (markdown: string) => told(procedureOf(read(markdown)).steps);

describe('joinContinuedLists', () => {
  it.each([
    ['bullets', '1. a\n  + b\n  + c\n2. d', ['a', '  b', '  c', 'd']],
    ['a sentence', '1. a\n\nb\n\n2. c', ['a b', 'c']],
    ['a command', '1. a\n\n```\nb\n```\n\n2. c', ['a b', 'c']],
    ['bullets, also below the last item', '1. a\n  + b\n2. c\n  + d', ['a', '  b', 'c', '  d']],
  ])('goes on counting over %s', (_name, markdown, expected) => {
    expect(steps(markdown)).toEqual(expected);
  });

  it.each([
    ['the numbers begin again', '1. a\n\nthen:\n\n1. b', ['a', 'then:', '  b']],
    ['a bold line stands between', '1. a\n\n**Then**\n\n2. b', ['a', 'Then', '  b']],
    ['a number is left out', '1. a\n\nthen:\n\n3. b', ['a', 'then:', '  b']],
    ['bullets follow the last number only', '1. a\n2. b\n\n- c', ['a', 'b', 'c']],
  ])('begins anew when %s', (_why, markdown, expected) => {
    expect(steps(markdown)).toEqual(expected);
  });

  it('changes no blocks that it was given', () => {
    const blocks = read('1. a\n\nb\n\n2. c');
    const before = JSON.stringify(blocks);
    joinContinuedLists(blocks);
    expect(JSON.stringify(blocks)).toBe(before);
  });
});

import { describe, expect, it } from '@jest/globals';
import { joinLines, linesOf, readLearnLine } from '../../src/articles/learn-lines.js';
import { plainSpans, type Span } from '../../src/model/content.js';
import { read } from './told.js';

function line(markdown: string): Span[] {
  const [block] = read(markdown);
  return block?.kind === 'paragraph' ? block.spans : [];
}

describe('readLearnLine', () => {
  it.each([
    ['**Error code**: OrbitA / OrbitB', { kind: 'codes', values: ['OrbitA', 'OrbitB'] }],
    ['Error codes： OrbitA and OrbitB, OrbitC', { kind: 'codes', values: ['OrbitA', 'OrbitB', 'OrbitC'] }],
    ['**Error message**: It fails: no room. ', { kind: 'message', value: 'It fails: no room.' }],
    ['**Cause 2: [It is silent](#silent)**', { kind: 'cause', number: 2, href: '#silent' }],
    ['**Cause 2**: [It is silent](other.md#silent)', { kind: 'cause', number: 2, href: 'other.md#silent' }],
    ['**[It is silent](#silent)**', { kind: 'cause', href: '#silent' }],
    ['**Step 1: [Remove the lock](#lock)** ', { kind: 'step', href: '#lock' }],
  ])('%s', (markdown, expected) => {
    expect(readLearnLine(line(markdown))).toMatchObject(expected);
  });

  it('takes a cause with text of its own for one that is told on the spot', () => {
    const cause = readLearnLine(line('**Cause 5**: The file **a.dll** is [broken](#x)'));
    expect(cause).not.toHaveProperty('href');
    expect(cause.kind === 'cause' && plainSpans(cause.spans)).toBe('The file a.dll is broken');
  });

  it.each([
    '[A link](#silent)',
    '**[A page](other.md)**',
    'Step 1: Remove the lock',
    'Error code:',
    'The error code: see below',
    'Because 2 fail',
  ])('%s is text', (markdown) => {
    expect(readLearnLine(line(markdown)).kind).toBe('text');
  });
});

it('splits spans at line breaks, and joins them again', () => {
  const spans = [{ text: 'a\n', strong: true }, { text: '\nb ' }, { text: 'c' }];
  const lines = linesOf(spans);
  expect(lines.map(plainSpans)).toEqual(['a', 'b c']);
  expect(plainSpans(joinLines(lines))).toBe('a\nb c');
});

import { describe, expect, it } from '@jest/globals';
import { markerSign, numberLines, prepareMarkdown } from '../../src/articles/prepare-markdown.js';

const prepare = (text: string) => prepareMarkdown(numberLines(text, 1)).lines.join('\n');
const marker = (name: string) => `${markerSign}${name}${markerSign}`;

describe('prepareMarkdown', () => {
  it('drops comments, also over several lines', () => {
    expect(prepare('a <!-- one --> b\nc <!-- two\nthree --> d')).toBe('a  b\nc \n d');
  });

  it('makes a marker of a comment that encloses the problem', () => {
    expect(prepare('<!--issueDescription-->\ntext')).toContain(marker('issuedescription'));
    expect(prepare('text <!--/issueDescription-->')).toContain(marker('/issuedescription'));
  });

  it('keeps what a comment with a variable encloses, and the marks around it', () => {
    expect(prepare('VM **<!--$vmName--> [vmName] <!--/$vmName-->** fails')).toBe('VM **[vmName]** fails');
  });

  it('leaves fenced code as it is', () => {
    const code = '```\n##Title <!-- kept -->\n:::image source="x":::\n[a]\n(https://example.org)\n```';
    expect(prepare(code)).toBe(code);
  });

  it('opens no fence for code that ends on its line', () => {
    expect(prepare('```list```\n##Title')).toBe('```list```\n## Title');
  });

  it('ends fenced code at a fence that is as long', () => {
    const code = '````\n```\n##Title\n````\n';
    expect(prepare(`${code}##Title`)).toBe(`${code}## Title`);
  });

  it.each([
    ['##Steps', '## Steps'],
    ['#Steps', '# Steps'],
    ['#include', '#include'],
    ['####', '####'],
  ])('reads %s as %s', (line, expected) => {
    expect(prepare(line)).toBe(expected);
  });

  it('makes an image of a picture line of Learn, and nothing of its other lines', () => {
    expect(prepare('  :::image type="content" source="a.png" alt-text="A lock":::\n:::row:::')).toBe(
      '  ![A lock](a.png)\n',
    );
  });

  it('makes a bold line of the head of a tab', () => {
    expect(prepare('# [Windows](#tab/windows)')).toBe('**Windows**');
  });

  it.each(['**Error code**: A', '**Error message**: B', '**Cause 2: [c](#c)**', '**Step 1: [d](#d)**'])(
    'begins a line with %s',
    (line) => {
      expect(prepare(`text\n${line}`)).toBe(`text\n\n${line}`);
    },
  );

  it('puts a link on one line whose address stands on the next', () => {
    expect(prepare('* [Sizes]\n(https://example.org/sizes)')).toBe('\n* [Sizes](https://example.org/sizes)');
  });

  it('remembers where each line stands in the file', () => {
    const { lines, lineNumbers } = prepareMarkdown(numberLines('a\n<!--issueDescription-->\nb', 7));
    expect(lineNumbers[lines.indexOf(marker('issuedescription'))]).toBe(8);
    expect(lineNumbers[lines.indexOf('b')]).toBe(9);
  });
});

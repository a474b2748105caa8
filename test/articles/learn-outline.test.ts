import { describe, expect, it } from '@jest/globals';
import { toSections } from '../../src/articles/document.js';
import { outlineOf } from '../../src/articles/learn-outline.js';
import { plainSpans } from '../../src/model/content.js';
import { read } from './told.js';

function outline(markdown: string) {
  const { whole, parts, topics, gathered } = outlineOf(toSections(read(markdown)));
  const name = ({ heading }: { heading: { text: string }[] }) => plainSpans(heading);
  return {
    whole: name(whole),
    parts: parts.map(name),
    topics: topics.map(({ section, parts: own }) => [name(section), ...own.map(name)]),
    gathered,
  };
}

describe('outlineOf', () => {
  it('makes a topic of every section below the title, once', () => {
    expect(outline('# Title\n\n## One\n\na\n\n## Two\n\nb')).toEqual({
      whole: 'Title',
      parts: [],
      topics: [['One'], ['Two']],
      gathered: [],
    });
  });

  it('makes topics of sections on the level of the title, too', () => {
    expect(outline('# Title\n\na\n\n# Other\n\nb').topics).toEqual([['Other']]);
  });

  it('takes the file for the article where there is no title', () => {
    expect(outline('## One\n\na\n\n## Two\n\nb')).toMatchObject({ whole: '', topics: [['One'], ['Two']] });
  });

  it('leaves sections that divide a topic with it', () => {
    expect(
      outline('# Title\n\n## Solution\n\na\n\n## One\n\nb\n\n### Step 1: Go\n\nc\n\n#### More\n\nd'),
    ).toMatchObject({
      parts: ['Solution'],
      topics: [['One', 'Step 1: Go']],
    });
  });

  it('makes topics of deeper sections that have a code or that a link leads to', () => {
    const markdown =
      '# Title\n\n## One\n\n- [a](#the-lock)\n\n### OrbitCopyFailed - It fails\n\na\n\n### Details\n\n#### The lock\n\nb';
    expect(outline(markdown).topics).toEqual([['One', 'Details'], ['OrbitCopyFailed - It fails'], ['The lock']]);
  });

  it('makes topics of what a section only gathers, and remembers its heading', () => {
    const markdown = '# Title\n\n## Causes and solutions\n\n### One\n\na\n\n### Two\n\nb';
    expect(outline(markdown)).toMatchObject({ topics: [['One'], ['Two']], gathered: ['Causes and solutions'] });
  });

  it('makes a topic of what such a section says', () => {
    const markdown = '# Title\n\n## Causes\n\n### One\n\na\n\n## Ways\n\nTry them.\n\n### Two\n\nb\n\n### Three\n\nc';
    expect(outline(markdown)).toMatchObject({ parts: ['Causes'], topics: [['Ways'], ['Two'], ['Three']] });
  });

  it('takes no section that says what to do for one that only gathers', () => {
    expect(outline('# Title\n\n## One\n\n- Go.\n\n### A\n\na\n\n### B\n\nb').topics).toEqual([['One', 'A', 'B']]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { toSections } from '../../src/articles/document.js';
import { newTopic } from '../../src/articles/new-topic.js';
import { linkLines, TopicReader } from '../../src/articles/topic-reader.js';
import { toBlocks } from '../../src/articles/to-blocks.js';
import { plainSpans } from '../../src/model/content.js';
import { notesOf, read, summaryOf, told } from './told.js';

function topic(markdown: string) {
  const read_ = newTopic('topic', 'article', 'Title');
  const reader = new TopicReader(read_, 1);
  const root = toSections(read(markdown));
  reader.read(root.blocks);
  root.sections.forEach((section) => reader.readPart(section));
  reader.finish();
  return read_;
}

describe('TopicReader', () => {
  it('takes what stands before the steps for the explanation', () => {
    const found = topic('Why.\n\n1. Go.\n2. Retry.');
    expect(summaryOf(found)).toEqual(['Why.']);
    expect(told(found.steps)).toEqual(['Go.', 'Retry.']);
    expect(found.ordered).toBe(true);
  });

  it('puts each part where its heading says', () => {
    const found = topic(
      '## Symptoms\n\na\n\n## Resolution\n\n- b\n\n## Limitations\n\nc\n\n## See also\n\n- [d](#d)\n\n## On the host\n\n- e',
    );
    expect(summaryOf(found)).toEqual(['Symptoms', 'a']);
    expect(told(found.steps)).toEqual(['b', 'On the host', '  e']);
    expect(notesOf(found)).toEqual(['Limitations', 'c']);
    expect(found.links).toEqual([[{ text: 'd', href: '#d' }]]);
    expect(found.headings).toEqual(['Symptoms', 'Resolution', 'Limitations', 'See also', 'On the host']);
  });

  it('finds documents below the steps, too', () => {
    const found = topic(
      '## Recommended Steps\n\n- Go.\n\n### Recommended Documents\n\n- [a](#a)\n\n## Host\n\nb\n\n### Resources\n\n- [c](#c)',
    );
    expect(told(found.steps)).toEqual(['Go.', 'Host b']);
    expect(found.links.map(plainSpans)).toEqual(['a', 'c']);
  });

  it('takes lists before "Recommended Action" for the explanation', () => {
    const found = topic('- Why.\n\nRecommended Action:<br>\nDo it.\n\n1. Go.');
    expect(summaryOf(found)).toEqual(['Why.', 'Recommended Action:\nDo it.']);
    expect(told(found.steps)).toEqual(['Go.']);
  });

  it('keeps causes in their order, whatever their form', () => {
    const found = topic(
      'Try:\n**Cause 1: [a (for Windows VMs)](#a)**\n\n- **Cause 2: [b](b.md#b)**\n- **Cause 3**: c is so.\n- A hint.\n\n**[d](#d)**',
    );
    expect(found.causes.map(({ title, topic: href, platform }) => [title, href, platform])).toEqual([
      ['a (for Windows VMs)', '#a', 'windows'],
      ['b', 'b.md#b', 'any'],
      ['c is so', '#own-cause-topic-cause-3', 'any'],
      ['d', '#d', 'any'],
    ]);
    expect(told(found.steps)).toEqual(['A hint.']);
  });

  it('leads from a step to the topic that tells how', () => {
    const found = topic(
      'Why.\n\n- One reason.\n\n**Step 1: [Remove the lock](#lock)** <br>\n**Step 2: [Clean up](#clean)**',
    );
    expect(found.steps.map(({ topic: href }) => href)).toEqual(['#lock', '#clean']);
    expect(told(found.steps)).toEqual(['Step 1: Remove the lock', 'Step 2: Clean up']);
    expect(summaryOf(found)).toEqual(['Why.', 'One reason.']);
  });

  it('finds advice in prose where nothing is numbered', () => {
    const found = topic('It needs a key. Open the vault and add one.\n\n> [!NOTE]\n> Wait a while.\n\n```\nretry\n```');
    expect(summaryOf(found)).toEqual(['It needs a key.']);
    expect(told(found.steps)).toEqual(['Open the vault and add one. retry']);
    expect(notesOf(found)).toEqual(['Wait a while.']);
  });

  it('takes prose under a heading that announces steps for steps, though nothing commands', () => {
    const found = topic('Why.\n\n## Recommended Steps\n\nAn application may use up all resources.');
    expect(told(found.steps)).toEqual(['An application may use up all resources.']);
    expect(summaryOf(found)).toEqual(['Why.']);
  });

  it('finds the steps in a section that is quoted as a whole', () => {
    expect(told(topic('## Recommended Steps\n\n> Look here:\n> * One\n> * Two').steps)).toEqual(['One', 'Two']);
  });
});

it('makes a line of every link, with what is said about it', () => {
  const blocks = toBlocks(read('[a](#a)<br>About a.\n\n- [b](#b)\n  - c\n\n| d |\n|---|\n| [e](#e) |\n\n> f'));
  expect(linkLines(blocks).map(plainSpans)).toEqual(['a - About a.', 'b', 'c', 'd', 'e', 'f']);
});

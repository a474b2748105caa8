import { describe, expect, it } from '@jest/globals';
import { toSections } from '../../src/articles/document.js';
import { learnTopic } from '../../src/articles/learn-topic.js';
import { read } from './told.js';

function drafts(markdown: string) {
  const [section, ...parts] = toSections(read(markdown)).sections;
  return learnTopic(section!, parts, 'article', 'edition');
}

describe('learnTopic', () => {
  it('takes codes and message from its heading and lines', () => {
    const [draft] = drafts(
      '## OrbitA1Failed / OrbitB1Failed - Copy failed\n\n**Error code**: OrbitB1Failed<br>\n**Error message**: The copy failed, sorry<br>\n\nWhy.',
    );
    expect(draft?.topic).toMatchObject({
      id: 'OrbitA1Failed',
      title: 'Copy failed',
      codes: ['OrbitA1Failed', 'OrbitB1Failed'],
      messages: ['The copy failed, sorry', 'Copy failed'],
    });
  });

  it('keeps a message as the product prints it, where the heading differs in letters only', () => {
    const [draft] = drafts('## OrbitCopyFailed - the Copy failed\n\n**Error message**: The copy failed.');
    expect(draft?.topic.messages).toEqual(['The copy failed.']);
  });

  it('takes the message from its heading alone where no line tells it', () => {
    const [draft] = drafts('## OrbitCopyFailed - The copy failed\n\nWhy.');
    expect(draft?.topic.messages).toEqual(['The copy failed']);
    expect(drafts('## The copy failed\n\nWhy.')[0]?.topic.messages).toEqual([]);
  });

  it('is one with sections of the same code or the same name in another edition', () => {
    const [draft] = drafts('## <a name="Old"></a>OrbitCopyFailed - It fails');
    expect(draft?.sameAs).toEqual([
      'code:orbitcopyfailed',
      'section:edition#old',
      'section:edition#orbitcopyfailed---it-fails',
    ]);
  });

  it('is reached by the anchors of its parts', () => {
    const [draft] = drafts('## The lock\n\n## Solution\n\n### <a name="deep"></a>Deeper');
    expect(draft?.anchors).toEqual(['the-lock', 'solution', 'deep', 'deeper']);
  });

  it('has its system from its title', () => {
    expect(drafts('## The agent is silent (for Linux VMs)')[0]?.topic.platform).toBe('linux');
  });

  it('makes a draft of each cause that is told on the spot', () => {
    const [draft, cause] = drafts(
      '## OrbitCopyFailed\n\n- **Cause 1**: A file is broken. Repair it:\n\n  1. Go.\n  2. Retry.',
    );
    expect(draft?.topic.causes).toEqual([
      { title: 'A file is broken', topic: '#own-cause-orbitcopyfailed-cause-1', platform: 'any' },
    ]);
    expect(cause).toMatchObject({
      anchors: ['own-cause-orbitcopyfailed-cause-1'],
      topic: { title: 'A file is broken' },
    });
    expect(cause?.topic.steps).toHaveLength(2);
  });
});

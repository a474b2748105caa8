import { describe, expect, it } from '@jest/globals';
import { dropStart } from '../../src/articles/read-markdown.js';
import { read } from './told.js';

describe('readMarkdown', () => {
  it('reads a list the same in Markdown and in HTML', () => {
    const list = { kind: 'list', ordered: true, items: ['One', 'Two'].map((text) => [{ spans: [{ text }] }]) };
    expect(read('1. One\n2. Two')).toMatchObject([list]);
    expect(read('<ol><li>One</li><li>Two</li></ol>')).toMatchObject([list]);
  });

  it('nests lists, also below tabs', () => {
    expect(read('* One\n\t* Two')).toMatchObject([
      { items: [[{ kind: 'paragraph' }, { kind: 'list', items: [[{ spans: [{ text: 'Two' }] }]] }]] },
    ]);
  });

  it('remembers with which number a list begins', () => {
    expect(read('4. Four')).toMatchObject([{ start: 4 }]);
  });

  it('takes only the layout off an indented command', () => {
    expect(read('1. Run:\n   ```bash\n      if true; then\n        stop\n      fi\n   ```')).toMatchObject([
      { items: [[{}, { kind: 'command', language: 'bash', text: 'if true; then\n  stop\nfi' }]] },
    ]);
  });

  it('breaks a line at <br>, and joins lines that Markdown joins', () => {
    expect(read('One<br>two\nthree')).toMatchObject([{ spans: [{ text: 'One\ntwo three' }] }]);
  });

  it.each(['note', 'tip', 'important', 'warning', 'caution'])('knows the tone of a %s', (tone) => {
    expect(read(`>[!${tone.toUpperCase()}]\n>Mind this.`)).toMatchObject([
      { kind: 'note', tone, blocks: [{ spans: [{ text: 'Mind this.' }] }] },
    ]);
  });

  it('takes a quotation and an unknown tone for a note', () => {
    expect(read('> Mind this.\n\ntext\n\n> [!AI]\n> And this.')).toMatchObject([
      { kind: 'note', tone: 'note' },
      {},
      { kind: 'note', tone: 'note', blocks: [{ spans: [{ text: 'And this.' }] }] },
    ]);
  });

  it('reads tables of both kinds, and drops empty rows', () => {
    const table = {
      kind: 'table',
      header: [[{ text: 'Cause' }], [{ text: 'Solution' }]],
      rows: [[[{ text: 'a' }], [{ text: 'b' }]]],
    };
    expect(read('| Cause | Solution |\n|---|---|\n| a | b |\n| | |')).toMatchObject([table]);
    expect(read('<table><tr><th>Cause</th><th>Solution</th></tr><tr><td>a</td><td>b</td></tr></table>')).toMatchObject([
      table,
    ]);
  });

  it('takes a picture alone for an image, and in a text for its alternative', () => {
    expect(read('![A lock](lock.png)\n\nSee ![the lock](lock.png) here')).toMatchObject([
      { kind: 'image', src: 'lock.png', alt: 'A lock' },
      { kind: 'paragraph', spans: [{ text: 'See the lock here' }] },
    ]);
  });

  it('gives a heading its anchors before its slug', () => {
    expect(read('<a name="old"></a>\n## <a id="new"></a>The lock')).toMatchObject([
      { kind: 'heading', level: 2, anchors: ['old', 'new', 'the-lock'], line: 2 },
    ]);
  });

  it('shows unknown tags as text', () => {
    expect(read('Start <VMName> in <b>bold</b>')).toMatchObject([
      { spans: [{ text: 'Start <VMName> in ' }, { text: 'bold', strong: true }] },
    ]);
  });

  it('links addresses with a scheme only', () => {
    expect(read('Open services.msc or https://example.org/a')).toMatchObject([
      { spans: [{ text: 'Open services.msc or ' }, { text: 'https://example.org/a', href: 'https://example.org/a' }] },
    ]);
  });

  it('keeps links of every scheme, to be judged later', () => {
    expect(read('[a](data-blade:X)')).toMatchObject([{ spans: [{ text: 'a', href: 'data-blade:X' }] }]);
  });

  it('says on which line of the file a block begins', () => {
    expect(read('one\n\n- two\n- three\n\nfour').map(({ line }) => line)).toEqual([1, 3, 6]);
  });
});

describe('dropStart', () => {
  it('drops characters across spans, and the white space behind them', () => {
    expect(dropStart([{ text: 'Step', strong: true }, { text: ' 1: ' }, { text: 'Go', href: '#a' }], 7)).toEqual([
      { text: 'Go', href: '#a' },
    ]);
  });
});

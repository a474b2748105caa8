import { describe, expect, it } from '@jest/globals';
import { parseDocument } from 'htmlparser2';
import { inlineSpans, isBlockTag } from '../../src/articles/inline-spans.js';

const spans = (html: string) => inlineSpans(parseDocument(html).children);

describe('inlineSpans', () => {
  it('reads styles inside each other', () => {
    expect(spans('a <b>b <i>c</i></b> <kbd>d</kbd> <a href=" x ">e</a>')).toEqual([
      { text: 'a ' },
      { text: 'b ', strong: true },
      { text: 'c', strong: true, emphasis: true },
      { text: ' ' },
      { text: 'd', code: true },
      { text: ' ' },
      { text: 'e', href: 'x' },
    ]);
  });

  it('joins runs of one style', () => {
    expect(spans('<b>a</b><strong>b</strong>')).toEqual([{ text: 'ab', strong: true }]);
  });

  it('collapses white space and keeps at most one line break in a row', () => {
    expect(spans(' a \n b <br> <br/> c ')).toEqual([{ text: 'a b\nc' }]);
  });

  it('keeps spaces that must not break', () => {
    expect(spans('a\u00A0\u00A0b')).toEqual([{ text: 'a\u00A0\u00A0b' }]);
  });

  it('puts blocks and list items on lines of their own', () => {
    expect(spans('a<ul><li>b</li><li>c</li></ul>d')).toEqual([{ text: 'a\n• b\n• c\nd' }]);
  });

  it('shows pictures as their alternative text', () => {
    expect(spans('see <img alt=" a lock " src="x">')).toEqual([{ text: 'see a lock' }]);
  });

  it('drops links without an address', () => {
    expect(spans('<a name="x">a</a>')).toEqual([{ text: 'a' }]);
  });
});

it('knows which elements begin a line', () => {
  expect(['p', 'li', 'td', 'b', 'a'].map(isBlockTag)).toEqual([true, true, true, false, false]);
});

import { describe, expect, it } from '@jest/globals';
import { keptWords } from '../../src/articles/kept-words.js';
import { compileTexts } from './told.js';
import { topicsOf } from '../../src/model/pack.js';

function kept(source: string, said: string = source): number {
  const { pack } = compileTexts({ a: said });
  return keptWords(source, [...topicsOf(pack)], pack.forms());
}

const article = '# Orbit\n\nWhy it is.\n\n1. Open it.\n2. Retry.\n';

describe('keptWords', () => {
  it('is one when every word is kept', () => {
    expect(kept(article)).toBe(1);
  });

  it('sees words that were lost', () => {
    expect(kept(`${article}\nfour words were lost`, article)).toBeCloseTo(7 / 11);
  });

  it('wants nothing of an empty source', () => {
    expect(keptWords('', [], [])).toBe(1);
  });

  it.each([
    ['headers', '---\nauthor: somebody\n---\n'],
    ['a header of properties', '<Properties author="somebody" />\n'],
    ['comments', '<!-- somebody\nwas here -->\n'],
    ['tags', '<div class="somebody"><br/></div>\n'],
    ['addresses', '[ ](https://example.org/somebody "title") https://example.org/somebody\n'],
    ['included files', '[!INCLUDE [somebody](was/here.md)]\n'],
    ['numbers of items', '17. \n'],
    ['names of languages', '```powershell\n```\n'],
  ])('wants no words of %s', (_name, markup) => {
    expect(kept(`${markup}${article}`, article)).toBe(1);
  });

  it('wants of data what is written for people, without its tags', () => {
    const form = (label: string) =>
      `<properties pageTitle="Q"/>\n# Q\n---\n{ "formElements": [{ "id": "somebody", "displayLabel": "${label}" }] }\n---\n`;
    expect(kept(form("See <a href='https://example.org/somebody'>this page</a>"))).toBe(1);
    expect(kept(form('See that page'), form('See'))).toBeCloseTo(1 / 3);
  });
});

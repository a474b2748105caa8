import { describe, expect, it } from '@jest/globals';
import { parseLearn } from '../../src/articles/learn.js';
import { Refusal } from '../../src/articles/parsed-article.js';
import { plainBlocks } from '../../src/model/content.js';

function parse(text: string, includes: Record<string, string> = {}) {
  return parseLearn({ article: 'area/orbit', file: 'orbit.md', text }, (path) => includes[path]);
}

const titles = (text: string) => parse(text).drafts.map(({ topic }) => topic.title);

describe('parseLearn', () => {
  it('makes one topic of the article and one of each section', () => {
    const { drafts } = parse(
      '# Orbit\n\nHelp.\n\n## OrbitCopyFailed - It fails\n\n- Retry.\n\n## The vault\n\n- Open it.',
    );
    expect(drafts.map(({ topic, line }) => [topic.id, topic.title, line])).toEqual([
      ['orbit', 'Orbit', 1],
      ['OrbitCopyFailed', 'It fails', 5],
      ['the-vault', 'The vault', 9],
    ]);
    expect(drafts[0]?.topic.related).toEqual(['#orbitcopyfailed---it-fails', '#the-vault']);
  });

  it('calls an article without a heading by its header', () => {
    expect(titles('---\ntitle: Orbit\n---\n\n- Retry.')).toEqual(['Orbit']);
  });

  it.each([
    ['ms.date: 05/09/2022', '2022-05-09'],
    ['ms.date: 2022-05-09', '2022-05-09'],
    ['date: 2022-05-09T10:00:00Z', '2022-05-09'],
    ['ms.date: last summer', undefined],
  ])('dates the article by %s', (line, date) => {
    const { drafts } = parse(`---\n${line}\n---\n# Orbit\n\n- Retry.`);
    expect(drafts[0]?.topic.reviewed).toBe(date);
    expect(drafts[0]?.topic.sources).toEqual([{ article: 'area/orbit', title: 'Orbit', ...(date && { date }) }]);
  });

  it('knows where articles of a service are published', () => {
    expect(parse('---\nms.service: orbit\n---\n# A\n\nb').publishedAt).toBe('https://learn.microsoft.com/azure/orbit/');
    expect(parse('---\nms.service: 7 of 9\n---\n# A\n\nb').publishedAt).toBeUndefined();
  });

  it('puts included files in their place, without their headers', () => {
    const { drafts, warnings } = parse('# Orbit\n\n- [!INCLUDE [x](inc/a.md)] b', {
      'inc/a.md': '---\na: 1\n---\nOne\ntwo',
    });
    expect(plainBlocks(drafts[0]?.topic.steps[0]?.body ?? [])).toBe('One two b');
    expect(warnings).toEqual([]);
  });

  it('counts lines of the article, not those of included files', () => {
    const { links } = parse('# Orbit\n\n[!INCLUDE [x](inc/a.md)]\n\n[a](b.md)', { 'inc/a.md': 'One\n\n[c](d.md)' });
    expect(links).toEqual([
      { href: 'd.md', line: 3 },
      { href: 'b.md', line: 5 },
    ]);
  });

  it('warns of an included file that is missing', () => {
    expect(parse('# Orbit\n\n[!INCLUDE [x](inc/a.md)]\n\n- Retry.').warnings).toEqual([
      { file: 'orbit.md', line: 3, reason: 'the included file inc/a.md is not in this folder' },
    ]);
  });

  it('warns of a topic that says nothing to do', () => {
    expect(parse('# Orbit\n\n- Retry.\n\n## The vault\n\nA place.').warnings).toEqual([
      { file: 'orbit.md', line: 5, reason: '"The vault" says nothing to do: no step was found' },
    ]);
  });

  it('remembers links and their lines', () => {
    expect(parse('# Orbit\n\n[a](b.md)\n\n- [c](#d)').links).toEqual([
      { href: 'b.md', line: 3 },
      { href: '#d', line: 5 },
    ]);
  });

  it.each([
    ['no title', 'Text.', 1, /no title/],
    ['a title and no text', '---\na: b\n---\n# Orbit', 4, /no text/],
  ])('refuses an article with %s', (_name, text, line, reason) => {
    expect(() => parse(text)).toThrow(Refusal);
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ findings: [{ line, reason: expect.stringMatching(reason) }] }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { compile } from '../../src/articles/compile.js';
import { compileTexts, folderOf, ours, selfHelp } from './told.js';
import { topicsOf } from '../../src/model/pack.js';

const steps = '## Steps\n\n1. Go.\n';
const linking = (href: string) => ours(`## Steps\n\n1. See [this](${href}).\n`);
const idsOf = (texts: Record<string, string>) => [...compileTexts(texts).pack.ids];

describe('compile', () => {
  it('refuses a file with its line and reason, and uses the others', () => {
    const { pack, articles, refused } = compileTexts({ good: ours(steps), bad: ours('Text.') });
    expect([pack.ids.length, articles]).toEqual([1, 1]);
    expect(refused).toEqual([{ file: 'bad.md', line: 6, reason: expect.stringContaining('no steps') }]);
  });

  it('refuses links of our articles that lead nowhere', () => {
    const { refused } = compileTexts({
      a: linking('gone.md'),
      b: linking('c.md#gone'),
      c: ours(steps),
      d: linking('c.md#steps'),
    });
    expect(refused).toEqual([
      { file: 'a.md', line: 8, reason: 'the link gone.md leads to no article of this folder' },
      { file: 'b.md', line: 8, reason: 'the link c.md#gone leads to an article that has no section "gone"' },
    ]);
  });

  it('blames no article for a link to a refused one', () => {
    expect(compileTexts({ a: linking('b.md'), b: ours('Text.') }).refused.map(({ file }) => file)).toEqual(['b.md']);
  });

  it('calls a topic by our own file, else by its code, else by its article or heading', () => {
    const learn = '# Orbit\n\n## OrbitCopyFailed - It fails\n\n- Retry.\n\n## The vault\n\n- Open it.\n';
    const help = selfHelp('# Error OrbitCopyFailed\n\n- Retry', { pageTitle: 'OrbitCopyFailed' });
    expect(idsOf({ learn, 'area/help': help })).toEqual(['orbit', 'OrbitCopyFailed', 'the-vault']);
    expect(idsOf({ 'area/copy-fails': ours(steps, 'codes: [OrbitCopyFailed]'), learn })).toContain('copy-fails');
    expect(idsOf({ 'area/help': selfHelp('# It is slow\n\n- Retry') })).toEqual(['area/help']);
  });

  it('gives every topic an id of its own', () => {
    const page = '# Orbit\n\n## The vault\n\n- Open it.\n\n## The vault\n\n- Close it.\n\n## The vault\n\n- Go.\n';
    const ids = idsOf({ page, 'x/same': ours(steps), 'y/same': ours(steps) });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('y/same#same');
  });

  it('tells articles of one path in two folders apart', () => {
    const folders = ['One', 'Two'].map((title) => folderOf({ a: ours(steps, '', title), b: linking('a.md') }));
    const { pack, refused } = compile(folders);
    expect(refused).toEqual([]);
    expect(Array.from(topicsOf(pack), ({ articles }) => articles[0])).toEqual(['a', 'b', '2/a', '2/b']);
  });

  it('takes an included file for a part, and no article of its own', () => {
    const texts = { page: '# Orbit\n\n[!INCLUDE [x](inc/part.md)]\n\n- Retry.', 'inc/part': 'Read this.' };
    expect(compileTexts(texts)).toMatchObject({ articles: 1, skipped: 1, refused: [], warnings: [] });
  });

  it.each([
    ['<div>'.repeat(20_000), 1],
    [`Text.\n\n${'<blockquote>'.repeat(3_000)}x`, 5],
    [`Text ${'<b>'.repeat(5_000)}x`, 3],
  ])('refuses what is nested too deeply, with its line: %#', (text, line) => {
    const { refused, articles } = compileTexts({ deep: line === 1 ? text : `# Orbit\n\n${text}`, good: ours(steps) });
    expect(refused).toEqual([
      { file: 'deep.md', line: expect.any(Number), reason: expect.stringMatching(/nested too deeply/) },
    ]);
    expect(articles).toBe(1);
  });

  it('reads lists and notes as deep as anybody writes them', () => {
    const text = Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n');
    expect(compileTexts({ deep: `# Orbit\n\n## The vault\n\n${text}\n` }).refused).toEqual([]);
  });

  it('says how much is done', () => {
    const done: number[] = [];
    const texts = Object.fromEntries(Array.from({ length: 401 }, (_unused, index) => [`a${index}`, '# A\n\n- Go.']));
    compile([folderOf(texts)], (share) => done.push(share));
    expect(done[0]).toBe(0);
    expect(done.at(-1)).toBe(1);
    expect(done).toHaveLength(4);
  });

  it('says what share of its words each article keeps', () => {
    expect(compileTexts({ a: ours(steps) }).kept()).toEqual([{ file: 'a.md', share: 1 }]);
  });
});

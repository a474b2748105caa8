import { describe, expect, it } from '@jest/globals';
import { LinkIndex } from '../../src/articles/link-index.js';
import { newTopic } from '../../src/articles/new-topic.js';
import type { ArticleFormat, ParsedArticle } from '../../src/articles/parsed-article.js';

const long = 'the-agent-is-silent-on-windows';

function article(
  id: string,
  anchors: string[][],
  format: ArticleFormat = 'learn',
  publishedAt?: string,
): ParsedArticle {
  const drafts = anchors.map((each) => ({ topic: newTopic(id, id, id), anchors: each, line: 1, sameAs: [] }));
  return {
    article: id,
    file: `${id}.md`,
    format,
    drafts,
    forms: [],
    links: [],
    warnings: [],
    ...(publishedAt && { publishedAt }),
  };
}

const agent = article(
  'orbit/agent',
  [['agent'], [long], ['Solution']],
  'learn',
  'https://learn.microsoft.com/azure/orbit/',
);
const vault = article('orbit/vault', [['vault'], ['solution']]);
const page = article('ours/page', [['', 'steps']], 'ours');
const index = new LinkIndex([agent, vault, page], (id, draft) => `${id}:${draft}`);
const to = (href: string, from: ParsedArticle) => {
  const target = index.resolve(href, from);
  return target.kind === 'topic' ? target.topic : target.kind === 'address' ? target.href : target.why;
};

describe('LinkIndex', () => {
  it.each([
    ['an anchor of the same article', '#solution', 'orbit/agent:2'],
    ['another article', 'vault.md', 'orbit/vault:0'],
    ['an anchor of another article', '../orbit/vault.md#Solution', 'orbit/vault:1'],
    ['an article by an encoded path', 'v%61ult.md', 'orbit/vault:0'],
    ['a renamed article whose anchor is telling', `old-name.md#${long}`, 'orbit/agent:1'],
    [
      'the web address of an article',
      'https://docs.microsoft.com/en-us/azure/orbit/vault?view=1#solution',
      'orbit/vault:1',
    ],
    ['a web address with a telling anchor', `https://learn.microsoft.com/azure/x/old#${long}`, 'orbit/agent:1'],
    ['a section that an article lacks: its lead', 'vault.md#gone', 'orbit/vault:0'],
    [
      'an unknown article: where it is published',
      'sizes.md#small',
      'https://learn.microsoft.com/azure/orbit/sizes#small',
    ],
    ['a path of the site', '/powershell/stop', 'https://learn.microsoft.com/powershell/stop'],
    ['a web address of others', 'https://example.org/vault#solution', 'https://example.org/vault#solution'],
    ['an address without a scheme', '//example.org/a', 'https://example.org/a'],
    ['a mail address', 'mailto:a@example.org', 'mailto:a@example.org'],
  ])('finds %s', (_name, href, expected) => {
    expect(to(href, agent)).toBe(expected);
  });

  it.each([
    ['of another scheme', 'data-blade:X', 'is no web address'],
    ['with a broken address', 'https://exa mple:x/', 'is no valid web address'],
    ['to an unknown article of an unknown site', 'sizes.md', 'leads to no article of this folder'],
    ['with a lone percent sign', '100%.md', 'leads to no article of this folder'],
  ])('finds nothing for a link %s', (_name, href, why) => {
    expect(to(href, vault)).toBe(why);
  });

  it('is exact for our own articles', () => {
    expect(to('../orbit/vault.md', page)).toBe('orbit/vault:0');
    expect(to('../orbit/vault.md#gone', page)).toBe('leads to an article that has no section "gone"');
    expect(to('sizes.md', page)).toBe('leads to no article of this folder');
  });

  it('does not guess between two articles', () => {
    const twice = new LinkIndex(
      [article('a/x', [['x', long]]), article('b/x', [[long]]), vault],
      (id, n) => `${id}:${n}`,
    );
    expect(twice.resolve(`old.md#${long}`, vault).kind).toBe('nowhere');
    expect(twice.resolve('https://learn.microsoft.com/azure/x', vault).kind).toBe('address');
  });
});

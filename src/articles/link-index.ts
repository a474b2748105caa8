import { posix } from 'node:path';
import type { ArticleId, TopicId } from '../model/topic.js';
import type { ParsedArticle } from './parsed-article.js';

/** Where a written link leads. */
export type LinkTarget =
  | { kind: 'topic'; topic: TopicId }
  | { kind: 'address'; href: string }
  /** Nowhere; `why` completes "the link ... ". */
  | { kind: 'nowhere'; why: string };

/** Anchors shorter than this ("solution", "next-steps") occur in many articles and lead nowhere by themselves. */
const tellingAnchorLength = 20;

const webAddress = /^https?:\/\//i;

/** Finds the targets of links among the loaded articles. */
export class LinkIndex {
  /** By article id, then by anchor in lower case; the empty anchor is the article itself. */
  private readonly byArticle = new Map<ArticleId, Map<string, TopicId>>();
  /** Topics by anchors that are long enough to mean the same in any article; undefined where several do. */
  private readonly byAnchor = new Map<string, TopicId | undefined>();
  /** Articles by the last part of their path; undefined where several share it. */
  private readonly byName = new Map<string, ArticleId | undefined>();

  /** `topicOf` gives the final id of a draft, which may have been merged into another. */
  constructor(articles: readonly ParsedArticle[], topicOf: (article: ArticleId, draft: number) => TopicId) {
    for (const { article, drafts } of articles) {
      const anchors = new Map<string, TopicId>();
      drafts.forEach((draft, index) => {
        const topic = topicOf(article, index);
        if (index === 0) anchors.set('', topic);
        for (const anchor of draft.anchors.map((each) => each.toLowerCase())) {
          if (!anchors.has(anchor)) anchors.set(anchor, topic);
          if (anchor.length < tellingAnchorLength) continue;
          const known = this.byAnchor.get(anchor);
          this.byAnchor.set(anchor, this.byAnchor.has(anchor) && known !== topic ? undefined : topic);
        }
      });
      this.byArticle.set(article, anchors);
      const name = posix.basename(article).toLowerCase();
      this.byName.set(name, this.byName.has(name) ? undefined : article);
    }
  }

  /** Resolves a link as it stands in an article. */
  resolve(href: string, from: ParsedArticle): LinkTarget {
    const [path = '', ...fragments] = href.split('#');
    const anchor = decode(fragments.join('#')).toLowerCase();
    if (/^mailto:/i.test(href)) return { kind: 'address', href };
    if (webAddress.test(href)) {
      if (!URL.canParse(href)) return { kind: 'nowhere', why: 'is no valid web address' };
      const topic = this.published(path, anchor);
      return topic === undefined ? { kind: 'address', href } : { kind: 'topic', topic };
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return { kind: 'nowhere', why: 'is no web address' };
    if (href.startsWith('//')) return { kind: 'address', href: `https:${href}` };

    const target = path === '' ? from.article : relativeArticle(path, from.article);
    const anchors = this.byArticle.get(target);
    const topic = anchors?.get(anchor) ?? (path !== '' || anchor !== '' ? this.tellingAnchor(anchor) : undefined);
    if (topic !== undefined) return { kind: 'topic', topic };
    if (anchors && from.format === 'ours')
      return { kind: 'nowhere', why: `leads to an article that has no section "${anchor}"` };
    if (from.format === 'ours') return { kind: 'nowhere', why: 'leads to no article of this folder' };
    const lead = anchors?.get('');
    if (path !== '' && lead !== undefined) return { kind: 'topic', topic: lead };
    if (from.publishedAt === undefined) return { kind: 'nowhere', why: 'leads to no article of this folder' };
    return { kind: 'address', href: published(href, from.publishedAt) };
  }

  private tellingAnchor(anchor: string): TopicId | undefined {
    return this.byAnchor.get(anchor);
  }

  /** A loaded article that a documentation address names, by its name or by an anchor that only it has. */
  private published(path: string, anchor: string): TopicId | undefined {
    if (!/^https?:\/\/(docs|learn)\.microsoft\.com\//i.test(path)) return undefined;
    if (anchor !== '') {
      const topic = this.tellingAnchor(anchor);
      if (topic !== undefined) return topic;
    }
    const article = this.byName.get(posix.basename(path).toLowerCase().replace(/\?.*$/, ''));
    return article === undefined ? undefined : this.byArticle.get(article)?.get(anchor);
  }
}

function relativeArticle(path: string, from: ArticleId): ArticleId {
  return posix.join(posix.dirname(from), decode(path)).replace(/\.md$/i, '');
}

/** The address of a relative link on the site where the article was published. */
function published(href: string, base: string): string {
  return new URL(href.replace(/\.md(?=$|#|\?)/i, ''), base).href;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (thrown) {
    // A lone % is no encoding; then the text means itself.
    if (thrown instanceof URIError) return text;
    throw thrown;
  }
}

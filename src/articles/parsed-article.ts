import type { Form } from '../model/form.js';
import type { ArticleId, Topic } from '../model/topic.js';

/** Something about a file that its keeper should know. */
export interface Finding {
  file: string;
  line: number;
  reason: string;
}

/** How an article was written; each form has a front end of its own. */
export type ArticleFormat = 'learn' | 'self-help' | 'ours';

/** A link as it was written, and the line on which it stands. */
export interface WrittenLink {
  href: string;
  line: number;
}

/**
 * A topic as one article tells it. Its links, causes and step topics are still as written (`file.md#anchor`,
 * `#anchor`, addresses); the compiler resolves them when every article is read. Step ids are still empty.
 */
export interface Draft {
  topic: Topic;
  /** The anchors of the article that lead to this topic. */
  anchors: string[];
  line: number;
  /** Drafts of different articles that share one of these keys tell the same problem. */
  sameAs: string[];
  /** A key that counts only where another draft is sure of it. */
  maybeSameAs?: string;
}

/** One file that was understood. */
export interface ParsedArticle {
  article: ArticleId;
  file: string;
  format: ArticleFormat;
  drafts: Draft[];
  forms: Form[];
  links: WrittenLink[];
  /** Where the article was published, for its relative links; undefined when nobody can tell. */
  publishedAt?: string;
  warnings: Finding[];
}

/** Thrown for a file that is not used, with every reason that was found. */
export class Refusal extends Error {
  readonly findings: readonly Omit<Finding, 'file'>[];

  constructor(line: number, reason: string, further: readonly Omit<Finding, 'file'>[] = []) {
    super(reason);
    this.findings = [{ line, reason }, ...further];
  }
}

/** A file as it is handed to a front end. */
export interface ArticleFile {
  article: ArticleId;
  /** The path as the keeper knows it, for messages. */
  file: string;
  text: string;
}

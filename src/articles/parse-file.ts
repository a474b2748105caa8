import type { ReadInclude } from './learn.js';
import { messageOf } from '../model/problem.js';
import { parseArticle } from './parse-article.js';
import { type ArticleFile, type Finding, type ParsedArticle, Refusal } from './parsed-article.js';

/** What became of a file: an article, or why it is none. */
export type ParsedFile = { article: ParsedArticle } | { faults: Finding[] };

/** Reads a file as an article. Whatever it does to the compiler, the other files must not suffer. */
export function parseFile(file: ArticleFile, readInclude: ReadInclude): ParsedFile {
  try {
    return { article: parseArticle(file, readInclude) };
  } catch (thrown) {
    return { faults: reasonsOf(thrown).map((finding) => ({ file: file.file, ...finding })) };
  }
}

function reasonsOf(thrown: unknown): readonly Omit<Finding, 'file'>[] {
  if (thrown instanceof Refusal) return thrown.findings;
  return [
    { line: 1, reason: `the compiler fails on this file, which is a fault of the compiler: ${messageOf(thrown)}` },
  ];
}

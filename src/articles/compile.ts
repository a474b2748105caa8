import { posix } from 'node:path';
import type { Form } from '../model/form.js';
import { createPack, type Pack } from '../model/pack.js';
import { joinTerms, type Terms } from '../model/terms.js';
import type { ArticleId } from '../model/topic.js';
import { checkCodes } from './check-codes.js';
import { checkFacets } from './check-facets.js';
import { joinDrafts } from './join-drafts.js';
import { keptWords } from './kept-words.js';
import { LinkIndex } from './link-index.js';
import { type ParsedFile, parseFile } from './parse-file.js';
import type { ArticleFile, Finding, ParsedArticle } from './parsed-article.js';
import { fewestFiles, parseTogether } from './parse-together.js';
import type { Folder } from './read-folder.js';
import { joinForms } from './read-forms.js';
import { joinQuestions } from './read-questions.js';

/** What became of the articles of some folders. */
export interface Compilation {
  pack: Pack;
  /** How many articles were compiled. */
  articles: number;
  skipped: number;
  refused: Finding[];
  warnings: Finding[];
  /** What the folders say of words. */
  terms: Terms;
  /** The files of the compiled articles. */
  files: string[];
  /** For each compiled article, the share of its words, from 0 to 1, that stand in its topics. Takes as long as reading. */
  kept(): { file: string; share: number }[];
}

/** Called now and then with what is done, from 0 to 1. */
export type Progress = (done: number) => void;

/** Compiles the articles of some folders to one pack. A file that cannot be used is refused and disturbs no other. */
export function compile(folders: readonly Folder[], onProgress?: Progress): Compilation {
  return compileFiles(folders, filesOf(folders), new Map(), onProgress);
}

/**
 * The same with the help of threads, where there are so many files that it takes seconds.
 * @param threadFile the built parse-thread.js
 */
export async function compileTogether(
  folders: readonly Folder[],
  threadFile: string,
  onProgress: Progress = () => undefined,
  fewest = fewestFiles,
): Promise<Compilation> {
  const all = filesOf(folders);
  if (all.length < fewest) return compileFiles(folders, all, new Map(), onProgress);
  const files = all.map(({ file }) => file);
  const parsed = await parseTogether(files, threadFile, (done) => onProgress(0.9 * done));
  return compileFiles(folders, all, parsed, onProgress);
}

/** @param parsed files that were read already */
function compileFiles(
  folders: readonly Folder[],
  all: readonly FileInFolder[],
  parsed: ReadonlyMap<ArticleFile, ParsedFile>,
  onProgress: Progress = () => undefined,
): Compilation {
  const faults = folders.flatMap((folder) => folder.refused);
  const texts = new Map<ArticleId, string>();
  /** Files that others include: parts of those, and no articles of their own. */
  const parts = new Set<string>();
  let articles: ParsedArticle[] = [];
  all.forEach(({ folder, path, file }, index) => {
    if (parsed.size === 0 && index % 200 === 0) onProgress((0.9 * index) / all.length);
    texts.set(file.article, file.text);
    const result = parsed.get(file) ?? parseFile(file, includeReader(folder, path, parts));
    if ('article' in result) articles.push(result.article);
    else faults.push(...result.faults);
  });
  articles = articles.filter((parsed) => !parts.has(parsed.file));

  const questions = joinQuestions(folders.map((folder) => folder.questions));
  const wrong = [
    ...wrongLinks(articles, texts),
    ...checkFacets(articles, questions, (parsed) => texts.get(parsed.article) ?? ''),
    ...checkCodes(articles, (parsed) => lineOfCodes(texts.get(parsed.article) ?? '')),
  ];
  const wrongFiles = new Set(wrong.map((finding) => finding.file));
  articles = articles.filter((parsed) => !wrongFiles.has(parsed.file));
  const { topics, warnings } = joinDrafts(articles);
  const forms = [
    ...joinForms(folders.map((folder) => folder.forms)),
    ...articles.flatMap((parsed): Form[] => parsed.forms),
  ];
  onProgress(1);
  return {
    pack: createPack(topics, forms, questions),
    articles: articles.length,
    skipped: folders.reduce((sum, folder) => sum + folder.skipped, parts.size),
    terms: joinTerms(folders.map((folder) => folder.terms)),
    refused: [...faults.filter((fault) => !parts.has(fault.file)), ...wrong],
    warnings: [
      ...folders.flatMap((folder) => folder.warnings),
      ...articles.flatMap((parsed) => parsed.warnings),
      ...warnings,
    ],
    files: articles.map(({ file }) => file),
    kept: () => articles.map((parsed) => ({ file: parsed.file, share: shareKept(parsed, texts) })),
  };
}

function shareKept({ article, drafts, forms }: ParsedArticle, texts: ReadonlyMap<ArticleId, string>): number {
  const topics = drafts.map((draft) => draft.topic);
  return keptWords(texts.get(article) ?? '', topics, forms);
}

interface FileInFolder {
  folder: Folder;
  /** The article's path in its folder. */
  path: ArticleId;
  file: ArticleFile;
}

/** Two folders may have an article of one path; then the later one is told apart by its number. */
function filesOf(folders: readonly Folder[]): FileInFolder[] {
  const taken = new Set<ArticleId>();
  return folders.flatMap((folder, number) => {
    const all = folder.files.map((file) => {
      const isTaken = taken.has(file.article);
      return {
        folder,
        path: file.article,
        file: isTaken ? { ...file, article: `${number + 1}/${file.article}` } : file,
      };
    });
    for (const { path } of all) taken.add(path);
    return all;
  });
}

/** Reads the files that an article includes, and notes which were. */
function includeReader(folder: Folder, from: ArticleId, parts: Set<string>): (path: string) => string | undefined {
  return (path) => {
    const target = posix.join(posix.dirname(from), path).replace(/\.md$/i, '');
    const included = folder.files.find((file) => file.article === target && target !== from);
    if (included) parts.add(included.file);
    return included?.text;
  };
}

/** Links of our own articles that lead nowhere. A link to a refused article is no fault of the one that links. */
function wrongLinks(articles: readonly ParsedArticle[], texts: ReadonlyMap<ArticleId, string>): Finding[] {
  const index = new LinkIndex(articles, (article, draft) => `${article}#${draft}`);
  return articles
    .filter((parsed) => parsed.format === 'ours')
    .flatMap((parsed) =>
      parsed.links.flatMap(({ href, line }): Finding[] => {
        const target = index.resolve(href, parsed);
        if (target.kind !== 'nowhere') return [];
        const article = posix.join(posix.dirname(parsed.article), href.split('#')[0] ?? '').replace(/\.md$/i, '');
        const isRefused = texts.has(article) && !articles.some((other) => other.article === article);
        return isRefused ? [] : [{ file: parsed.file, line, reason: `the link ${href} ${target.why}` }];
      }),
    );
}

function lineOfCodes(text: string): number {
  const line = text.split('\n').findIndex((each) => /^codes\s*:/.test(each));
  return line < 0 ? 1 : line + 1;
}

import { posix } from 'node:path';
import type { Form } from '../model/form.js';
import { createPack, type Pack } from '../model/pack.js';
import { messageOf } from '../model/problem.js';
import type { ArticleId, Topic, TopicId } from '../model/topic.js';
import { checkCodes } from './check-codes.js';
import { type DraftGroup, groupDrafts } from './group-drafts.js';
import { keptWords } from './kept-words.js';
import { LinkIndex } from './link-index.js';
import { mergeEditions } from './merge-editions.js';
import { parseArticle } from './parse-article.js';
import { type ArticleFile, type Finding, type ParsedArticle, Refusal } from './parsed-article.js';
import type { Folder } from './read-folder.js';
import { resolveDraft } from './resolve-draft.js';
import { versionOf } from './saved-pack.js';
import { withStepIds } from './step-ids.js';

/** What became of the articles of some folders. */
export interface Compilation {
  pack: Pack;
  /** How many articles were compiled. */
  articles: number;
  skipped: number;
  refused: Finding[];
  warnings: Finding[];
  /** The files of the compiled articles. */
  files: string[];
  /** For each compiled article, the share of its words, from 0 to 1, that stand in its topics. Takes as long as reading. */
  kept(): { file: string; share: number }[];
}

/** Called now and then with what is done, from 0 to 1. */
export type Progress = (done: number) => void;

/** Compiles the articles of some folders to one pack. A file that cannot be used is refused and disturbs no other. */
export function compile(folders: readonly Folder[], onProgress: Progress = () => undefined): Compilation {
  const faults = folders.flatMap((folder) => folder.refused);
  const texts = new Map<ArticleId, string>();
  /** Files that others include: parts of those, and no articles of their own. */
  const parts = new Set<string>();
  let articles: ParsedArticle[] = [];
  const all = folders.flatMap((folder, number) =>
    folder.files.map((file) => ({ folder, path: file.article, file: distinct(file, number, folders) })),
  );
  all.forEach(({ folder, path, file }, index) => {
    if (index % 200 === 0) onProgress((0.9 * index) / all.length);
    texts.set(file.article, file.text);
    try {
      articles.push(parseArticle(file, includeReader(folder, path, parts)));
    } catch (thrown) {
      faults.push(...reasonsOf(thrown).map((finding) => ({ file: file.file, ...finding })));
    }
  });
  articles = articles.filter((parsed) => !parts.has(parsed.file));

  const wrong = [
    ...wrongLinks(articles, texts),
    ...checkCodes(articles, (parsed) => lineOfCodes(texts.get(parsed.article) ?? '')),
  ];
  const wrongFiles = new Set(wrong.map((finding) => finding.file));
  articles = articles.filter((parsed) => !wrongFiles.has(parsed.file));
  const { topics, warnings } = joinDrafts(articles);
  const forms = articles.flatMap((parsed): Form[] => parsed.forms);
  onProgress(1);
  return {
    pack: createPack(topics, forms, versionOf(topics, forms)),
    articles: articles.length,
    skipped: folders.reduce((sum, folder) => sum + folder.skipped, parts.size),
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

/** Why a file is not used. Whatever a file does to the compiler, the other files must not suffer. */
function reasonsOf(thrown: unknown): readonly Omit<Finding, 'file'>[] {
  if (thrown instanceof Refusal) return thrown.findings;
  return [
    { line: 1, reason: `the compiler fails on this file, which is a fault of the compiler: ${messageOf(thrown)}` },
  ];
}

/** Two folders may have an article of one path; then the later one is told apart by its number. */
function distinct(file: ArticleFile, number: number, folders: readonly Folder[]): ArticleFile {
  const before = folders.slice(0, number);
  const taken = before.some((folder) => folder.files.some((other) => other.article === file.article));
  return taken ? { ...file, article: `${number + 1}/${file.article}` } : file;
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

/** Merges what belongs together, resolves links, and gives topics and steps their ids. */
function joinDrafts(articles: readonly ParsedArticle[]): { topics: Topic[]; warnings: Finding[] } {
  const groups = groupDrafts(articles);
  const ids = new Map<string, TopicId>();
  const taken = new Set<TopicId>();
  for (const group of groups) {
    const id = freeId(group, taken);
    for (const { parsed, index } of group) ids.set(`${parsed.article} ${index}`, id);
  }
  const idOf = (article: ArticleId, index: number): TopicId => {
    const id = ids.get(`${article} ${index}`);
    if (id === undefined) throw new Error(`draft ${index} of ${article} is in no group`);
    return id;
  };
  const index = new LinkIndex(articles, idOf);
  const warnings: Finding[] = [];
  const topics = groups.map((group) => {
    const resolved = group.map(({ parsed, draft, index: number }) => {
      const result = resolveDraft(draft, parsed, idOf(parsed.article, number), index);
      warnings.push(...result.warnings);
      return result.topic;
    });
    const [first] = group;
    if (!first) throw new Error('a group has at least one draft');
    return withStepIds({ ...mergeEditions(resolved), id: idOf(first.parsed.article, first.index) });
  });
  return { topics, warnings };
}

/** The id of a group's topic: its own article's choice first, else a code, else the name of its article. */
function freeId(group: DraftGroup, taken: Set<TopicId>): TopicId {
  const ours = group.find(({ parsed }) => parsed.format === 'ours')?.draft.topic.id;
  const coded = group.find(({ draft }) => draft.sameAs.some((key) => key.startsWith('code:')));
  const [first] = group;
  if (!first) throw new Error('a group has at least one draft');
  const wanted = ours ?? coded?.draft.topic.codes[0] ?? first.draft.topic.id;
  const free = [wanted, `${first.parsed.article}#${wanted}`].find((id) => !taken.has(id));
  let id = free ?? wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

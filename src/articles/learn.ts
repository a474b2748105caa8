import { plainSpans } from '../model/content.js';
import type { Source } from '../model/topic.js';
import { toSections } from './document.js';
import { splitFrontMatter } from './front-matter.js';
import { learnTopic } from './learn-topic.js';
import { outlineOf } from './learn-outline.js';
import { type ArticleFile, type Draft, type Finding, type ParsedArticle, Refusal } from './parsed-article.js';
import { numberLines, type NumberedLines } from './prepare-markdown.js';
import { readMarkdown } from './read-markdown.js';
import { shortSlug } from './slug.js';
import { writtenLinks } from './written-links.js';

/** Reads another file's text by a path relative to the one that includes it; undefined when there is none. */
export type ReadInclude = (path: string) => string | undefined;

/**
 * Reads a Microsoft Learn article, or any Markdown article that follows no format in particular: headings divide it
 * into topics (see outlineOf), and what is left becomes a topic of the article itself.
 * @throws Refusal when it has no title or no text.
 */
export function parseLearn(file: ArticleFile, readInclude: ReadInclude): ParsedArticle {
  const { header = {}, body, bodyLine } = splitFrontMatter(file.text);
  const warnings: Finding[] = [];
  const warn = (line: number, reason: string) => warnings.push({ file: file.file, line, reason });
  const blocks = readMarkdown(withIncludes(numberLines(body, bodyLine), readInclude, warn));
  const outline = outlineOf(toSections(blocks));
  const title = plainSpans(outline.whole.heading) || text(header.title);
  if (title === '') throw new Refusal(bodyLine, 'the article has no title: begin it with a line such as "# Title"');

  const edition = shortSlug(title);
  const [overview, ...ownCauses] = learnTopic(
    { ...outline.whole, heading: [{ text: title }], sections: [] },
    outline.parts,
    file.article,
    edition,
  );
  if (!overview) throw new Error('a section always gives a topic');
  const topics = outline.topics.flatMap(({ section, parts }) => learnTopic(section, parts, file.article, edition));
  const drafts: Draft[] = [
    ...(saysSomething(overview) || topics.length > 0 ? [overview] : []),
    ...ownCauses,
    ...topics,
  ];
  if (drafts.length === 0) throw new Refusal(bodyLine, 'the article has a title and no text');
  overview.topic.headings.push(...outline.gathered);
  overview.topic.related = topics.map((draft) => `#${draft.anchors[0] ?? ''}`);

  const date = isoDate(header['ms.date'] ?? header.date);
  const source: Source = { article: file.article, title, ...(date && { date }) };
  for (const draft of drafts) {
    draft.topic.sources = [source];
    if (date) draft.topic.reviewed = date;
    const isBare =
      draft.topic.steps.length === 0 && draft.topic.causes.length === 0 && draft.topic.related.length === 0;
    if (isBare) warn(draft.line, `"${draft.topic.title}" says nothing to do: no step was found`);
  }
  const service = text(header['ms.service']);
  return {
    article: file.article,
    file: file.file,
    format: 'learn',
    drafts,
    forms: [],
    links: writtenLinks(blocks),
    // Articles about one Azure service stand in one folder of Microsoft Learn.
    ...(/^[a-z-]+$/.test(service) && { publishedAt: `https://learn.microsoft.com/azure/${service}/` }),
    warnings,
  };
}

function saysSomething({ topic }: Draft): boolean {
  return topic.summary.length + topic.steps.length + topic.notes.length + topic.links.length + topic.causes.length > 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The day of a header, which Learn writes as month/day/year. */
function isoDate(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return undefined;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value.trim());
  if (american) return `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}/.exec(value.trim())?.[0];
}

const include = /^(.*?)\[!INCLUDE\s{0,20}\[[^[\]]{0,500}\]\(([^)]{0,500})\)\s{0,20}\](.*)$/i;

/** Puts included files in their places, under the line that includes them; a missing one leaves but a warning. */
function withIncludes(
  source: NumberedLines,
  readInclude: ReadInclude,
  warn: (line: number, reason: string) => void,
): NumberedLines {
  const result: NumberedLines = { lines: [], lineNumbers: [] };
  source.lines.forEach((line, index) => {
    const number = source.lineNumbers[index] ?? 1;
    const put = (each: string) => {
      result.lines.push(each);
      result.lineNumbers.push(number);
    };
    const [, before = '', path, after = ''] = include.exec(line) ?? [];
    if (path === undefined) {
      put(line);
      return;
    }
    const included = readInclude(path);
    if (included === undefined) warn(number, `the included file ${path} is not in this folder`);
    const indent = /^[\s>]*/.exec(before)?.[0] ?? '';
    const lines = included === undefined ? [''] : splitFrontMatter(included).body.trim().split('\n');
    lines.forEach((each, at) => put((at === 0 ? before : indent) + each + (at === lines.length - 1 ? after : '')));
  });
  return result;
}

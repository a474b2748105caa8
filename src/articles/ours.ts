import { plainSpans, type Block, type Platform, type Span } from '../model/content.js';
import type { Facets } from '../model/question.js';
import type { Cause, Step } from '../model/topic.js';
import { type Section, toSections } from './document.js';
import { splitFrontMatter } from './front-matter.js';
import { newTopic } from './new-topic.js';
import { readOursHeader } from './ours-header.js';
import { type ArticleFile, type Finding, type ParsedArticle, Refusal } from './parsed-article.js';
import { numberLines } from './prepare-markdown.js';
import { procedureOf } from './procedure.js';
import { dropStart, readMarkdown } from './read-markdown.js';
import { toBlocks } from './to-blocks.js';
import { linkLines } from './topic-reader.js';
import { writtenLinks } from './written-links.js';

const sectionNames = ['Causes', 'Steps', 'Checklist', 'If it still fails', 'Notes', 'Links', 'Related'] as const;
type SectionName = (typeof sectionNames)[number];

/**
 * Reads an article in our own format, which knowledge/README.md describes. Its topic's id is the file's name.
 * @throws Refusal with everything that is wrong in the file alone; links are judged when all articles are read.
 */
export function parseOurs(file: ArticleFile): ParsedArticle {
  const frontMatter = splitFrontMatter(file.text);
  const findings: Omit<Finding, 'file'>[] = [];
  const read = readOursHeader(frontMatter);
  if ('findings' in read) findings.push(...read.findings);

  const blocks = readMarkdown(numberLines(frontMatter.body, frontMatter.bodyLine));
  const root = toSections(blocks);
  const sections = sectionsOf(root, findings);
  const instructions = sections.get('Steps') ?? sections.get('Checklist');
  const procedure = instructions ? procedureOf(instructions.blocks, instructions.sections) : undefined;
  const causes = causesOf(sections.get('Causes'), findings);
  if ((procedure?.steps.length ?? 0) === 0 && causes.length === 0) {
    const line = (instructions ?? sections.get('Causes'))?.line ?? frontMatter.bodyLine;
    findings.push({ line, reason: 'the article has no steps: add "## Steps" with a list, or "## Causes" with links' });
  }
  const [first, ...further] = findings;
  if (first) throw new Refusal(first.line, first.reason, further);
  if ('findings' in read) throw new Error('a header with findings was refused above');

  const { header } = read;
  const topic = newTopic(file.article.split('/').at(-1) ?? file.article, file.article, header.title);
  Object.assign(topic, {
    codes: header.codes,
    messages: header.messages,
    symptoms: header.symptoms,
    platform: header.platform,
    ...(header.for && { facets: header.for }),
    clouds: header.clouds.map((cloud) => cloud.toLowerCase()),
    supportTopics: header['support-topics'],
    sources: header.sources.map(({ title, url, article }) => ({
      title,
      ...(url && { url }),
      article: article ?? file.article,
    })),
    ...(header.reviewed && { reviewed: header.reviewed }),
  });
  topic.headings = [...sections.keys()];
  topic.summary = toBlocks(root.blocks);
  topic.causes = causes;
  if (procedure) {
    topic.summary.push(...procedure.intro);
    topic.steps = procedure.steps.map((step) => withPlatformMarks(step, 'any'));
    topic.ordered = sections.has('Steps');
    topic.notes = procedure.notes;
  }
  topic.ifItStillFails = toBlocks(sections.get('If it still fails')?.blocks ?? []);
  topic.notes.push(...toBlocks(sections.get('Notes')?.blocks ?? []).map(nameMarks));
  topic.links = linkLines(toBlocks(sections.get('Links')?.blocks ?? []));
  topic.related = linksIn(sections.get('Related')).map(({ href }) => href);

  const sameAs = header.codes.map((code) => `code:${code.toLowerCase()}`);
  const anchors = ['', ...[...sections.values()].flatMap((section) => section.anchors)];
  return {
    article: file.article,
    file: file.file,
    format: 'ours',
    drafts: [{ topic, anchors, line: frontMatter.bodyLine, sameAs }],
    forms: [],
    links: writtenLinks(blocks),
    warnings: [],
  };
}

function sectionsOf(root: Section, findings: Omit<Finding, 'file'>[]): Map<SectionName, Section> {
  const found = new Map<SectionName, Section>();
  for (const section of root.sections) {
    const heading = plainSpans(section.heading).trim();
    const name = sectionNames.find((each) => each.toLowerCase() === heading.toLowerCase());
    const { line } = section;
    if (section.level !== 2 || name === undefined) {
      findings.push({
        line,
        reason: `unknown section "${heading}": sections are ${sectionNames.map((each) => `"## ${each}"`).join(', ')}`,
      });
    } else if (found.has(name)) {
      findings.push({ line, reason: `the section "${name}" stands twice` });
    } else found.set(name, section);
  }
  const both = found.get('Checklist');
  if (both && found.has('Steps'))
    findings.push({ line: both.line, reason: 'an article has either steps or a checklist' });
  return found;
}

function causesOf(section: Section | undefined, findings: Omit<Finding, 'file'>[]): Cause[] {
  if (!section) return [];
  const items = section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  if (items.length === 0) findings.push({ line: section.line, reason: 'the causes must be a list of links to topics' });
  return items.flatMap((item): Cause[] => {
    const lead = item[0];
    const spans = lead?.kind === 'paragraph' ? lead.spans : [];
    const { platform, facets, rest } = takeMarks(spans);
    const href = rest.find((span) => span.href !== undefined)?.href;
    if (href !== undefined) {
      const title = plainSpans(rest).trim();
      return [{ title, topic: href, platform: platform ?? 'any', ...(facets && { facets }) }];
    }
    findings.push({
      line: lead?.line ?? section.line,
      reason: 'a cause must be a link to its topic: [what it is](file.md)',
    });
    return [];
  });
}

function linksIn(section: Section | undefined): { href: string }[] {
  return writtenLinks(section?.blocks ?? []);
}

const mark = /^\s*\[(windows|linux)\]\s*/i;

function takePlatformMark(spans: readonly Span[]): { platform?: Platform; rest: Span[] } {
  const found = mark.exec(plainSpans(spans));
  if (!found) return { rest: [...spans] };
  return { platform: found[1]?.toLowerCase() as Platform, rest: dropStart(spans, found[0].length) };
}

/** An answer to a question of questions.yaml, as it stands before a step: `[disks: encrypted]`. */
const facetMark = /^\s*\[([a-z][a-z0-9-]{0,30}):\s*([a-z][a-z0-9-]{0,30})\]\s*/i;

/** Reads the marks at the beginning of a step or cause, in any order: `[Linux] [disks: encrypted]`. */
function takeMarks(spans: readonly Span[]): { platform?: Platform; facets?: Facets; rest: Span[] } {
  const { platform, rest } = takePlatformMark(spans);
  const found = facetMark.exec(plainSpans(rest));
  if (!found) return { ...(platform && { platform }), rest };
  const [mark, question = '', answer = ''] = found;
  const further = takeMarks(dropStart(rest, mark.length));
  const name = question.toLowerCase();
  const system = platform ?? further.platform;
  return {
    ...(system && { platform: system }),
    facets: { ...further.facets, [name]: [...(further.facets?.[name] ?? []), answer.toLowerCase()] },
    rest: further.rest,
  };
}

/** Reads the marks of steps; what is below a step is for the same system. */
function withPlatformMarks(step: Step, above: Platform): Step {
  const [lead, ...rest] = step.body;
  if (lead?.kind !== 'paragraph')
    return { ...step, platform: above, steps: step.steps.map((each) => withPlatformMarks(each, above)) };
  const { platform = above, facets, rest: spans } = takeMarks(lead.spans);
  const link = spans.find((span) => span.href !== undefined && /\.md(#|$)/.test(span.href))?.href;
  return {
    ...step,
    body: [{ ...lead, spans }, ...rest],
    platform,
    ...(facets && { facets }),
    steps: step.steps.map((each) => withPlatformMarks(each, platform)),
    ...(link !== undefined && { topic: link }),
  };
}

/** In notes, which everybody sees, a mark is read as a word: `[Linux]` becomes "Linux:". */
function nameMarks(block: Block): Block {
  if (block.kind === 'list') return { ...block, items: block.items.map((item) => item.map(nameMarks)) };
  if (block.kind !== 'paragraph') return block;
  const { platform, rest } = takePlatformMark(block.spans);
  if (platform === undefined) return block;
  return { ...block, spans: [{ text: platform === 'windows' ? 'Windows: ' : 'Linux: ', strong: true }, ...rest] };
}

import { plainBlocks, plainSpans, type Platform } from '../model/content.js';
import type { Form } from '../model/form.js';
import { isBoldLine } from './continued-lists.js';
import { contradicts } from './contradicts.js';
import { dataTopic } from './data-topic.js';
import { type DocumentBlock, type Section, toSections } from './document.js';
import { embeddedJson, formFields } from './forms.js';
import { headingRole } from './headings.js';
import { newTopic } from './new-topic.js';
import { type ArticleFile, type Draft, type Finding, type ParsedArticle, Refusal } from './parsed-article.js';
import { platformOfTitle } from './platform-of.js';
import { numberLines } from './prepare-markdown.js';
import { readMarkdown } from './read-markdown.js';
import { selfHelpCodes } from './self-help-codes.js';
import { type SelfHelpHeader, splitSelfHelpHeader } from './self-help-header.js';
import { TopicReader } from './topic-reader.js';
import { writtenLinks } from './written-links.js';

/**
 * Reads a self-help article: one topic, or where its body is a JSON form, the form.
 * @throws Refusal when the header does not end, or there is no title.
 */
export function parseSelfHelp(file: ArticleFile): ParsedArticle {
  const header = splitSelfHelpHeader(file.text);
  const warnings: Finding[] = [];
  const warn = (line: number, reason: string) => warnings.push({ file: file.file, line, reason });
  const parsed: ParsedArticle = {
    article: file.article,
    file: file.file,
    format: 'self-help',
    drafts: [],
    forms: [],
    links: [],
    warnings,
  };

  const json = embeddedJson(header.body, header.bodyLine);
  if (json?.problem) warn(json.problem.line, json.problem.reason);
  if (json && Array.isArray(json.value.formelements)) {
    return { ...parsed, forms: [formOf(file, header, json.value)] };
  }
  const text = json ? header.body.slice(0, header.body.search(/^\s*-{3,}\s*$/m)) : header.body;
  const blocks = readMarkdown(numberLines(text, header.bodyLine));
  const draft = topicOf(file, header, blocks, warn);
  if (json) dataTopic(draft.topic, json.value);

  const { topic } = draft;
  const said = [topic.summary, topic.steps, topic.notes, topic.links, topic.causes].some((each) => each.length > 0);
  if (!said) warn(draft.line, 'the article has a title and no text: it is never an answer');
  else if (topic.steps.length === 0 && topic.causes.length === 0) warn(draft.line, 'no recommended step was found');
  return { ...parsed, drafts: [draft], links: writtenLinks(blocks) };
}

function topicOf(
  file: ArticleFile,
  header: SelfHelpHeader,
  blocks: DocumentBlock[],
  warn: (line: number, reason: string) => void,
): Draft {
  const attribute = (name: string) => header.attributes.get(name.toLowerCase()) ?? '';
  const { description, rest } = takeDescription(blocks);
  const root = toSections(withBoldHeadings(rest));
  const pageTitle = attribute('pageTitle');
  const first = titleSection(root, pageTitle !== '');
  const heading = first ? plainSpans(first.heading) : '';
  const title = [
    isTelling(heading) ? withoutErrorWord(heading) : '',
    pageTitle,
    attribute('description'),
    heading,
  ].find((each) => each !== '');
  if (title === undefined) throw new Refusal(header.bodyLine, 'the article has neither a page title nor a heading');

  const name = file.article.split('/').at(-1) ?? file.article;
  const topic = newTopic(file.article, file.article, title);
  const reader = new TopicReader(topic, first?.line ?? header.bodyLine);
  reader.explain(description);
  // A heading that is no title ("We ran diagnostics on your resource and found an issue") is the first thing it says.
  const titled = first !== undefined && (isTelling(heading) || heading === title);
  if (first && titled) topic.headings.push(heading);
  else if (first) topic.summary.push({ kind: 'heading', spans: first.heading });
  readSections(reader, root, first);
  reader.finish();

  const { codes, identifying, possible } = selfHelpCodes({ pageTitle, heading, ids: [attribute('articleId'), name] });
  topic.codes = [...new Set([...codes, ...topic.codes])];
  topic.platform = platformOf(title, pageTitle, attribute('resourceTags'), [attribute('articleId'), name]);
  topic.clouds = listOf(attribute('cloudEnvironments').toLowerCase());
  topic.supportTopics = listOf(attribute('supportTopicIds'));
  topic.sources = [{ article: file.article, title: pageTitle === '' ? title : pageTitle }];

  const body = plainBlocks(topic.summary) + topic.steps.map((step) => plainBlocks(step.body)).join(' ');
  for (const name of ['infoBubbleText', 'description']) {
    const line = attribute(name)
      .replace(/\s{0,20}see details on the right\.?/i, '')
      .trim();
    if (line === '' || same(line, title) || same(line, pageTitle)) continue;
    const others = ['pageTitle', 'description', 'infoBubbleText'].filter((other) => other !== name).map(attribute);
    if (contradicts(line, [title, heading, body, ...(name === 'description' ? [pageTitle] : others)])) {
      warn(header.lineOf(name), `${name} "${line}" speaks of another problem than the article; it is not used`);
    } else if (name === 'infoBubbleText') topic.messages.push(line);
    else topic.symptoms.push(line);
  }
  if (isTelling(pageTitle) && !same(pageTitle, title) && !topic.codes.includes(pageTitle))
    topic.symptoms.push(pageTitle);
  topic.messages = [...new Set(topic.messages)];
  topic.symptoms = [...new Set(topic.symptoms)];

  const sameAs = identifying.map((code) => `code:${code.toLowerCase()}`);
  const maybeSameAs = possible === undefined ? {} : { maybeSameAs: `code:${possible}` };
  return { topic, anchors: [], line: first?.line ?? header.bodyLine, sameAs, ...maybeSameAs };
}

/** The section of the title: the first one, unless its heading announces a part ("Recommended Steps") and the header has a title. */
function titleSection(root: Section, hasPageTitle: boolean): Section | undefined {
  const [first] = root.sections;
  return first && hasPageTitle && headingRole(plainSpans(first.heading)) !== 'other' ? undefined : first;
}

/**
 * Reads the sections in order. Prose before the heading that announces steps explains; without such a heading, lists
 * under the title are the steps.
 */
function readSections(reader: TopicReader, root: Section, first: Section | undefined): void {
  const sections = first ? [...first.sections, ...root.sections.slice(1)] : root.sections;
  const lead = [...root.blocks, ...(first?.blocks ?? [])];
  const roles = sections.map((section) => headingRole(plainSpans(section.heading)));
  const announced = roles.indexOf('steps');
  if (announced < 0) reader.read(lead);
  else reader.explain(lead);
  sections.forEach((section, index) => {
    if (index < announced && roles[index] === 'other' && isProse(section)) reader.explainPart(section);
    else reader.readPart(section);
  });
}

/** Whether a section only tells: it has no list, no table and no section below. */
function isProse(section: Section): boolean {
  return section.sections.length === 0 && section.blocks.every(({ kind }) => kind !== 'list' && kind !== 'table');
}

/** Below the title, "**Recommended Steps**" alone on a line is a heading, too. */
function withBoldHeadings(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const title = blocks.findIndex((block) => block.kind === 'heading');
  return blocks.map((block, index) => {
    if (title < 0 || index < title || block.kind !== 'paragraph' || !isBoldLine(block)) return block;
    const { spans, line } = block;
    const isHeading = /^recommended /i.test(plainSpans(spans)) && headingRole(plainSpans(spans)) !== 'other';
    return isHeading ? { kind: 'heading', level: 2, spans, anchors: [], line } : block;
  });
}

/** What stands between the marks of the description; headings in it are only loud sentences. */
function takeDescription(blocks: readonly DocumentBlock[]): { description: DocumentBlock[]; rest: DocumentBlock[] } {
  const description: DocumentBlock[] = [];
  const rest: DocumentBlock[] = [];
  let inside = false;
  for (const block of blocks) {
    if (block.kind === 'marker') inside = !block.name.startsWith('/');
    else if (!inside) rest.push(block);
    else
      description.push(block.kind === 'heading' ? { kind: 'paragraph', spans: block.spans, line: block.line } : block);
  }
  return { description, rest };
}

function formOf(file: ArticleFile, header: SelfHelpHeader, json: Record<string, unknown>): Form {
  const title = typeof json.title === 'string' && json.title !== '' ? json.title : header.attributes.get('pagetitle');
  return {
    article: file.article,
    title: title ?? file.article,
    clouds: listOf((header.attributes.get('cloudenvironments') ?? '').toLowerCase()),
    supportTopics: listOf(header.attributes.get('supporttopicids') ?? ''),
    fields: formFields(json.formelements),
  };
}

/** Titles that say that something was found, but not what. */
function isTelling(title: string): boolean {
  return (
    title !== '' &&
    !/^we (ran|have run|are running|identified|found)\b|^your resource was|^this is not a customer|^customer message|^this is the title|^questions?\b/i.test(
      title,
    )
  );
}

function withoutErrorWord(heading: string): string {
  return heading.replace(/^\W*[Ee]rror(?: [Cc]ode)?\s+(?=[A-Z]\w{7,}\W*$)/, '').trim();
}

function platformOf(title: string, pageTitle: string, tags: string, ids: string[]): Platform {
  const named = [title, pageTitle].map(platformOfTitle).find((platform) => platform !== 'any');
  if (named !== undefined) return named;
  const twin = ids
    .map((id) => /error(windows|linux)(?:\.md)?$/i.exec(id)?.[1]?.toLowerCase())
    .find((each) => each !== undefined);
  const tagged = listOf(tags.toLowerCase()).filter((tag) => tag === 'windows' || tag === 'linux');
  const only = twin ?? (tagged.length === 1 ? tagged[0] : undefined);
  return only === 'windows' || only === 'linux' ? only : 'any';
}

function listOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,;]/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ];
}

function same(one: string, other: string): boolean {
  const normal = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return normal(one) === normal(other);
}

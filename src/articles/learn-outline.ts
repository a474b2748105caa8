import { plainSpans, type Span } from '../model/content.js';
import { codesOfHeading } from './codes-of.js';
import { sectionAndBelow, type DocumentBlock, type Section } from './document.js';
import { dividesTopic } from './headings.js';

/** A section that is a topic, with the sections below it that belong to it. */
export interface TopicSection {
  section: Section;
  parts: Section[];
}

/** Which sections of an article are topics, and what is left for the article as a whole. */
export interface Outline {
  /** The section of the article's title, or the whole file where it has none. */
  whole: Section;
  /** Sections that belong to the article as a whole. */
  parts: Section[];
  topics: TopicSection[];
  /** Headings of sections that say nothing but gather topics ("Causes and solutions"). */
  gathered: string[];
}

/**
 * Divides an article into topics. Directly below the title every section is a topic, unless its heading is one of
 * those that divide a topic ("Solution", "Step 2: ..."). Deeper sections are topics when they begin with an error code,
 * when a link leads to them, or when the section above only gathers problems ("Causes and solutions").
 */
export function outlineOf(root: Section): Outline {
  const whole = titleSection(root);
  const linked = linkedAnchors(root);
  const outline: Outline = { whole, parts: [], topics: [], gathered: [] };
  const sections = whole === root ? root.sections : [...whole.sections, ...root.sections.slice(1)];
  for (const section of sections) {
    if (dividesTopic(plainSpans(section.heading))) outline.parts.push(section);
    else addTopic(section, linked, outline);
  }
  return outline;
}

/** The first heading of the highest level, where nothing but it stands on that level or it is the first of all. */
function titleSection(root: Section): Section {
  const [first] = root.sections;
  return first?.level === 1 ? { ...first, blocks: [...root.blocks, ...first.blocks] } : root;
}

function addTopic(section: Section, linked: ReadonlySet<string>, outline: Outline): void {
  const gathers = gathersProblems(section);
  const topic: TopicSection = { section, parts: [] };
  if (gathers && section.blocks.length === 0) outline.gathered.push(plainSpans(section.heading));
  else outline.topics.push(topic);
  for (const below of section.sections) {
    if (gathers || isTopicBelow(below, linked)) addTopic(below, linked, outline);
    else topic.parts.push(withoutTopics(below, linked, outline));
  }
}

function isTopicBelow(section: Section, linked: ReadonlySet<string>): boolean {
  const heading = plainSpans(section.heading);
  if (dividesTopic(heading)) return false;
  return codesOfHeading(heading).codes.length > 0 || section.anchors.some((anchor) => linked.has(anchor.toLowerCase()));
}

/** A part without those sections below it that are topics; these are added to the outline. */
function withoutTopics(part: Section, linked: ReadonlySet<string>, outline: Outline): Section {
  const sections = part.sections.flatMap((below) => {
    if (!isTopicBelow(below, linked)) return [withoutTopics(below, linked, outline)];
    addTopic(below, linked, outline);
    return [];
  });
  return { ...part, sections };
}

/** Whether a section says nothing to do itself and at least two of those below it are problems of their own. */
function gathersProblems(section: Section): boolean {
  const problems = section.sections.filter((below) => !dividesTopic(plainSpans(below.heading)));
  const saysWhatToDo = section.blocks.some((block) => block.kind === 'list' || block.kind === 'table');
  return problems.length >= 2 && !saysWhatToDo;
}

/** Anchors of the same file that its links name, in lower case. */
function linkedAnchors(root: Section): Set<string> {
  const anchors = new Set<string>();
  const note = (spans: readonly Span[]) => {
    for (const { href } of spans) if (href?.includes('#')) anchors.add(href.slice(href.indexOf('#') + 1).toLowerCase());
  };
  const walk = (blocks: readonly DocumentBlock[]) => {
    for (const block of blocks) {
      if (block.kind === 'paragraph' || block.kind === 'heading') note(block.spans);
      else if (block.kind === 'list') block.items.forEach(walk);
      else if (block.kind === 'note') walk(block.blocks);
      else if (block.kind === 'table') [...block.header, ...block.rows.flat()].forEach(note);
    }
  };
  sectionAndBelow(root).forEach((section) => walk(section.blocks));
  return anchors;
}

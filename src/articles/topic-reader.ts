import { plainSpans, type Block, type Span } from '../model/content.js';
import type { Cause, Step, Topic } from '../model/topic.js';
import type { DocumentBlock, Section } from './document.js';
import { headingRole } from './headings.js';
import { joinLines, linesOf, readLearnLine } from './learn-lines.js';
import { newTopic } from './new-topic.js';
import type { Draft } from './parsed-article.js';
import { platformOfTitle } from './platform-of.js';
import { groupOf, looseSteps, procedureOf, stepOf } from './procedure.js';
import { shortSlug } from './slug.js';
import { splitAdvice } from './split-advice.js';
import { toBlocks } from './to-blocks.js';

/**
 * Sorts what the sections of one topic say into it. Links, causes and linked steps stay as written.
 */
export class TopicReader {
  readonly ownCauses: Draft[] = [];
  private readonly linkedSteps: Step[] = [];
  /** Prose below headings that announce steps. */
  private readonly announced: Block[] = [];

  constructor(
    private readonly topic: Topic,
    private readonly line: number,
  ) {}

  read(blocks: readonly DocumentBlock[]): void {
    const rest = this.takeAgreedForms(blocks);
    // "Recommended Action:" ends the explanation; lists before it explain as well.
    const action = rest.findIndex((block) => block.kind === 'paragraph' && isActionLead(block.spans));
    const explained = action < 0 && this.linkedSteps.length > 0 ? rest.length : Math.max(action, 0);
    this.topic.summary.push(...toBlocks(rest.slice(0, explained)));
    this.addProcedure(rest.slice(explained));
  }

  /** Takes blocks as explanation, whatever they look like. */
  explain(blocks: readonly DocumentBlock[]): void {
    this.topic.summary.push(...toBlocks(this.takeAgreedForms(blocks)));
  }

  readPart(part: Section): void {
    this.topic.headings.push(plainSpans(part.heading));
    const role = headingRole(plainSpans(part.heading));
    if (role === 'documents') {
      this.topic.links.push(...linkLines(toBlocks(part.blocks)));
      part.sections.forEach((each) => this.readPart(each));
    } else if (role === 'notes') {
      this.topic.notes.push({ kind: 'heading', spans: part.heading }, ...toBlocks(part.blocks));
    } else if (role === 'summary') {
      this.explainPart(part);
    } else if (role === 'steps') {
      const told = this.topic.summary.length;
      this.addProcedure(this.takeAgreedForms(unquoted(part.blocks)), withoutDocuments(part.sections));
      this.announced.push(...this.topic.summary.slice(told));
      part.sections.filter(isDocuments).forEach((each) => this.readPart(each));
    } else {
      const sections = withoutDocuments(part.sections);
      this.topic.steps.push(groupOf({ ...part, blocks: this.takeAgreedForms(part.blocks), sections }));
      part.sections.filter(isDocuments).forEach((each) => this.readPart(each));
    }
  }

  /** Takes a section as explanation, whatever its heading says. */
  explainPart(part: Section): void {
    this.topic.headings.push(plainSpans(part.heading));
    this.topic.summary.push({ kind: 'heading', spans: part.heading }, ...toBlocks(this.takeAgreedForms(part.blocks)));
    part.sections.forEach((each) => this.readPart(each));
  }

  finish(): void {
    const { topic } = this;
    topic.steps.push(...this.linkedSteps);
    if (topic.steps.length === 0 && topic.causes.length === 0) {
      const { explanation, advice } = splitAdvice(topic.summary);
      const { steps, notes } = looseSteps(advice.length > 0 ? advice : this.announced);
      topic.summary = explanation.filter((block) => advice.length > 0 || !this.announced.includes(block));
      topic.steps = steps;
      topic.notes.push(...notes);
    }
    topic.headings = [...new Set(topic.headings)];
    topic.codes = [...new Set(topic.codes)];
    topic.messages = [...new Set(topic.messages)];
  }

  private addProcedure(blocks: readonly DocumentBlock[], sections: readonly Section[] = []): void {
    const procedure = procedureOf(blocks, sections);
    this.topic.summary.push(...procedure.intro);
    this.topic.notes.push(...procedure.notes);
    if (procedure.steps.length === 0) return;
    this.topic.ordered = this.topic.steps.length === 0 ? procedure.ordered : this.topic.ordered || procedure.ordered;
    this.topic.steps.push(...procedure.steps);
  }

  /** Takes codes, messages, causes and linked steps into the topic, and gives back the other blocks. */
  private takeAgreedForms(blocks: readonly DocumentBlock[]): DocumentBlock[] {
    return blocks.flatMap((block): DocumentBlock[] => {
      if (block.kind === 'list') return this.takeCauseList(block);
      if (block.kind !== 'paragraph') return [block];
      const kept: Span[][] = [];
      for (const line of linesOf(block.spans)) {
        const read = readLearnLine(line);
        if (read.kind === 'codes') {
          this.topic.headings.push('Error code');
          this.topic.codes.push(...read.values);
        } else if (read.kind === 'message') {
          this.topic.headings.push('Error message');
          this.topic.messages.push(read.value);
        } else if (read.kind === 'cause' && read.href !== undefined) this.addCause(read.spans, read.href);
        else if (read.kind === 'step') {
          this.linkedSteps.push({ ...stepOf([{ kind: 'paragraph', spans: line }]), topic: read.href });
        } else kept.push(line);
      }
      return kept.length === 0 ? [] : [{ ...block, spans: joinLines(kept) }];
    });
  }

  /** A list whose items are causes; an item that is none keeps its place in the rest. */
  private takeCauseList(list: DocumentBlock & { kind: 'list' }): DocumentBlock[] {
    const others = list.items.filter((item) => {
      const [first, ...rest] = item;
      const cause = first?.kind === 'paragraph' ? readLearnLine(first.spans) : undefined;
      if (cause?.kind !== 'cause' || (cause.number === undefined && rest.length > 0)) return true;
      if (cause.href !== undefined && rest.length === 0) this.addCause(cause.spans, cause.href);
      else this.addOwnCause(cause.number ?? this.topic.causes.length + 1, cause.spans, rest, first?.line ?? this.line);
      return false;
    });
    return others.length === 0 ? [] : [{ ...list, items: others }];
  }

  private addCause(spans: Span[], href: string): void {
    const title = plainSpans(spans).trim();
    this.topic.causes.push({ title, topic: href, platform: platformOfTitle(title) });
  }

  private addOwnCause(number: number, spans: Span[], blocks: DocumentBlock[], line: number): void {
    const [lead = [], ...further] = linesOf(spans);
    const title = titleOfCause(plainSpans(lead));
    const id = `${this.topic.id}-cause-${number}`;
    const draft = newTopic(id, this.topic.articles[0] ?? '', title);
    const told = plainSpans(lead).trim() === title ? further : [lead, ...further];
    const paragraph: Block[] = told.length > 0 ? [{ kind: 'paragraph', spans: joinLines(told) }] : [];
    const procedure = procedureOf(blocks);
    draft.summary = [...paragraph, ...procedure.intro];
    draft.steps = procedure.steps;
    draft.ordered = procedure.ordered;
    draft.notes = procedure.notes;
    const anchor = `own-cause-${shortSlug(id)}`;
    const cause: Cause = { title, topic: `#${anchor}`, platform: platformOfTitle(title) };
    this.topic.causes.push(cause);
    this.ownCauses.push({ topic: draft, anchors: [anchor], line, sameAs: [] });
  }
}

/** A cause told on the spot is called by what stands before its first colon or by its first sentence. */
function titleOfCause(text: string): string {
  const [sentence = text] = text.split(/:\s|[.!?]\s/);
  return sentence.replace(/[:.\s]+$/, '');
}

/** A section that stands in quotation marks as a whole is no note. */
function unquoted(blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
  return blocks.every((block) => block.kind === 'note') ? blocks.flatMap((block) => block.blocks) : blocks;
}

function isDocuments(section: Section): boolean {
  return headingRole(plainSpans(section.heading)) === 'documents';
}

function withoutDocuments(sections: readonly Section[]): Section[] {
  return sections.filter((section) => !isDocuments(section));
}

function isActionLead(spans: readonly Span[]): boolean {
  return /^\s*recommended (action|step)s?\s*:/i.test(plainSpans(spans));
}

function joinCells(cells: readonly Span[][]): Span[] {
  return cells.flatMap((cell, index) => (index === 0 ? cell : [{ text: ' | ' }, ...cell]));
}

/** A line without a link says what the link of the line before is about. */
function withRemarks(lines: readonly Span[][]): Span[][] {
  const entries: Span[][] = [];
  for (const line of lines) {
    const last = entries.at(-1);
    if (last && !line.some((span) => span.href !== undefined)) last.push({ text: ' - ' }, ...line);
    else entries.push([...line]);
  }
  return entries;
}

/** Every line of some blocks, one per link list entry. */
export function linkLines(blocks: readonly Block[]): Span[][] {
  return blocks.flatMap((block): Span[][] => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return withRemarks(linesOf(block.spans));
    if (block.kind === 'list') return block.items.flatMap(linkLines);
    if (block.kind === 'note') return linkLines(block.blocks);
    if (block.kind === 'table') return [block.header, ...block.rows].map(joinCells).filter((line) => line.length > 0);
    return [[{ text: block.kind === 'command' ? block.text : block.alt }]];
  });
}

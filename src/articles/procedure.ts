import { plainSpans, type Block } from '../model/content.js';
import type { Step } from '../model/topic.js';
import { isBoldLine, joinContinuedLists } from './continued-lists.js';
import type { DocumentBlock, Section } from './document.js';
import { platformOfLead } from './platform-of.js';
import { toBlocks } from './to-blocks.js';

/** What a part of an article tells to do, and what it says before that. */
export interface Procedure {
  intro: Block[];
  steps: Step[];
  ordered: boolean;
  notes: Block[];
}

/**
 * Finds the steps in blocks: list items, rows of a table of causes and solutions, and lists led by a paragraph.
 * What comes before the first of them is the introduction. Sections below become steps with steps of their own.
 */
export function procedureOf(blocks: readonly DocumentBlock[], sections: readonly Section[] = []): Procedure {
  const collector = new StepCollector();
  for (const block of joinContinuedLists(blocks)) collector.add(block);
  collector.end();
  for (const section of sections) collector.addGroup(groupOf(section));
  return collector;
}

/** A section as one step: its heading and introduction, with its steps below. */
export function groupOf(section: Section): Step {
  const below = procedureOf(section.blocks, section.sections);
  const heading: Block = { kind: 'heading', spans: section.heading };
  return stepOf([heading, ...below.intro, ...below.notes], below.steps, below.ordered);
}

export function stepOf(body: Block[], steps: Step[] = [], ordered = false): Step {
  const lead = body.find((block) => block.kind === 'paragraph' || block.kind === 'heading');
  const text = lead ? plainSpans(lead.spans) : '';
  const lone = /^(windows|linux)(?: vms?)?:?$/i.exec(text.trim())?.[1]?.toLowerCase();
  return {
    id: '',
    body,
    platform: lone === 'windows' || lone === 'linux' ? lone : platformOfLead(text),
    steps,
    ordered,
  };
}

/** The items of a list as steps; lists inside an item are the steps below it. */
export function stepsOfList(list: DocumentBlock & { kind: 'list' }): Step[] {
  return list.items.map((item) => {
    const first = item.findIndex((block) => block.kind === 'list');
    const body = toBlocks(first < 0 ? item : item.slice(0, first));
    const below: Step[] = [];
    for (const block of first < 0 ? [] : item.slice(first)) {
      if (block.kind === 'list') below.push(...stepsOfList(block));
      else {
        const { steps, notes } = looseSteps(toBlocks([block]), below.at(-1));
        below.push(...steps);
        body.push(...notes);
      }
    }
    return stepOf(
      body,
      below,
      item.some((block) => block.kind === 'list' && block.ordered),
    );
  });
}

/** The step that is read last of a step and all below it. */
function lastOf(step: Step): Step {
  const last = step.steps.at(-1);
  return last ? lastOf(last) : step;
}

/**
 * Blocks outside of lists as steps: a command or a picture belongs to the step before it, which may be `before`, a
 * note to no step.
 */
export function looseSteps(blocks: readonly Block[], before?: Step): { steps: Step[]; notes: Block[] } {
  const steps: Step[] = [];
  const notes: Block[] = [];
  for (const block of blocks) {
    const last = steps.at(-1) ?? before;
    if (isNote(block)) notes.push(block);
    else if ((block.kind === 'command' || block.kind === 'image') && last) lastOf(last).body.push(block);
    else steps.push(stepOf([block]));
  }
  return { steps, notes };
}

function isNote(block: Block): boolean {
  if (block.kind !== 'paragraph') return block.kind === 'note';
  return /^\s*(?:please )?note\s*[:：]/i.test(plainSpans(block.spans));
}

/** "Step 2: Restart what is stopped." */
function isStepLine(block: DocumentBlock): boolean {
  return block.kind === 'paragraph' && /^\s*step \d+\b/i.test(plainSpans(block.spans));
}

class StepCollector implements Procedure {
  readonly intro: Block[] = [];
  readonly steps: Step[] = [];
  readonly notes: Block[] = [];
  ordered = false;
  /** Blocks that were read and not placed yet. */
  private lead: DocumentBlock[] = [];

  add(block: DocumentBlock): void {
    if (block.kind === 'list') this.addList(block);
    else if (block.kind === 'table' && isRemedyTable(block)) this.addRemedies(block);
    else if (block.kind === 'note' && this.steps.length > 0 && this.lead.length === 0)
      this.notes.push(...toBlocks([block]));
    else if ((block.kind === 'command' || block.kind === 'image') && this.lead.length === 0) this.attach(block);
    else this.lead.push(block);
  }

  addGroup(step: Step): void {
    this.steps.push(step);
  }

  /** Places what is left: an introduction if there are no steps, else further things to do. */
  end(): void {
    if (this.steps.length === 0) this.intro.push(...toBlocks(this.lead));
    else this.addLoose(this.lead);
    this.lead = [];
  }

  private addLoose(blocks: readonly DocumentBlock[]): void {
    const { steps, notes } = looseSteps(toBlocks(blocks));
    this.steps.push(...steps);
    this.notes.push(...notes);
  }

  private addList(list: DocumentBlock & { kind: 'list' }): void {
    const items = stepsOfList(list);
    const title = this.lead.at(-1);
    if (title && (this.steps.length > 0 || isBoldLine(title) || isStepLine(title))) {
      const before = this.lead.slice(0, -1);
      if (this.steps.length === 0) this.intro.push(...toBlocks(before));
      else this.addLoose(before);
      this.steps.push(stepOf(toBlocks([title]), items, list.ordered));
    } else {
      this.intro.push(...toBlocks(this.lead));
      this.steps.push(...items);
    }
    this.lead = [];
    this.ordered ||= list.ordered;
  }

  /** A command or picture after a list belongs to its last item: authors often forget to indent it. */
  private attach(block: DocumentBlock): void {
    const last = this.steps.at(-1);
    if (last) lastOf(last).body.push(...toBlocks([block]));
    else this.lead.push(block);
  }

  private addRemedies(table: DocumentBlock & { kind: 'table' }): void {
    this.intro.push(...toBlocks(this.lead));
    this.lead = [];
    for (const [cause = [], ...cells] of table.rows) {
      const body: Block[] = [{ kind: 'paragraph', spans: cause }];
      const below: Step[] = [];
      cells.forEach((spans, index) => {
        const title = plainSpans(table.header[index + 1] ?? []);
        if (plainSpans(spans) === '') return;
        if (remedyTitle.test(title)) below.push(stepOf([{ kind: 'paragraph', spans }]));
        else body.push({ kind: 'paragraph', spans: [{ text: `${title}: `, strong: true }, ...spans] });
      });
      this.steps.push(stepOf(body, below));
    }
  }
}

/** The title of a column that says what to do. */
const remedyTitle = /solution|action|resolution|recommend|mitigation|fix|workaround|resolve/i;

/** A table whose first column says what is wrong and whose last says what to do. */
function isRemedyTable(table: DocumentBlock & { kind: 'table' }): boolean {
  const titles = table.header.map(plainSpans);
  const first = titles.at(0) ?? '';
  const last = titles.at(-1) ?? '';
  return titles.length > 1 && /cause|error|issue|symptom|problem|reason/i.test(first) && remedyTitle.test(last);
}

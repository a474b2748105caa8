import type { Block, Span } from '../model/content.js';
import type { Step } from '../model/topic.js';
import type { Row, Run } from './view.js';

/** How many levels of steps are set in; deeper ones stay on this level, as phones are narrow. */
const deepest = 4;

/** Spans as runs; links to topics are told from links to pages. */
export function runsOf(spans: readonly Span[]): Run[] {
  return spans.map(({ href, ...style }) => {
    if (href === undefined) return style;
    const topic = /^topic:(.+)$/.exec(href)?.[1];
    return topic === undefined ? { ...style, url: href } : { ...style, topic };
  });
}

/** Blocks as rows. `imageUrl` gives the address under which a picture can be had, if it can. */
export function blockRows(blocks: readonly Block[], indent: number, imageUrl: ImageUrl): Row[] {
  const level = Math.min(indent, deepest);
  return blocks.flatMap((block): Row[] => {
    switch (block.kind) {
      case 'paragraph':
        return [{ kind: 'text', indent: level, runs: runsOf(block.spans) }];
      case 'heading':
        return [{ kind: 'heading', indent: level, runs: runsOf(block.spans) }];
      case 'command':
        return [{ kind: 'command', indent: level, lines: block.text.split('\n') }];
      case 'note':
        return noteRows(block, level, imageUrl);
      case 'list':
        return block.items.flatMap((item, index) =>
          itemRows(item, block.ordered ? `${index + 1}.` : '•', level, imageUrl),
        );
      case 'table':
        return tableRows(block, level);
      case 'image': {
        const url = imageUrl(block.src);
        const alt = block.alt === '' ? 'Picture' : block.alt;
        return url === undefined ? altRow(block.alt, level) : [{ kind: 'image', indent: level, url, alt }];
      }
    }
  });
}

/** The address of a picture for a card, or undefined when it can't be shown. */
export type ImageUrl = (src: string) => string | undefined;

function altRow(alt: string, indent: number): Row[] {
  return alt === '' ? [] : [{ kind: 'text', indent, runs: [{ text: `(Picture: ${alt})`, emphasis: true }] }];
}

function itemRows(item: readonly Block[], marker: string, indent: number, imageUrl: ImageUrl): Row[] {
  const [first, ...rest] = item;
  const lead: Row[] =
    first?.kind === 'paragraph' || first?.kind === 'heading'
      ? [{ kind: 'step', indent, marker, runs: runsOf(first.spans) }]
      : [{ kind: 'step', indent, marker, runs: [{ text: '' }] }];
  const below = first?.kind === 'paragraph' || first?.kind === 'heading' ? rest : item;
  return [...lead, ...blockRows(below, indent + 1, imageUrl)];
}

function noteRows(note: Block & { kind: 'note' }, indent: number, imageUrl: ImageUrl): Row[] {
  return blockRows(note.blocks, indent, imageUrl).map((row) =>
    row.kind === 'text' ? { kind: 'note', indent: row.indent, tone: note.tone, runs: row.runs } : row,
  );
}

/** A table as lines "column: cell", which can be read on any width. */
function tableRows(table: Block & { kind: 'table' }, indent: number): Row[] {
  return table.rows.flatMap((cells) =>
    cells.flatMap((cell, column): Row[] => {
      if (cell.length === 0) return [];
      const name = table.header[column]?.map((span) => span.text).join('') ?? '';
      const lead: Run[] = name === '' ? [] : [{ text: `${name}: `, strong: true }];
      const runs = [...lead, ...runsOf(cell)];
      return column === 0
        ? [{ kind: 'step', indent, marker: '•', runs }]
        : [{ kind: 'text', indent: indent + 1, runs }];
    }),
  );
}

/** What is ticked of some steps: their ids, and in a group who did each. */
export interface Ticks {
  ticked: ReadonlySet<string>;
  by: ReadonlyMap<string, string>;
}

/** Steps as rows, numbered where their order matters. `ticks` makes the steps of the first level a checklist. */
export function stepRows(
  steps: readonly Step[],
  ordered: boolean,
  indent: number,
  imageUrl: ImageUrl,
  ticks?: Ticks,
): Row[] {
  return steps.flatMap((step, index): Row[] => {
    const marker = ordered ? `${index + 1}.` : '•';
    const [first, ...rest] = step.body;
    const runs = first?.kind === 'paragraph' || first?.kind === 'heading' ? runsOf(first.spans) : [];
    const strong = first?.kind === 'heading' ? runs.map((run) => ({ ...run, strong: true })) : runs;
    const lead: Row = ticks
      ? { kind: 'check', indent, id: step.id, marker: String(index + 1), ...doneOf(step.id, ticks), runs: strong }
      : { kind: 'step', indent: Math.min(indent, deepest), marker, runs: strong };
    const further = runs.length > 0 ? rest : step.body;
    return [
      lead,
      ...blockRows(further, indent + 1, imageUrl),
      ...stepRows(step.steps, step.ordered, indent + 1, imageUrl),
    ];
  });
}

function doneOf(id: string, { ticked, by }: Ticks): { done: boolean; by?: string } {
  const done = ticked.has(id);
  const name = done ? by.get(id) : undefined;
  return { done, ...(name !== undefined && { by: name }) };
}

import type { NoteTone } from '../model/content.js';
import type { CardTemplates } from './card-templates.js';
import { inputElements } from './input-elements.js';
import { keyMark, textRuns } from './text-runs.js';
import type { Option, Row, Run, Section } from './view.js';

type Element = Record<string, unknown>;

/** Width of one level of indentation, and of the column that holds a step's number, in pixels. */
const levelWidth = 22;

const toneStyles: Record<NoteTone, string> = {
  note: 'accent',
  tip: 'good',
  important: 'accent',
  warning: 'warning',
  caution: 'attention',
};

const toneNames: Record<NoteTone, string> = {
  note: 'Note: ',
  tip: 'Tip: ',
  important: 'Important: ',
  warning: 'Warning: ',
  caution: 'Caution: ',
};

/** A section as elements of a card, its heading first. `count` numbers the commands of a card, for their ids. */
export function sectionElements(section: Section, templates: CardTemplates, count: { commands: number }): Element[] {
  const heading = section.heading === '' ? [] : [templates.expandRow('section', { heading: section.heading })];
  return [...heading, ...section.rows.flatMap((row) => rowElements(row, templates, count))];
}

function rowElements(row: Row, templates: CardTemplates, count: { commands: number }): Element[] {
  const indent = row.indent * levelWidth;
  switch (row.kind) {
    case 'text':
    case 'heading':
      // A paragraph with line breaks is several lines: a TextRun knows no line break that every client shows.
      return linesOf(row.runs).map((runs) => {
        const strong = row.kind === 'heading' ? runs.map((run) => ({ ...run, strong: true })) : runs;
        return indent === 0
          ? templates.expandRow('text', { inlines: textRuns(strong) })
          : templates.expandRow('indented-text', { indent: pixels(indent), inlines: textRuns(strong) });
      });
    case 'step': {
      const [first = [], ...rest] = linesOf(row.runs);
      const lead = templates.expandRow('step', {
        indent: pixels(indent + levelWidth),
        marker: row.marker,
        inlines: filled(first),
      });
      return [lead, ...rowElements({ kind: 'text', indent: row.indent + 1, runs: joinLines(rest) }, templates, count)];
    }
    case 'check': {
      const [first = [], ...rest] = linesOf(row.runs);
      const lead = templates.expandRow('check', {
        id: row.id,
        marker: row.marker,
        value: String(row.done),
        inlines: [...filled(first), ...doneBy(row.by)],
      });
      return [lead, ...rowElements({ kind: 'text', indent: row.indent + 1, runs: joinLines(rest) }, templates, count)];
    }
    case 'command': {
      const lines = row.lines.map((text) => ({
        type: 'RichTextBlock',
        spacing: 'None',
        inlines: filled([{ text, code: true }]),
      }));
      count.commands += 1;
      return [
        templates.expandRow('command', { indent: pixels(indent), id: `command-${keyMark}-${count.commands}`, lines }),
      ];
    }
    case 'note': {
      const runs = [{ text: toneNames[row.tone], strong: true }, ...row.runs];
      return [
        templates.expandRow('note', {
          indent: pixels(indent),
          style: toneStyles[row.tone],
          inlines: textRuns(flat(runs)),
        }),
      ];
    }
    case 'image':
      return [templates.expandRow('image', { url: row.url, alt: row.alt })];
    case 'input':
      return inputElements(row, templates);
    case 'box':
      return [{ type: 'Input.Toggle', id: row.id, title: row.label, value: String(row.ticked), wrap: true }];
  }
}

/** Who did a step, behind it. */
function doneBy(name: string | undefined): Element[] {
  if (name === undefined) return [];
  return textRuns([{ text: ` (done by ${name})` }]).map((run) => ({ ...run, isSubtle: true, size: 'Small' }));
}

/** Options as elements that can be clicked. */
export function optionElements(options: readonly Option[], templates: CardTemplates): Element[] {
  return options.map(({ title, detail, topic }) =>
    templates.expandRow('option', { title, detail, data: { verb: 'show', topic, key: keyMark } }),
  );
}

function pixels(width: number): string {
  return `${Math.max(1, width)}px`;
}

/** An empty block would be no line at all. */
function filled(runs: readonly Run[]): Element[] {
  const inlines = textRuns(runs);
  return inlines.length > 0 ? inlines : [{ type: 'TextRun', text: ' ' }];
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.filter((line) => line.length > 0);
}

function joinLines(lines: readonly Run[][]): Run[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
}

function flat(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }));
}

import type { Button, Row, Run, Section, View } from './view.js';

/** A share of a view's rows: what one card holds. */
interface Part {
  sections: Section[];
  size: number;
  /** The section of the view to which the last row belongs. */
  origin?: Section;
}

/**
 * Divides a view into several whose rows weigh at most `budget` bytes each. Nothing is left out: a row that is too heavy
 * alone is divided between its lines or words. Buttons and source stand on the last; every other part with checks
 * has a button of its own that saves them, as a card sends only its own inputs.
 * @param weightOf how many bytes a row takes in a card
 */
export function splitView(view: View, budget: number, weightOf: (row: Row) => number): View[] {
  const parts: Part[] = [];
  for (const section of view.sections) {
    for (const [index, row] of section.rows.flatMap((each) => splitRow(each, budget, weightOf)).entries()) {
      const size = weightOf(row);
      let part = parts.at(-1);
      if (!part || part.size + size > budget) parts.push((part = { sections: [], size: 0 }));
      part.size += size;
      const open = part.sections.at(-1);
      if (open && part.origin === section) open.rows.push(row);
      else
        part.sections.push({
          ...section,
          heading: index > 0 ? continued(section.heading) : section.heading,
          rows: [row],
        });
      part.origin = section;
    }
  }
  if (parts.length === 0) return [view];
  return parts.map(({ sections }, index): View => {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    return {
      ...view,
      sections,
      kicker: parts.length === 1 ? view.kicker : `${view.kicker} (part ${index + 1} of ${parts.length})`,
      notice: isFirst ? view.notice : '',
      options: isLast ? view.options : [],
      buttons: buttonsOf(view, checksOf(sections), isLast),
      source: isLast ? view.source : [],
      speak: isFirst ? view.speak : `${view.title}, part ${index + 1}.`,
    };
  });
}

/** The ids of the checks that can be ticked in these sections. */
export function checksOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'check' ? [row.id] : [])));
}

function buttonsOf({ buttons }: View, [firstCheck]: readonly string[], isLast: boolean): Button[] {
  const fitting = buttons.filter(({ verb }) => (verb === 'tick' ? firstCheck !== undefined : isLast));
  return fitting.map((button) => (button.verb === 'tick' ? { ...button, step: firstCheck } : button));
}

function continued(heading: string): string {
  return heading === '' ? '' : `${heading} (continued)`;
}

function splitRow(row: Row, budget: number, weightOf: (row: Row) => number): Row[] {
  if (weightOf(row) <= budget) return [row];
  if (row.kind === 'command') {
    const lines = row.lines.length > 1 ? row.lines : halveLine(row.lines[0] ?? '');
    const middle = Math.ceil(lines.length / 2);
    if (middle >= lines.length) return [row];
    return [lines.slice(0, middle), lines.slice(middle)].flatMap((half) =>
      splitRow({ ...row, lines: half }, budget, weightOf),
    );
  }
  if (row.kind === 'image' || row.kind === 'input' || row.kind === 'box') return [row];
  const [before, after] = halve(row.runs);
  if (before.length === 0 || after.length === 0) return [row];
  const rest: Row = row.kind === 'note' ? { ...row, runs: after } : { kind: 'text', indent: row.indent, runs: after };
  return [before, after].flatMap((runs, half) => splitRow({ ...(half === 0 ? row : rest), runs }, budget, weightOf));
}

/** Runs divided near the middle of their text, between two words where there are any. */
function halve(runs: readonly Run[]): [Run[], Run[]] {
  const length = runs.reduce((total, run) => total + run.text.length, 0);
  const before: Run[] = [];
  const after: Run[] = [];
  let position = 0;
  for (const run of runs) {
    const room = Math.floor(length / 2) - position;
    position += run.text.length;
    if (room >= run.text.length) before.push(run);
    // An address that is shown stays whole where something stands before it.
    else if (room <= 0 || (run.url !== undefined && before.length > 0)) after.push(run);
    else {
      const cut = cutNear(run.text, room);
      before.push({ ...run, text: run.text.slice(0, cut) });
      after.push({ ...run, text: run.text.slice(cut).trimStart() });
    }
  }
  return [withText(before), withText(after)];
}

function withText(runs: readonly Run[]): Run[] {
  return runs.filter((run) => run.text !== '');
}

/** The only line of a command is divided rather than left out. */
function halveLine(line: string): string[] {
  const cut = cutNear(line, Math.floor(line.length / 2));
  return withText([{ text: line.slice(0, cut) }, { text: line.slice(cut) }]).map((run) => run.text);
}

/** A place near `room` where a text can be cut: between words where there are any, and never within a character. */
function cutNear(text: string, room: number): number {
  const before = text.slice(0, room + 1).search(/\s\S*$/);
  const after = room + text.slice(room).search(/\s/);
  const isBetweenWords = (cut: number) => text.slice(0, cut).trim() !== '' && text.slice(cut).trim() !== '';
  const space = [before, after].find((cut) => cut > 0 && /\s/.test(text.charAt(cut)) && isBetweenWords(cut));
  if (space !== undefined) return space;
  return /[\uD800-\uDBFF]/.test(text.charAt(room - 1)) ? room + 1 : room;
}

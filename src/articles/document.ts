import type { NoteTone, Span } from '../model/content.js';

/**
 * A Markdown file as a tree, before anybody decided what its parts mean. Lines count from 1 in the file.
 * Links are as written; a line break inside a paragraph is a `\n` in its spans.
 */
export type DocumentBlock = { line: number } & (
  | { kind: 'heading'; level: number; spans: Span[]; anchors: string[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'command'; text: string; language?: string }
  | { kind: 'list'; ordered: boolean; start: number; items: DocumentBlock[][] }
  | { kind: 'note'; tone: NoteTone; blocks: DocumentBlock[] }
  | { kind: 'table'; header: Span[][]; rows: Span[][][] }
  | { kind: 'image'; src: string; alt: string }
  /** Where `<!--name-->` or `<!--/name-->` stood, for the names that a format gives a meaning to. */
  | { kind: 'marker'; name: string }
);

/** A heading with all that stands under it. */
export interface Section {
  level: number;
  heading: Span[];
  /** Names by which links reach it: explicit ones first, then the slug of its heading. */
  anchors: string[];
  line: number;
  /** What stands before the first heading below. */
  blocks: DocumentBlock[];
  sections: Section[];
}

/** Arranges blocks under their headings; the result stands for the whole file and has level 0. */
export function toSections(blocks: readonly DocumentBlock[]): Section {
  const root: Section = { level: 0, heading: [], anchors: [], line: 1, blocks: [], sections: [] };
  const open: Section[] = [root];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const section: Section = {
        level: block.level,
        heading: block.spans,
        anchors: block.anchors,
        line: block.line,
        blocks: [],
        sections: [],
      };
      while (innermost(open).level >= block.level) open.pop();
      innermost(open).sections.push(section);
      open.push(section);
    } else {
      innermost(open).blocks.push(block);
    }
  }
  return root;
}

function innermost(open: readonly Section[]): Section {
  const last = open.at(-1);
  if (!last) throw new Error('the root section is never closed');
  return last;
}

/** A section and all sections below it, in reading order. */
export function sectionAndBelow(section: Section): Section[] {
  return [section, ...section.sections.flatMap(sectionAndBelow)];
}

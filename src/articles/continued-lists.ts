import type { DocumentBlock } from './document.js';

type List = DocumentBlock & { kind: 'list' };

/**
 * Puts numbered lists together that go on counting, with all that stands between them below the item before: authors
 * often forget to indent it, and then Markdown ends the list. A bold line between them begins something new.
 */
export function joinContinuedLists(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const result: DocumentBlock[] = [];
  /** The list that may go on, and where it stands in the result. */
  let open: { list: List; at: number; nests: boolean } | undefined;
  for (const block of blocks) {
    if (block.kind === 'list' && block.ordered) {
      const between: DocumentBlock[] = open ? result.slice(open.at + 1) : [];
      if (open && block.start > 1 && block.start === open.list.start + open.list.items.length) {
        result.length = open.at;
        const nests = open.nests || between.some((each) => each.kind === 'list');
        const items = [...withBelow(open.list.items, between), ...block.items];
        open = { list: { ...open.list, items }, at: result.length, nests };
        result.push(open.list);
        continue;
      }
      open = { list: block, at: result.length, nests: false };
    } else if (open?.nests && block.kind === 'list' && result.length === open.at + 1) {
      // What stood below the items before stands below the last one, too.
      open.list = { ...open.list, items: withBelow(open.list.items, [block]) };
      result[open.at] = open.list;
      continue;
    } else if (block.kind === 'heading' || block.kind === 'marker' || isBoldLine(block)) open = undefined;
    result.push(block);
  }
  return result;
}

function withBelow(items: readonly DocumentBlock[][], below: readonly DocumentBlock[]): DocumentBlock[][] {
  return items.map((item, index) => (index === items.length - 1 ? [...item, ...below] : item));
}

/** Whether a block is a line in bold alone, which is how authors write small headings. */
export function isBoldLine(block: DocumentBlock): boolean {
  return block.kind === 'paragraph' && block.spans.length > 0 && block.spans.every((span) => span.strong);
}

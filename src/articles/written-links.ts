import type { Span } from '../model/content.js';
import type { DocumentBlock } from './document.js';
import type { WrittenLink } from './parsed-article.js';

/** Every link in some blocks, with the line of the block that holds it. */
export function writtenLinks(blocks: readonly DocumentBlock[]): WrittenLink[] {
  const ofSpans = (spans: readonly Span[], line: number): WrittenLink[] =>
    spans.flatMap(({ href }) => (href === undefined ? [] : [{ href, line }]));
  return blocks.flatMap((block): WrittenLink[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return ofSpans(block.spans, block.line);
      case 'list':
        return block.items.flatMap(writtenLinks);
      case 'note':
        return writtenLinks(block.blocks);
      case 'table':
        return [...block.header, ...block.rows.flat()].flatMap((spans) => ofSpans(spans, block.line));
      default:
        return [];
    }
  });
}

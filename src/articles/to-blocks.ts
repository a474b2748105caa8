import type { Block } from '../model/content.js';
import type { DocumentBlock } from './document.js';

/** Blocks as topics hold them: without lines and markers. */
export function toBlocks(blocks: readonly DocumentBlock[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'marker':
        return [];
      case 'paragraph':
      case 'heading':
        return [{ kind: block.kind, spans: block.spans }];
      case 'command':
        return [{ kind: 'command', text: block.text, ...(block.language && { language: block.language }) }];
      case 'list':
        return [{ kind: 'list', ordered: block.ordered, items: block.items.map(toBlocks) }];
      case 'note':
        return [{ kind: 'note', tone: block.tone, blocks: toBlocks(block.blocks) }];
      case 'table':
        return [{ kind: 'table', header: block.header, rows: block.rows }];
      case 'image':
        return [{ kind: 'image', src: block.src, alt: block.alt }];
    }
  });
}

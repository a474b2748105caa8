/** The operating system a text is about; `any` when it is about both or neither. */
export type Platform = 'windows' | 'linux' | 'any';

/** An operating system an asker can have. */
export type AskerPlatform = Exclude<Platform, 'any'>;

/**
 * One run of text in one style. A line break inside a paragraph is a `\n`.
 * `href` is an absolute http(s) or mailto address, or `topic:ID` for a topic of the same pack.
 */
export interface Span {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  href?: string;
}

/** How loud a note is: the five kinds that Learn articles use. */
export type NoteTone = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** One piece of an article's text, free of any markup. */
export type Block =
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'heading'; spans: Span[] }
  | { kind: 'command'; text: string; language?: string }
  | { kind: 'note'; tone: NoteTone; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; header: Span[][]; rows: Span[][][] }
  | { kind: 'image'; src: string; alt: string };

/** The text of some spans, without styles. */
export function plainSpans(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}

/** Every run of spans in some blocks, in reading order; a command or an alt text counts as one run. */
export function spansOf(blocks: readonly Block[]): Span[][] {
  return blocks.flatMap((block): Span[][] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [block.spans];
      case 'command':
        return [[{ text: block.text, code: true }]];
      case 'note':
        return spansOf(block.blocks);
      case 'list':
        return block.items.flatMap(spansOf);
      case 'table':
        return [...block.header, ...block.rows.flat()];
      case 'image':
        return [[{ text: block.alt }]];
    }
  });
}

/** The text of some blocks, one line per run of spans. */
export function plainBlocks(blocks: readonly Block[]): string {
  return spansOf(blocks).map(plainSpans).join('\n');
}

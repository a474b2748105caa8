import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import type { NoteTone, Span } from '../model/content.js';
import { plainSpans } from '../model/content.js';
import type { DocumentBlock } from './document.js';
import { escapeUnknownTags } from './html-tags.js';
import { inlineSpans, isBlockTag } from './inline-spans.js';
import { markerSign, prepareMarkdown, type NumberedLines } from './prepare-markdown.js';
import { Refusal } from './parsed-article.js';
import { slugOf } from './slug.js';

const markdown = new MarkdownIt({ html: true, linkify: true });
// Only addresses of the web with their scheme: `services.msc`, `readme.md` and `<protocol>//127.0.0.1` are none.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null).add('ftp:', null);
// Schemes are judged where links are resolved; here every link is kept, so that none is shown as markup.
markdown.validateLink = () => true;

/**
 * Reads Markdown with HTML in it as one stream of blocks. Both go through one HTML tree, so that a list is a list
 * however it was written.
 */
export function readMarkdown(source: NumberedLines): DocumentBlock[] {
  const { lines, lineNumbers } = prepareMarkdown(source);
  const firstLine = lineNumbers[0] ?? 1;
  const tokens = markdown.parse(lines.join('\n'), {});
  for (const token of tokens) {
    if (token.map && token.nesting >= 0) token.attrSet('data-line', String(lineNumbers[token.map[0]] ?? firstLine));
    if (token.type === 'html_block') token.content = escapeUnknownTags(token.content);
    for (const child of token.children ?? []) {
      if (child.type === 'html_inline') child.content = escapeUnknownTags(child.content);
    }
  }
  const html = markdown.renderer.render(tokens, markdown.options, {});
  const { children } = parseDocument(html);
  mustBeShallow(children, firstLine);
  return new BlockReader(firstLine).read(children);
}

/** No article that people wrote comes near; what is deeper would end the program, which goes through it by calls. */
const deepest = 250;

/** @throws Refusal at the line where elements stand too deep in one another. */
function mustBeShallow(nodes: readonly AnyNode[], firstLine: number): void {
  let level = nodes.filter(isTag);
  let line = firstLine;
  for (let depth = 0; level.length > 0; depth++) {
    line = level.map(lineOf).find((one) => one !== undefined) ?? line;
    if (depth >= deepest)
      throw new Refusal(line, `lists, notes or tags are nested too deeply: more than ${deepest} deep`);
    level = level.flatMap((element) => element.children.filter(isTag));
  }
}

/** Walks an HTML tree and collects blocks; remembers the last line seen, as raw HTML carries none. */
class BlockReader {
  constructor(private line: number) {}

  read(nodes: readonly AnyNode[]): DocumentBlock[] {
    const blocks: DocumentBlock[] = [];
    let run: AnyNode[] = [];
    let anchors: string[] = [];
    const flush = () => {
      if (run.length > 0) blocks.push(...this.paragraph(run));
      run = [];
    };
    for (const node of nodes) {
      if (isTag(node) && isBlockTag(node.name)) {
        flush();
        const found = this.block(node);
        if (found.length === 0) anchors = [...anchors, ...anchorNames(node)];
        for (const block of found) if (block.kind === 'heading') block.anchors.unshift(...anchors.splice(0));
        blocks.push(...found);
        continue;
      }
      if (isTag(node) || isText(node)) run.push(node);
      anchors = [...anchors, ...anchorNames(node)];
    }
    flush();
    return blocks;
  }

  private block(element: Element): DocumentBlock[] {
    const line = (this.line = lineOf(element) ?? this.line);
    switch (element.name) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6': {
        const spans = inlineSpans(element.children);
        const anchors = [...anchorNames(element), slugOf(plainSpans(spans))];
        return plainSpans(spans) === ''
          ? []
          : [{ kind: 'heading', level: Number(element.name.slice(1)), spans, anchors, line }];
      }
      case 'p':
        return this.read(element.children);
      case 'ul':
      case 'ol':
        return [this.list(element, line)];
      case 'pre':
        return [command(element, line)];
      case 'blockquote':
        return noteOf(this.read(element.children), line);
      case 'table':
        return [table(element, line)];
      case 'hr':
      case 'br':
        return [];
      default:
        return this.read(element.children);
    }
  }

  private list(element: Element, line: number): DocumentBlock {
    const items: DocumentBlock[][] = [];
    for (const child of element.children) {
      if (!isTag(child)) continue;
      this.line = lineOf(child) ?? this.line;
      items.push(child.name === 'li' ? this.read(child.children) : this.block(child));
    }
    const start = Number(element.attribs.start ?? 1);
    return {
      kind: 'list',
      ordered: element.name === 'ol',
      start,
      items: items.filter((item) => item.length > 0),
      line,
    };
  }

  /** A run of inline nodes; what stands in it as a marker or as a picture alone becomes a block of its own. */
  private paragraph(run: readonly AnyNode[]): DocumentBlock[] {
    const line = this.line;
    const images = run.filter((node): node is Element => isTag(node) && node.name === 'img');
    const spans = inlineSpans(run);
    const text = plainSpans(spans);
    const marker = text.startsWith(markerSign) ? text.split(markerSign)[1] : undefined;
    if (marker) return [{ kind: 'marker', name: marker, line }];
    if (images.length > 0 && run.every((node) => images.includes(node as Element) || isBlank(node))) {
      return images.map((image) => ({
        kind: 'image',
        src: image.attribs.src ?? '',
        alt: (image.attribs.alt ?? '').trim(),
        line,
      }));
    }
    return text === '' ? [] : [{ kind: 'paragraph', spans, line }];
  }
}

function lineOf(element: Element): number | undefined {
  const line = element.attribs['data-line'];
  return line === undefined ? undefined : Number(line);
}

function isBlank(node: AnyNode): boolean {
  return isText(node) ? node.data.trim() === '' : isTag(node) && node.name === 'br';
}

function anchorNames(node: AnyNode): string[] {
  if (!isTag(node)) return [];
  const own = node.name === 'a' ? [node.attribs.name, node.attribs.id] : [node.attribs.id];
  return [
    ...own.filter((name) => name !== undefined && name !== ''),
    ...node.children.flatMap(anchorNames),
  ] as string[];
}

function command(element: Element, line: number): DocumentBlock {
  const code = element.children.find((child): child is Element => isTag(child) && child.name === 'code');
  const language = /language-(\S+)/.exec(code?.attribs.class ?? '')?.[1];
  const text = withoutCommonIndent(rawText(code ?? element));
  return { kind: 'command', text, ...(language && { language }), line };
}

function rawText(node: AnyNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? (node.name === 'br' ? '\n' : node.children.map(rawText).join('')) : '';
}

/** Fences inside lists are often indented deeper than the list: that is layout, not part of the command. */
function withoutCommonIndent(text: string): string {
  const lines = text
    .trimEnd()
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .split('\n');
  const indents = lines.filter((each) => each.trim() !== '').map((each) => /^[ \t]*/.exec(each)?.[0].length ?? 0);
  const common = Math.min(...indents, 1000);
  return lines.map((each) => each.slice(common).trimEnd()).join('\n');
}

const tones: ReadonlySet<string> = new Set<NoteTone>(['note', 'tip', 'important', 'warning', 'caution']);
const toneMark = /^\s*\[!(\w+)\]\s*/;

function noteOf(blocks: DocumentBlock[], line: number): DocumentBlock[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocks.length > 0 ? [{ kind: 'note', tone: 'note', blocks, line }] : [];
  const mark = toneMark.exec(plainSpans(first.spans));
  if (!mark) return [{ kind: 'note', tone: 'note', blocks, line }];
  const name = (mark[1] ?? '').toLowerCase();
  const spans = dropStart(first.spans, mark[0].length);
  const body: DocumentBlock[] = spans.length > 0 ? [{ ...first, spans }, ...rest] : rest;
  return body.length > 0
    ? [{ kind: 'note', tone: (tones.has(name) ? name : 'note') as NoteTone, blocks: body, line }]
    : [];
}

/** The spans without their first `count` characters and the white space that follows. */
export function dropStart(spans: readonly Span[], count: number): Span[] {
  const kept: Span[] = [];
  let left = count;
  for (const span of spans) {
    const text = span.text.slice(left);
    left = Math.max(0, left - span.text.length);
    if (text !== '' && (kept.length > 0 || text.trim() !== '')) {
      kept.push({ ...span, text: kept.length === 0 ? text.trimStart() : text });
    }
  }
  return kept;
}

function table(element: Element, line: number): DocumentBlock {
  const rows = descendants(element, 'tr').map((row) => row.children.filter(isCell).map((cell) => inlineSpans([cell])));
  const hasHeader = descendants(element, 'th').length > 0;
  const [header = [], ...body] = hasHeader ? rows : [[], ...rows];
  const filled = (row: Span[][]) => row.some((cell) => plainSpans(cell) !== '');
  return { kind: 'table', header: filled(header) ? header : [], rows: body.filter(filled), line };
}

function isCell(node: AnyNode): boolean {
  return isTag(node) && (node.name === 'td' || node.name === 'th');
}

function descendants(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => {
    if (!isTag(child)) return [];
    return child.name === name ? [child] : descendants(child, name);
  });
}

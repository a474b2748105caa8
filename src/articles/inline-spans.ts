import { type AnyNode, isTag, isText } from 'domhandler';
import type { Span } from '../model/content.js';

type Style = Omit<Span, 'text'>;

const blockTags = new Set(
  (
    'article aside blockquote center details div dl dd dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre ' +
    'section summary table tbody thead tfoot tr td th ul'
  ).split(' '),
);

/** Whether an HTML element begins a line of its own. */
export function isBlockTag(name: string): boolean {
  return blockTags.has(name);
}

/**
 * The text below some HTML nodes as styled runs: white space collapsed, `<br>` and the borders of blocks as `\n`,
 * list items led by a bullet, pictures as their alternative text.
 */
export function inlineSpans(nodes: readonly AnyNode[]): Span[] {
  const spans: Span[] = [];
  collect(nodes, {}, spans);
  return tidy(spans);
}

function collect(nodes: readonly AnyNode[], style: Style, into: Span[]): void {
  for (const node of nodes) {
    if (isText(node)) {
      into.push({
        ...style,
        text: style.code ? node.data.replace(/\s+/g, ' ') : node.data.replace(/[^\S\u00A0]+/g, ' '),
      });
    } else if (isTag(node)) {
      const edge = isBlockTag(node.name) || node.name === 'br' ? '\n' : '';
      if (edge) into.push({ text: '\n' });
      if (node.name === 'li') into.push({ text: '• ' });
      if (node.name === 'img') into.push({ ...style, text: (node.attribs.alt ?? '').trim() });
      else collect(node.children, styled(node.name, node.attribs, style), into);
      if (edge && node.name !== 'br') into.push({ text: '\n' });
    }
  }
}

function styled(name: string, attributes: Record<string, string>, style: Style): Style {
  switch (name) {
    case 'strong':
    case 'b':
      return { ...style, strong: true };
    case 'em':
    case 'i':
      return { ...style, emphasis: true };
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return { ...style, code: true };
    case 'a':
      return attributes.href ? { ...style, href: attributes.href.trim() } : style;
    default:
      return style;
  }
}

/** Joins runs of one style, drops white space at line ends and keeps at most one line break in a row. */
function tidy(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.text === '') continue;
    if (last && sameStyle(last, span)) last.text += span.text;
    else joined.push({ ...span });
  }
  let before = '\n';
  const trimmed: Span[] = [];
  for (const span of joined) {
    let text = span.text.replace(/(?<! ) *\n[ \n]*/g, '\n').replace(/ {2,}/g, ' ');
    if (/[\n ]$/.test(before)) text = text.replace(before.endsWith('\n') ? /^[\n ]+/ : /^ +/, '');
    if (text.startsWith('\n')) trimEnd(trimmed);
    if (text === '') continue;
    trimmed.push({ ...span, text });
    before = text;
  }
  trimEnd(trimmed);
  return trimmed;
}

function trimEnd(spans: Span[]): void {
  for (let last = spans.at(-1); last; last = spans.at(-1)) {
    last.text = last.text.replace(/(?<![ \n])[ \n]+$/, '');
    if (last.text !== '') return;
    spans.pop();
  }
}

function sameStyle(one: Span, other: Span): boolean {
  return (
    one.strong === other.strong && one.emphasis === other.emphasis && one.code === other.code && one.href === other.href
  );
}

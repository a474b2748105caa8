import { Refusal } from './parsed-article.js';

/** The attributes of a `<properties .../>` header, their names in lower case, and the text around it. */
export interface SelfHelpHeader {
  attributes: Map<string, string>;
  lineOf: (attribute: string) => number;
  body: string;
  bodyLine: number;
}

const opening = /<properties\b/i;

/** Whether a text begins as self-help articles do; some have a heading or a comment before the header. */
export function hasSelfHelpHeader(text: string): boolean {
  const at = text.search(opening);
  return at >= 0 && at < 2000 && !/^\s*---/.test(text);
}

/**
 * Takes the header off a self-help article. Real ones have quotes inside values, `:` in the place of `=`, several
 * attributes on a line and values over several lines: each attribute that can be read is.
 * @throws Refusal when the header has no end.
 */
export function splitSelfHelpHeader(text: string): SelfHelpHeader {
  const start = text.search(opening);
  const length = endOf(text.slice(start));
  const header = text.slice(start, start + length);
  const startLine = lineCount(text.slice(0, start));
  if (length === 0) throw new Refusal(startLine, 'the <properties header has no closing />');

  const attributes = new Map<string, string>();
  const lines = new Map<string, number>();
  const put = (name: string, value: string, line: number) => {
    const key = name.toLowerCase();
    if (attributes.has(key)) return;
    attributes.set(key, decodeEntities(value).replace(/\s+/g, ' ').trim());
    lines.set(key, line);
  };
  header.split('\n').forEach((line, index) => {
    // The whole line is one attribute: quotes inside its value are part of it.
    const alone = /^\s*(?:<properties\s+)?([\w.]+)\s*[=:]\s*"(.*)"\s*(?:\/>)?\s*$/i.exec(line);
    if (alone?.[1] && !/"\s+[\w.]+\s*=\s*"/.test(alone[2] ?? '')) put(alone[1], alone[2] ?? '', startLine + index);
  });
  for (const found of header.matchAll(/([\w.]+)\s*[=:]\s*"([^"]*)"/g)) {
    put(found[1] ?? '', found[2] ?? '', startLine + lineCount(header.slice(0, found.index)) - 1);
  }
  // The header's lines stay as empty ones, so that the text before and behind it keeps its lines.
  const body = text.slice(0, start) + '\n'.repeat(lineCount(header) - 1) + text.slice(start + length);
  return { attributes, lineOf: (name) => lines.get(name.toLowerCase()) ?? startLine, body, bodyLine: 1 };
}

function endOf(text: string): number {
  const end = text.indexOf('/>');
  if (end >= 0 && !text.slice(0, end).includes('\n#')) return end + 2;
  const lone = /^\s*>\s*$|"\s*>\s*$/m.exec(text);
  return lone ? lone.index + lone[0].length : end < 0 ? 0 : end + 2;
}

function lineCount(text: string): number {
  return text.split('\n').length;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      const code = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
      if (code === undefined) return entities[name.toLowerCase()] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

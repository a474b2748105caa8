import { plainSpans, type Span } from '../model/content.js';
import { dropStart } from './read-markdown.js';

/** Spans split at their line breaks. */
export function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    span.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...span, text });
    });
  }
  return lines.filter((line) => plainSpans(line).trim() !== '');
}

/** Lines joined again, as one paragraph. */
export function joinLines(lines: readonly Span[][]): Span[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
}

/** What one line of a Learn article says in the forms that its authors agreed on. */
export type LearnLine =
  | { kind: 'codes'; values: string[] }
  | { kind: 'message'; value: string }
  /** `**Cause 2: [text](#anchor)**`, `**[text](#anchor)**`, or a cause told on the spot, then without `href`. */
  | { kind: 'cause'; number?: number; spans: Span[]; href?: string }
  | { kind: 'step'; spans: Span[]; href: string }
  | { kind: 'text'; spans: Span[] };

const codeLine = /^\s*error\s+codes?\s*[:：]\s*(\S.*)$/i;
const messageLine = /^\s*error\s+messages?\s*[:：]\s*(\S.*)$/i;
const causeLine = /^\s*cause\s+(\d+)\s*[:：.]?\s*/i;
const stepLine = /^\s*step\s+(\d+)\s*[:：.]?\s*/i;

/** Reads one line; what is in none of the agreed forms is text. */
export function readLearnLine(spans: readonly Span[]): LearnLine {
  const text = plainSpans(spans);
  const codes = codeLine.exec(text)?.[1];
  if (codes !== undefined) return { kind: 'codes', values: codes.split(/[/,]|\sand\s/).map((code) => code.trim()) };
  const message = messageLine.exec(text)?.[1];
  if (message !== undefined) return { kind: 'message', value: message.trim() };

  const cause = causeLine.exec(text);
  if (cause) {
    const rest = withoutColon(dropStart(spans, cause[0].length));
    return { kind: 'cause', number: Number(cause[1]), spans: rest, ...onlyLink(rest) };
  }
  const step = stepLine.exec(text);
  if (step) {
    const link = onlyLink(dropStart(spans, step[0].length));
    if (link) return { kind: 'step', spans: [...spans], href: link.href };
  }
  const link = onlyLink(spans);
  if (link?.href.startsWith('#') && spans.every((span) => span.strong))
    return { kind: 'cause', spans: [...spans], ...link };
  return { kind: 'text', spans: [...spans] };
}

/** The address, when the spans are one link and nothing else. */
function onlyLink(spans: readonly Span[]): { href: string } | undefined {
  const filled = spans.filter((span) => span.text.trim() !== '');
  const href = filled[0]?.href;
  return href !== undefined && filled.every((span) => span.href === href) ? { href } : undefined;
}

function withoutColon(spans: Span[]): Span[] {
  const colon = /^\s*[:：]\s*/.exec(plainSpans(spans));
  return colon ? dropStart(spans, colon[0].length) : spans;
}

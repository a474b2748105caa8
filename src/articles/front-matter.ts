import { LineCounter, parseDocument } from 'yaml';
import { messageOf } from '../model/problem.js';
import { keepNumbersAsWritten } from './as-written.js';
import { Refusal } from './parsed-article.js';

/** A YAML header and the Markdown behind it. */
export interface FrontMatter {
  /** Undefined when the file has no header. */
  header: Record<string, unknown> | undefined;
  /** The file's line on which a key stands; the header's first line for keys that it lacks. */
  lineOf: (key: string) => number;
  body: string;
  /** The file's line on which the body begins. */
  bodyLine: number;
}

/**
 * Takes the YAML header between `---` lines off a file.
 * @throws Refusal when the header has no end, is no YAML or is no list of keys.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const opening = /^(?:[^\S\n]*\n)*---[^\S\n]*\n/.exec(text);
  if (!opening) return { header: undefined, lineOf: () => 1, body: text, bodyLine: 1 };
  const firstLine = opening[0].split('\n').length;
  const rest = text.slice(opening[0].length);
  const closing = /^(?:---|\.\.\.)[^\S\n]*(?:\n|$)/m.exec(rest);
  if (!closing) throw new Refusal(firstLine - 1, 'the header that begins with --- has no closing --- line');
  const yaml = rest.slice(0, closing.index);
  const body = rest.slice(closing.index + closing[0].length);
  const bodyLine = firstLine + yaml.split('\n').length;

  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const [error] = document.errors;
  if (error) {
    throw new Refusal(
      firstLine + counter.linePos(error.pos[0]).line - 1,
      `the header is no YAML: ${firstSentence(error.message)}`,
    );
  }
  keepNumbersAsWritten(document);
  const header: unknown = toPlain(document, firstLine);
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new Refusal(firstLine, 'the header must consist of lines such as "title: ..."');
  }
  const lines = yaml.split('\n');
  const lineOf = (key: string) =>
    firstLine +
    Math.max(
      0,
      lines.findIndex((line) => line.startsWith(`${key}:`)),
    );
  return { header: header as Record<string, unknown>, lineOf, body, bodyLine };
}

function toPlain(document: ReturnType<typeof parseDocument>, line: number): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (thrown) {
    throw new Refusal(line, `the header cannot be read: ${messageOf(thrown)}`);
  }
}

function firstSentence(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/ at line \d+, column \d+:?$/, '');
}

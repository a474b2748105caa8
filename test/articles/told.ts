import { compile, type Compilation } from '../../src/articles/compile.js';
import { numberLines } from '../../src/articles/prepare-markdown.js';
import { readMarkdown } from '../../src/articles/read-markdown.js';
import type { DocumentBlock } from '../../src/articles/document.js';
import type { Folder } from '../../src/articles/read-folder.js';
import { plainBlocks } from '../../src/model/content.js';
import { noTerms } from '../../src/model/terms.js';
import { stepText, type Step, type Topic } from '../../src/model/topic.js';
import { topicsOf } from '../../src/model/pack.js';

/** A knowledge folder that holds some texts, by their paths without `.md`. */
export function folderOf(texts: Record<string, string>): Folder {
  const files = Object.entries(texts).map(([article, text]) => ({ article, file: `${article}.md`, text }));
  return { files, skipped: 0, refused: [], warnings: [], others: new Set(), terms: noTerms, questions: [], forms: [] };
}

export function compileTexts(texts: Record<string, string>): Compilation {
  return compile([folderOf(texts)]);
}

/** The one topic that a text becomes. */
export function topicOf(text: string, article = 'article'): Topic {
  const { pack, refused } = compileTexts({ [article]: text });
  const [topic, ...others] = topicsOf(pack);
  if (!topic || others.length > 0) throw new Error(`${pack.ids.length} topics; ${JSON.stringify(refused)}`);
  return topic;
}

export function read(markdown: string): DocumentBlock[] {
  return readMarkdown(numberLines(markdown, 1));
}

/** Steps as lines, two spaces before those below another. */
export function told(steps: readonly Step[], indent = ''): string[] {
  return steps.flatMap((step) => [indent + stepText(step), ...told(step.steps, `${indent}  `)]);
}

/** What the summary of a topic says, a line for each block. */
export function summaryOf(topic: Topic): string[] {
  return topic.summary.map((block) => plainBlocks([block]));
}

export function notesOf(topic: Topic): string[] {
  return topic.notes.map((block) => plainBlocks([block]));
}

/** An article in our own format with some lines in its header and a body. */
export function ours(body: string, header = '', title = 'The vault is full'): string {
  return `---\ntitle: ${title}\nsources:\n  - title: A page\n${header === '' ? '' : `${header}\n`}---\n${body}`;
}

/** A self-help article with some attributes in its header and a body. */
export function selfHelp(body: string, attributes: Record<string, string> = {}): string {
  const lines = Object.entries({ pageTitle: 'Orbit copy fails', ...attributes }).map(
    ([name, value]) => `\t${name}="${value}"\n`,
  );
  return `<properties\n${lines.join('')}/>\n${body}`;
}

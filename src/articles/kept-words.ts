import { plainBlocks, plainSpans } from '../model/content.js';
import type { Form } from '../model/form.js';
import { allSteps, type Topic } from '../model/topic.js';

/**
 * The share of a source's words, from 0 to 1, that stand in what was made of it. Reads the source without the
 * parser, so that what the parser overlooks is seen: headers, comments, tags, addresses and marks of Markdown are
 * taken off by plain replacement.
 */
export function keptWords(source: string, topics: readonly Topic[], forms: readonly Form[]): number {
  const wanted = wordsOf(withoutMarkup(source));
  if (wanted.length === 0) return 1;
  const said = new Set(wordsOf([...topics.flatMap(textsOf), ...forms.flatMap(textsOfForm)].join('\n')));
  return wanted.filter((word) => said.has(word)).length / wanted.length;
}

/** Everything that topics say, as it can be shown. */
export function textsOf(topic: Topic): string[] {
  return [
    topic.title,
    ...topic.codes,
    ...topic.messages,
    ...topic.symptoms,
    ...topic.headings,
    plainBlocks([...topic.summary, ...topic.ifItStillFails, ...topic.notes]),
    ...allSteps(topic).map((step) => plainBlocks(step.body)),
    ...topic.causes.map((cause) => cause.title),
    ...topic.links.map(plainSpans),
    ...topic.sources.map((source) => source.title),
  ];
}

function textsOfForm(form: Form): string[] {
  const fields = form.fields.flatMap((field) => [
    field.label,
    field.hint ?? '',
    ...field.options.map((option) => option.text),
  ]);
  return [form.title, ...fields];
}

/** Keys of JSON bodies whose values are written for people. */
const spokenKeys =
  /"(?:displayLabel|text|shortDescription|longDescription|tip|potentialBenefits|watermarkText)"\s*:\s*"((?:[^"\\]|\\.)*)"/gi;

const tag =
  /<\/?(?:a|b|br|dl|dt|dd|i|u|p|ul|ol|li|table|tbody|thead|tr|td|th|span|div|img|pre|code|strong|em|h\d|hr|video)\b[^<>]*>/gi;

/** What stands in a source for the reader of its text. */
function withoutMarkup(source: string): string {
  const body = source
    .replace(/<properties\b[\s\S]*?\/>/i, ' ')
    .replace(/^\s*---\n[\s\S]*?\n---\n/, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ');
  if (/^[ \t]{0,20}-{3,100}[ \t]{0,20}\r?\n\s*\{/m.test(body)) {
    return [...body.matchAll(spokenKeys)]
      .map((found) => (found[1] ?? '').replace(/\\[nrt"]/g, ' ').replace(tag, ' '))
      .join('\n');
  }
  return (
    body
      .replace(/\[!INCLUDE\s*\[[^\]]*\]\([^)]*\)\]/gi, ' ')
      .replace(/\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi, ' ')
      // Links of this section are shown with the titles of the topics they lead to.
      .replace(/^## Related[^\S\n]*\n(?:(?!## ).*\n?)*/m, ' ')
      .replace(/^[\s>]*(?:[-*]|\d+[.)])\s+\[(?:windows|linux)\]/gim, ' ')
      .replace(/^\s*\[[^\]\n]+\]:\s.*$/gm, ' ')
      .replace(/^[\s>]*\d+[.)](?=\s)/gm, ' ')
      .replace(/\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '] ')
      .replace(tag, ' ')
      .replace(/^\s*(?:```|~~~)\s*\S*/gm, ' ')
      .replace(/^\s*:::.*$/gm, ' ')
      .replace(/\bhttps?:\/\/[^\s<>()\]"']+/gi, ' ')
  );
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(/&[a-z]+;|\\/gi, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word.length > 1);
}

import { plainBlocks } from '../model/content.js';
import { allSteps, stepText, type Topic } from '../model/topic.js';
import type { Draft, ParsedArticle } from './parsed-article.js';

/** Drafts that tell the same problem, each with the article it is in. */
export type DraftGroup = { parsed: ParsedArticle; draft: Draft; index: number }[];

/**
 * Puts drafts together that tell the same problem: those that share a key (a code, a section in two editions of an
 * article), those whose texts are the same to the letter, and twins for Windows and for Linux in one folder.
 */
export function groupDrafts(articles: readonly ParsedArticle[]): DraftGroup[] {
  const groupOf = new Map<Draft, DraftGroup>();
  const firstWith = new Map<string, Draft>();
  for (const parsed of articles) {
    parsed.drafts.forEach((draft, index) => {
      groupOf.set(draft, [{ parsed, draft, index }]);
      for (const key of [...draft.sameAs, ...contentKeys(parsed, draft)]) {
        const known = firstWith.get(key);
        if (known === undefined) firstWith.set(key, draft);
        else join(known, draft, groupOf);
      }
    });
  }
  for (const draft of groupOf.keys()) {
    const sure = draft.maybeSameAs === undefined ? undefined : firstWith.get(draft.maybeSameAs);
    if (sure !== undefined) join(sure, draft, groupOf);
  }
  return [...new Set(groupOf.values())];
}

function join(one: Draft, other: Draft, groupOf: Map<Draft, DraftGroup>): void {
  const into = groupOf.get(one);
  const from = groupOf.get(other);
  if (!into || !from || into === from) return;
  for (const member of from) {
    into.push(member);
    groupOf.set(member.draft, into);
  }
}

function contentKeys(parsed: ParsedArticle, { topic }: Draft): string[] {
  if (parsed.format !== 'self-help') return [];
  const folder = parsed.article.slice(0, parsed.article.lastIndexOf('/') + 1);
  const keys: string[] = [];
  const text = textOf(topic);
  if (text.length > 80) keys.push(`text:${topic.title.toLowerCase()}:${text}`);
  if (topic.platform !== 'any') {
    const twin = topic.title
      .toLowerCase()
      .replace(/\b(windows|linux)\b/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    keys.push(`twin:${folder}:${topic.clouds.join()}:${twin}`);
  }
  return keys;
}

function textOf(topic: Topic): string {
  const blocks = plainBlocks([...topic.summary, ...topic.notes]);
  return [blocks, ...allSteps(topic).map(stepText)].join(' ').toLowerCase().replace(/\s+/g, ' ');
}

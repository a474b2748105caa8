import { plainSpans, type Block, type Span } from '../model/content.js';
import type { Step, Topic, TopicId } from '../model/topic.js';
import type { LinkIndex } from './link-index.js';
import { mapTopicSpans } from './map-spans.js';
import type { Draft, Finding, ParsedArticle } from './parsed-article.js';

/** A draft whose links lead to topics and web addresses, and what could not be resolved. */
export interface ResolvedDraft {
  topic: Topic;
  warnings: Finding[];
}

/**
 * Replaces every written link of a draft by its target; a link that leads nowhere becomes plain text. A cause without
 * a topic becomes a link to what it names, or a note.
 * @param self the final id of the draft's topic: links from a topic to itself are only text.
 */
export function resolveDraft(draft: Draft, parsed: ParsedArticle, self: TopicId, index: LinkIndex): ResolvedDraft {
  const warnings: Finding[] = [];
  const target = (href: string): string | undefined => {
    const found = index.resolve(href, parsed);
    if (found.kind === 'topic') return found.topic === self ? undefined : `topic:${found.topic}`;
    if (found.kind === 'address') return found.href;
    const line = parsed.links.find((link) => link.href === href)?.line ?? draft.line;
    const finding = { file: parsed.file, line, reason: `the link ${href} ${found.why}; it is shown as text` };
    if (!warnings.some((each) => each.reason === finding.reason)) warnings.push(finding);
    return undefined;
  };
  const resolveSpans = (spans: Span[]): Span[] =>
    spans.map(({ href, ...span }) => {
      const to = href === undefined ? undefined : target(href);
      return to === undefined ? span : { ...span, href: to };
    });
  const topicOf = (href: string): TopicId | undefined => {
    const to = target(href);
    return to?.startsWith('topic:') ? to.slice('topic:'.length) : undefined;
  };

  const { causes, related, ...rest } = mapTopicSpans(draft.topic, resolveSpans);
  const lostCauses = causes.filter((cause) => topicOf(cause.topic) === undefined);
  const topic: Topic = {
    ...rest,
    steps: rest.steps.map((step) => resolveStep(step, topicOf)),
    causes: causes.flatMap((cause) => {
      const id = topicOf(cause.topic);
      return id === undefined ? [] : [{ ...cause, topic: id }];
    }),
    related: [...new Set(related.flatMap((href) => topicOf(href) ?? []))],
    notes: [...rest.notes, ...lostCauses.map(({ title, topic: href }): Block => causeAsText(title, target(href)))],
  };
  // A link list entry without any link is still something the article says.
  const linkless = topic.links.filter((spans) => spans.every((span) => span.href === undefined));
  if (linkless.length > 0) {
    topic.links = topic.links.filter((spans) => !linkless.includes(spans));
    const said = linkless.filter((spans) => plainSpans(spans).trim() !== '');
    topic.notes = [...topic.notes, ...said.map((spans): Block => ({ kind: 'paragraph', spans }))];
  }
  return { topic, warnings };
}

function resolveStep(step: Step, topicOf: (href: string) => TopicId | undefined): Step {
  const { topic, ...rest } = step;
  const id = topic === undefined ? undefined : topicOf(topic);
  return {
    ...rest,
    ...(id !== undefined && { topic: id }),
    steps: rest.steps.map((below) => resolveStep(below, topicOf)),
  };
}

function causeAsText(title: string, href: string | undefined): Block {
  return { kind: 'paragraph', spans: [{ text: title, ...(href !== undefined && { href }) }] };
}

import { plainBlocks, plainSpans, type Block, type Span } from '../model/content.js';
import { allSteps, stepText, type Step, type Topic } from '../model/topic.js';
import { bareSentence, KnownTexts } from './same-text.js';

/**
 * Makes one topic of several that tell the same problem. The newest leads, dated ones before undated ones; what only
 * another knows becomes a note that names where it comes from. Twins for Windows and for Linux become branches: the
 * steps of each keep their system.
 */
export function mergeEditions(topics: readonly Topic[]): Topic {
  const [lead, ...others] = [...topics].sort(newestFirst);
  if (!lead) throw new Error('there is nothing to merge');
  return others.reduce(mergeTwo, lead);
}

function newestFirst(one: Topic, other: Topic): number {
  const byDate = (other.reviewed ?? '').localeCompare(one.reviewed ?? '');
  return byDate !== 0 ? byDate : (one.articles[0] ?? '').localeCompare(other.articles[0] ?? '');
}

/** "...: Linux", "... (for Windows)": what tells a twin's title from the other's. */
const systemAtEnd = /\s{0,20}[:(–-]\s{0,20}(?:for |on )?(?:windows|linux)\s*\)?\s*$/i;

function mergeTwo(lead: Topic, other: Topic): Topic {
  const twins = lead.platform !== other.platform && lead.platform !== 'any' && other.platform !== 'any';
  const merged: Topic = {
    ...lead,
    title: twins ? lead.title.replace(systemAtEnd, '') : lead.title,
    articles: union(lead.articles, other.articles),
    codes: unionIgnoringCase(lead.codes, other.codes),
    messages: unionIgnoringCase(lead.messages, other.messages),
    symptoms: unionIgnoringCase(lead.symptoms, other.symptoms),
    // A list of clouds that is empty means all.
    clouds: lead.clouds.length === 0 || other.clouds.length === 0 ? [] : union(lead.clouds, other.clouds),
    platform: lead.platform === other.platform ? lead.platform : 'any',
    links: unionBy([...lead.links, ...other.links], linkKey),
    related: union(lead.related, other.related),
    sources: unionBy(
      [...lead.sources, ...other.sources],
      ({ article, title, date }) => `${article} ${title} ${date ?? ''}`,
    ),
    headings: union(lead.headings, other.headings),
    supportTopics: union(lead.supportTopics, other.supportTopics),
  };
  if (!sameWords(lead.title, other.title)) merged.symptoms = unionIgnoringCase(merged.symptoms, [other.title]);
  const known = new KnownTexts(saidBy(lead));
  const notKnown = (blocks: readonly Block[]) => blocks.filter((block) => !known.hold(plainBlocks([block])));
  if (twins) {
    merged.steps = [...withPlatform(lead), ...withPlatform(other)];
    merged.causes = [...lead.causes, ...other.causes];
    merged.summary = [...lead.summary, ...notKnown(other.summary)];
    merged.ifItStillFails = [...lead.ifItStillFails, ...notKnown(other.ifItStillFails)];
    merged.notes = [...lead.notes, ...notKnown(other.notes)];
    return merged;
  }
  const onlyOther = [
    ...notKnown(other.summary),
    ...other.steps.flatMap((step) => unknownSteps(step, known)),
    ...notKnown(other.ifItStillFails),
    ...notKnown(other.notes),
  ];
  const causes = other.causes.filter((cause) => !lead.causes.some((each) => each.topic === cause.topic));
  if (lead.steps.length === 0 && lead.causes.length === 0) {
    merged.steps = other.steps;
    merged.ordered = other.ordered;
    merged.causes = other.causes;
    merged.notes = [...lead.notes, ...from(other, [...notKnown(other.summary), ...notKnown(other.notes)])];
  } else {
    const causeLines = causes.map(({ title, topic }): Block => ({
      kind: 'paragraph',
      spans: [{ text: title, href: topic }],
    }));
    merged.notes = [...lead.notes, ...from(other, [...causeLines, ...onlyOther])];
  }
  return merged;
}

/** Says where some blocks come from, if there are any. */
function from(topic: Topic, blocks: Block[]): Block[] {
  const [source] = topic.sources;
  if (blocks.length === 0 || !source) return [];
  const text = source.date ? `${source.title} (${source.date})` : source.title;
  return [{ kind: 'heading', spans: [{ text }] }, ...blocks];
}

/** What a step says that is not known, the steps below it as a list. */
function unknownSteps(step: Step, known: KnownTexts): Block[] {
  const below = step.steps.map((each) => unknownSteps(each, known)).filter((blocks) => blocks.length > 0);
  const body = known.hold(stepText(step)) ? [] : step.body;
  if (below.length === 0) return body;
  return [...body, { kind: 'list', ordered: step.ordered, items: below }];
}

function saidBy(topic: Topic): string[] {
  return [
    ...[...topic.summary, ...topic.notes, ...topic.ifItStillFails].map((block) => plainBlocks([block])),
    ...allSteps(topic).map(stepText),
    topic.title,
    ...topic.messages,
  ];
}

function withPlatform(topic: Topic): Step[] {
  const mark = (step: Step): Step => ({ ...step, platform: topic.platform, steps: step.steps.map(mark) });
  return topic.steps.map(mark);
}

function sameWords(one: string, other: string): boolean {
  return new KnownTexts([one]).hold(other);
}

function linkKey(spans: readonly Span[]): string {
  return `${plainSpans(spans)} ${spans.map((span) => span.href ?? '').join(' ')}`;
}

function union<T>(one: readonly T[], other: readonly T[]): T[] {
  return [...new Set([...one, ...other])];
}

function unionIgnoringCase(one: readonly string[], other: readonly string[]): string[] {
  return unionBy([...one, ...other], bareSentence);
}

function unionBy<T>(all: readonly T[], keyOf: (each: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const each of all) if (!byKey.has(keyOf(each))) byKey.set(keyOf(each), each);
  return [...byKey.values()];
}

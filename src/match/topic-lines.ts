import { plainBlocks, plainSpans, spansOf, type Span } from '../model/content.js';
import { allSteps, stepText, type Topic } from '../model/topic.js';

/** What a line of a topic can be; saved indexes hold the places in this list. */
export const lineKinds = [
  'title',
  'code',
  'message',
  'symptom',
  'summary',
  'heading',
  'advice',
  'label',
  'name',
] as const;

export type LineKind = (typeof lineKinds)[number];

/** A line of a topic's text. */
export interface TopicLine {
  kind: LineKind;
  text: string;
}

/** What each kind counts: names and what people say before what an article explains and advises. */
export const lineWeights: Readonly<Record<LineKind, number>> = {
  title: 4,
  code: 4,
  message: 3,
  symptom: 3,
  summary: 1.5,
  heading: 1,
  advice: 1,
  label: 0,
  name: 1,
};

/** The lines of a topic that can be found in texts, each as it reads. */
export function topicLines(topic: Topic): TopicLine[] {
  const of = (kind: LineKind, texts: readonly string[]) => texts.map((text) => ({ kind, text }));
  return [
    ...of('title', [topic.title]),
    ...of('code', topic.codes),
    ...of('message', topic.messages),
    ...of('symptom', topic.symptoms),
    ...of('summary', plainBlocks(topic.summary).split('\n')),
    ...of('heading', topic.headings),
    ...of('advice', adviceOf(topic)),
    ...of('label', labelsOf(topic)),
    ...of('name', [...topic.articles.map(lastPart), ...addressesOf(topic)]),
  ].filter(({ text }) => text.trim() !== '');
}

function adviceOf(topic: Topic): string[] {
  return [
    ...allSteps(topic).flatMap((step) => stepText(step).split('\n')),
    ...topic.causes.map((cause) => cause.title),
    ...plainBlocks([...topic.notes, ...topic.ifItStillFails]).split('\n'),
    ...topic.links.map(plainSpans),
  ];
}

/** Words set off within a line are often the message that the line is about: `**The activation failed**: make sure ...`. */
function labelsOf(topic: Topic): string[] {
  const runs = [
    ...allSteps(topic).flatMap((step) => spansOf(step.body)),
    ...spansOf([...topic.summary, ...topic.notes, ...topic.ifItStillFails]),
  ];
  return runs.flatMap((spans) =>
    spans.length < 2
      ? []
      : spans
          .filter(isSetOff)
          .map(({ text }) => text)
          .filter((text) => text.split(/\s+/).length >= leastLabel),
  );
}

const isSetOff = ({ strong, href, emphasis }: Span) => strong === true || emphasis === true || href !== undefined;

/** Shorter ones are names of buttons and pages. */
const leastLabel = 4;

/** An article's name tells what it is about where its title does not: `azurebackup-mars-install`. */
function lastPart(article: string): string {
  return article.split('#')[0]?.split('/').at(-1) ?? article;
}

/** Where a topic's links lead, without the site: people quote the page that they have read. */
function addressesOf(topic: Topic): string[] {
  const runs: Span[][] = [
    ...allSteps(topic).flatMap((step) => spansOf(step.body)),
    ...spansOf([...topic.summary, ...topic.notes, ...topic.ifItStillFails]),
    ...topic.links,
  ];
  const ends = runs.flat().flatMap(({ href }) => (href?.startsWith('http') ? endOf(href) : []));
  return [...new Set(ends)];
}

/** The last part of an address's path, and its anchor. */
function endOf(href: string): string[] {
  const [path = '', anchor = ''] = href.replace(/\?[^#]*/, '').split('#');
  const parts = path
    .split('/')
    .slice(3)
    .filter((part) => part !== '');
  return [parts.at(-1) ?? '', anchor].filter((part) => /[a-z]{3}/i.test(part));
}

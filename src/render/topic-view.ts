import { plainBlocks } from '../model/content.js';
import type { ShownSteps } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import { isFor } from '../model/is-for.js';
import type { Told } from '../model/question.js';
import { stepsOf } from '../model/topic-steps.js';
import type { Source, Topic } from '../model/topic.js';
import { blockRows, type ImageUrl, runsOf, stepRows, type Ticks } from './rows.js';
import { newView, type Row, type Run, type Section, type View } from './view.js';

/** Codes that a card names; a topic may have more, for looks alone. */
const mostCodes = 4;

/** What a topic says, as the sections of a card. With `ticks`, its steps have boxes where there are several. */
export function topicView(
  template: string,
  topic: Topic,
  pack: Pack,
  imageUrl: ImageUrl,
  told: Told = {},
  ticks?: Ticks,
): View {
  const steps = stepsOf(topic, pack, told);
  const [source] = topic.sources;
  const further = furtherSections(topic, pack, imageUrl);
  const first: Section[] = [
    { heading: '', rows: blockRows(topic.summary, 0, imageUrl) },
    {
      heading: ticks && !topic.ordered && steps.length > 1 ? 'Check each of these' : 'What to do',
      rows: stepRows(steps, topic.ordered, 0, imageUrl, steps.length > 1 ? ticks : undefined),
    },
    { heading: 'If it still fails', rows: blockRows(topic.ifItStillFails, 0, imageUrl) },
  ];
  const isFolded = rowsOf(first) > 0 && rowsOf(further) > mostRowsUnfolded;
  const sections = [...first, ...further.map((section) => ({ ...section, isFolded }))];
  const view = newView(template, topic.title);
  view.codes = topic.codes.slice(0, mostCodes);
  view.sections = sections.filter((section) => section.rows.length > 0);
  view.topic = topic.id;
  if (isFolded) view.more = topic.id;
  view.source = source ? [{ text: 'Source: ' }, ...sourceRuns(source)] : [];
  view.speak = speakOf(topic, steps.length);
  return view;
}

/** What a decision says of ticks. */
export function ticksIn({ ticked = [], by = {}, names = {} }: ShownSteps): Ticks {
  return {
    ticked: new Set(ticked),
    by: new Map(Object.entries(by).map(([step, person]) => [step, names[person] ?? person])),
  };
}

/** What stands below the steps of a topic: notes, links and sources. */
export function furtherSections(topic: Topic, pack: Pack, imageUrl: ImageUrl): Section[] {
  const [, ...furtherSources] = uniqueSources(topic.sources);
  const sections: Section[] = [
    { heading: 'Good to know', rows: blockRows(topic.notes, 0, imageUrl) },
    { heading: 'Read more', rows: topic.links.map((spans) => listRow(runsOf(spans))) },
    { heading: 'Related', rows: relatedRows(topic, pack) },
    { heading: 'Further sources', rows: furtherSources.map((each) => listRow(sourceRuns(each))) },
  ];
  return sections.filter((section) => section.rows.length > 0);
}

function rowsOf(sections: readonly Section[]): number {
  return sections.reduce((count, section) => count + section.rows.length, 0);
}

/** How many rows of notes, links and the like are shown at once; more of them would bury the steps. */
const mostRowsUnfolded = 4;

function listRow(runs: Run[]): Row {
  return { kind: 'step', indent: 0, marker: '•', runs };
}

/** One page can be a source in several editions; each title is named once. */
function uniqueSources(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [`${source.title} ${source.date ?? ''}`, source])).values()];
}

/** How many related topics a card names. */
const mostRelated = 6;

export function relatedRows(topic: Topic, pack: Pack, told: Told = {}): Section['rows'] {
  return topic.related
    .flatMap((id) => pack.get(id) ?? [])
    .filter((related) => isFor(related, told))
    .slice(0, mostRelated)
    .map(({ id, title }) => listRow([{ text: title, topic: id }]));
}

function sourceRuns({ title, url, date }: Source): Run[] {
  const text = date === undefined || title.includes(date) ? title : `${title} (${date})`;
  return [url === undefined ? { text } : { text, url }];
}

/** What a screen reader and a notification say: the title, what it means in a sentence, and how much there is to do. */
function speakOf(topic: Topic, steps: number): string {
  const [sentence = ''] = plainBlocks(topic.summary).split(/(?<=[.!?])\s/);
  const count = steps === 0 ? '' : ` ${steps === 1 ? 'There is one step.' : `There are ${steps} steps.`}`;
  return `${topic.title.replace(/[.\s]+$/, '')}.${sentence === '' ? '' : ` ${sentence.trim()}`}${count}`;
}

import type { ConversationState, Place } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import type { FormAnswer, Said, Story, TriedPart } from '../model/ticket.js';
import { checksOfPart, partsOf, topicOfPart } from '../model/topic-parts.js';
import { stepText, type Topic, type TopicId } from '../model/topic.js';
import { toldIn } from './facts.js';
import { placeOf } from './places.js';
import { shownTicks } from './ticks.js';

/** What is known of a talk besides its state, when a ticket is opened. */
export interface Known {
  words: string;
  others: NonNullable<Story['others']>;
  answers: FormAnswer[];
  transcript: Said[];
  codes: string[];
  messages: string[];
  /** The topics that fitted, with a confidence from 0 to 1. */
  matches: { topic: TopicId; confidence: number }[];
  removed: number;
  locale?: string | undefined;
}

/** The whole story of a problem, as whoever takes the ticket needs it. */
export function storyOf(state: ConversationState, known: Known, pack: Pack): Story {
  const { words, others, answers, transcript, codes, messages, matches, removed, locale } = known;
  const told = toldIn(state);
  return {
    ...{ words, codes, messages, answers, transcript, removed },
    ...told,
    ...(others.length > 0 && { others }),
    topics: topicsOf(state, matches, pack),
    tried: placesOf(state).flatMap((place) => triedIn(state, place, pack)),
    ...(locale !== undefined && { locale }),
  };
}

/** From 0 to 1. */
const leastConfidence = 0.1;

/** Those that were shown and what else fitted; each once, with the best confidence, the most likely first. */
function topicsOf(state: ConversationState, matches: Known['matches'], pack: Pack): Story['topics'] {
  const best = new Map<TopicId, number | undefined>();
  for (const { topic } of placesOf(state)) best.set(topic, undefined);
  for (const { topic, confidence } of matches) {
    // Some word of any message fits some article a little: that tells nobody anything.
    if (best.has(topic) || confidence >= leastConfidence) best.set(topic, Math.max(best.get(topic) ?? 0, confidence));
  }
  const likelyFirst = [...best].sort(([, one = 0], [, other = 0]) => other - one);
  return likelyFirst.flatMap(([topic, confidence]) => {
    const title = pack.get(topic)?.title;
    return title === undefined ? [] : [{ topic, title, ...(confidence !== undefined && { confidence }) }];
  });
}

/** The place where the talk is, and those before it, of each topic the last. */
function placesOf(state: ConversationState): Place[] {
  const { topic, tried, trail = [] } = state;
  const open = placeOf(state) ?? (topic === undefined ? undefined : { topic, tried });
  const byTopic = new Map<TopicId, Place>();
  for (const place of [...(open ? [open] : []), ...trail.toReversed()]) {
    if (!byTopic.has(place.topic)) byTopic.set(place.topic, place);
  }
  return [...byTopic.values()];
}

/** What was done of a topic: the parts that were tried, and the one that is open. */
function triedIn(state: ConversationState, { topic: id, part: open, tried }: Place, pack: Pack): TriedPart[] {
  const topic = pack.get(id);
  if (!topic) return [];
  const shown = [...tried.filter((part) => part !== open), ...(open === undefined ? [] : [open])];
  return shown.flatMap((part) => partOf(state, topic, part, part === open ? 'open' : 'tried', pack) ?? []);
}

function partOf(
  state: ConversationState,
  topic: Topic,
  id: string,
  outcome: TriedPart['outcome'],
  pack: Pack,
): TriedPart | undefined {
  const told = toldIn(state);
  const part = partsOf(topic, pack, told).find((each) => each.id === id);
  if (!part) return undefined;
  const checks = checksOfPart(topic, part, pack, told);
  const owner = topicOfPart(topic, part, pack);
  const { ticked = [], by = {}, names = {} } = shownTicks(state, owner.id, new Set(checks.map((step) => step.id)));
  return {
    ...{ topic: topic.id, part: id, outcome },
    title: part.kind === 'step' ? stepText(part.step) : owner.title,
    steps: checks.map((step) => {
      const byId = by[step.id] ?? '';
      const name = names[byId];
      const isDone = ticked.includes(step.id);
      return { id: step.id, text: stepText(step), isDone, ...(isDone && name !== undefined && { by: name, byId }) };
    }),
  };
}

/** Characters of a title that was no article's. */
const longestTitle = 80;

/** Turns the direction of what follows it: a title stands in one line with what others say. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

/** In a few words what a ticket is about: the article's title, else the beginning of the asker's words. */
export function titleOf(topic: Topic | undefined, words: string): string {
  if (topic) return topic.title;
  const line =
    words
      .replace(turning, '')
      .split('\n')
      .find((each) => each.trim() !== '')
      ?.trim() ?? '';
  if (line === '') return 'A problem without a description';
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Every tag that a ticket can have. */
export function knownTags(pack: Pack): ReadonlySet<string> {
  const platforms = (['windows', 'linux'] as const).flatMap((platform) => tagsOf(undefined, { platform }));
  return new Set([...platforms, ...pack.ids.flatMap((id) => tagsOf(pack.get(id), {}))]);
}

/** By these the experts' channels are chosen: the folders of the topic's articles, and the platform. */
export function tagsOf(topic: Topic | undefined, { platform }: Pick<ConversationState, 'platform'>): string[] {
  const folders = (topic?.articles ?? []).flatMap((article) => article.split('/').slice(0, -1));
  const tags = [...folders, ...(platform === undefined ? [] : [platform])].map((tag) => tag.toLowerCase());
  return [...new Set(tags)].filter((tag) => /^[\p{L}\p{N}._-]{1,50}$/u.test(tag));
}

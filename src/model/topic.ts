import { plainBlocks, type Block, type Platform, type Span } from './content.js';
import type { Facets } from './question.js';

/** Names one topic in a pack: an error code, or a slug such as `resource-group-lock`. */
export type TopicId = string;

/** An article's path in its knowledge folder, with forward slashes and without `.md`. */
export type ArticleId = string;

/** The folders that an article is in, the innermost first. */
export function foldersOf(article: ArticleId): string[] {
  const parts = article.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** One thing to do, with the smaller things it consists of. */
export interface Step {
  /** Stays the same while the step's text does; unique within its topic. Letters and digits only. */
  id: string;
  body: Block[];
  platform: Platform;
  /** Whom it is for besides; everybody when left out. */
  facets?: Facets;
  steps: Step[];
  /** Whether the order of `steps` matters; a list without order is a checklist. */
  ordered: boolean;
  /** The topic that tells how this step is done. */
  topic?: TopicId;
}

/** A reason for a problem, tried in its place in the order; the topic it names tells what to do. */
export interface Cause {
  title: string;
  topic: TopicId;
  platform: Platform;
  facets?: Facets;
}

/** Where a topic's text comes from. */
export interface Source {
  article: ArticleId;
  title: string;
  url?: string;
  /** The day of this edition, `YYYY-MM-DD`. */
  date?: string;
}

/** One problem that an article answers: the unit of an answer. */
export interface Topic {
  id: TopicId;
  /** The articles it was made of, the one that leads first. */
  articles: ArticleId[];
  title: string;
  /** Error codes as the product prints them. */
  codes: string[];
  /** Error messages as the product prints them. */
  messages: string[];
  /** How people say it who do not know the code. */
  symptoms: string[];
  platform: Platform;
  facets?: Facets;
  /** Cloud names in lower case (`public`, `fairfax`, `mooncake` ...); empty means every cloud. */
  clouds: string[];
  /** The headings of the sections it was made of, as written. */
  headings: string[];
  /** What it means and why it happens. */
  summary: Block[];
  causes: Cause[];
  steps: Step[];
  /** Whether the order of `steps` matters. */
  ordered: boolean;
  /** What to do when every step was done and it still fails. */
  ifItStillFails: Block[];
  notes: Block[];
  /** Further reading; each entry is one line that holds at least one `href`. */
  links: Span[][];
  /** Other topics worth a look. */
  related: TopicId[];
  sources: Source[];
  /** The day somebody last read it for correctness, `YYYY-MM-DD`. */
  reviewed?: string;
  /** Ids of the vendor's support topics, which choose the form of a ticket. */
  supportTopics: string[];
}

/** A step and everything below it, the step first. */
export function stepAndBelow(step: Step): Step[] {
  return [step, ...step.steps.flatMap(stepAndBelow)];
}

/** Every step of a topic at any depth, in reading order. */
export function allSteps(topic: Topic): Step[] {
  return topic.steps.flatMap(stepAndBelow);
}

/** A step's own text in one line, without the steps below it. */
export function stepText(step: Step): string {
  return plainBlocks(step.body).replace(/\s+/g, ' ').trim();
}

import type { AskerPlatform } from './content.js';
import type { Facts, QuestionId } from './question.js';
import type { PartId } from './topic-parts.js';
import type { TopicId } from './topic.js';

/** Why no topic is shown. */
export type NotFoundReason =
  | 'no-match'
  | 'only-platform'
  /** The asker told something of what they have, and nothing that it is about. */
  | 'only-fact'
  | 'empty'
  | 'only-attachment'
  | 'none-of-these'
  | 'outdated-button'
  /** The button belongs to a card that was made for another talk. */
  | 'foreign-card'
  | 'nothing-before'
  | 'nothing-open'
  | 'no-others'
  | 'no-such-step'
  /** An answer where nothing was asked, while something is open. */
  | 'unclear'
  /** Something is open, and the asker goes on to try it. */
  | 'noted'
  | 'person'
  /** What was said so far can no longer be read. */
  | 'talk-lost'
  /** It was handled before, and what was said to it can no longer be shown. */
  | 'reply-lost';

/** What stands on every card with steps. Names topics by id only, so that it can be kept and shown again. */
export interface ShownSteps {
  topic: TopicId;
  platform?: AskerPlatform;
  facts?: Facts;
  /** Ids of the steps that are done. */
  ticked?: string[];
  /** In a group: the ids of those who did them, by step, and what they are called. */
  by?: Record<string, string>;
  names?: Record<string, string>;
  /** Names a step: where the list takes several cards, only the one with this step is shown. */
  at?: string;
  /** It takes the place of the card whose button was pressed. */
  redraw?: true;
  /** How many steps were ticked that the article no longer has. */
  gone?: number;
  /** Everything is ticked, and nobody asked yet whether it helped. */
  asks?: true;
  /** Whether other topics fitted, too. */
  others?: true;
  /** The topic that was open before, where this one came in between. */
  before?: TopicId;
}

/** Parts that were tried, and which of their steps were ticked. */
export interface Tried {
  part: PartId;
  ticked: string[];
}

/** What to do next. */
export type Decision =
  | { kind: 'welcome' }
  | ({ kind: 'answer' } & ShownSteps)
  | ({ kind: 'checklist' } & ShownSteps)
  /** `step` is the step of a guide whose checks are shown; `position` counts from 1 among `total`. */
  | ({ kind: 'guide'; step: string; position: number; total: number } & ShownSteps)
  /** `cause` is the topic of the cause that is shown; `position` counts from 1 among `total`. */
  | ({ kind: 'cause'; cause: TopicId; position: number; total: number } & ShownSteps)
  /** The notes, links and sources of a topic, where its card has no room for them. */
  | { kind: 'more'; topic: TopicId }
  /** `each` says that the message told of several problems; `others` that the asker wants to see what else fitted. */
  | { kind: 'choose'; topics: TopicId[]; each?: true; others?: true; before?: TopicId }
  | { kind: 'ask-platform'; topic: TopicId; before?: TopicId }
  /** A question of the articles, before a topic goes on or to tell topics apart. */
  | { kind: 'ask'; question: QuestionId; topics: TopicId[]; before?: TopicId }
  /** Where the talk stands, when the asker wants to know or comes back after a long time. */
  | {
      kind: 'so-far';
      topic: TopicId;
      part?: PartId;
      /** What is ticked of the part that is shown, and of how many. */
      ticked: string[];
      tried: Tried[];
      platform?: AskerPlatform;
      facts?: Facts;
      waiting?: TopicId[];
      isReturn?: true;
    }
  /** Whether what is open has helped; asked once. */
  | { kind: 'did-it-help'; topic: TopicId; part?: PartId }
  /** `code` is one that the message names and no topic knows; `before` is the topic that is open all the same. */
  | { kind: 'not-found'; reason: NotFoundReason; code?: string; before?: TopicId }
  /** `waiting` are the problems that were told together with this one. */
  | { kind: 'solved'; topic: TopicId; waiting?: TopicId[] }
  /** Everything the topic knows was tried. `steps` tells which steps were ticked. */
  | {
      kind: 'exhausted';
      topic: TopicId;
      tried: PartId[];
      steps?: Tried[];
      platform?: AskerPlatform;
      facts?: Facts;
      others?: true;
      waiting?: TopicId[];
    }
  | { kind: 'error'; id: string };

import type { AskerPlatform } from './content.js';
import type { TopicId } from './topic.js';

/** Why no topic is shown. */
export type NotFoundReason =
  | 'no-match'
  | 'only-platform'
  | 'empty'
  | 'only-attachment'
  | 'none-of-these'
  | 'outdated-button'
  | 'person'
  /** What was said so far can no longer be read. */
  | 'talk-lost';

/** What to do next. Names topics by id only, so that it can be kept and shown again. */
export type Decision =
  | { kind: 'welcome' }
  | { kind: 'answer'; topic: TopicId; platform?: AskerPlatform }
  /** `at` names a step: where the list takes several cards, only the one with this step is shown. */
  | { kind: 'checklist'; topic: TopicId; platform?: AskerPlatform; ticked: string[]; at?: string }
  /** `cause` is the topic of the cause that is shown; `position` counts from 1 among `total`. */
  | { kind: 'cause'; topic: TopicId; cause: TopicId; position: number; total: number; platform?: AskerPlatform }
  /** The notes, links and sources of a topic, where its card has no room for them. */
  | { kind: 'more'; topic: TopicId }
  /** `each` says that the message told of several problems, and these are the topics of each. */
  | { kind: 'choose'; topics: TopicId[]; each?: true }
  | { kind: 'ask-platform'; topic: TopicId }
  /** `code` is one that the message names and no topic knows. */
  | { kind: 'not-found'; reason: NotFoundReason; code?: string }
  | { kind: 'solved'; topic: TopicId }
  /** Everything the topic knows was tried. */
  | { kind: 'exhausted'; topic: TopicId; tried: TopicId[] }
  | { kind: 'error'; id: string };

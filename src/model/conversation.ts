import type { AskerPlatform } from './content.js';
import type { Facts, QuestionId } from './question.js';
import type { PartId } from './topic-parts.js';
import type { TicketId } from './ticket.js';
import type { ArticleId, TopicId } from './topic.js';

/** Where somebody is in a topic. */
export interface Place {
  topic: TopicId;
  /** What of it is shown; absent where everything was tried. */
  part?: PartId;
  /** The parts that were tried, in order. */
  tried: PartId[];
}

/** The question that is open. */
export type Pending =
  | { kind: 'platform'; topic: TopicId }
  /** A question of the articles, asked before this topic goes on, or to tell these topics apart. */
  | { kind: 'ask'; question: QuestionId; topics: TopicId[] }
  | { kind: 'choose'; topics: TopicId[]; each?: true }
  /** Whether what is open has helped; `isOnList` says that the list itself asks, which is shown. */
  | { kind: 'helped'; isOnList?: true }
  /** The form that comes before a ticket, and what it is about. */
  | { kind: 'form'; form?: ArticleId; topic?: TopicId; words: string };

/** What one of several people wrote of a problem. */
export interface Heard {
  by: string;
  text: string;
}

/** What one asker's talk, or that of a group, has come to. */
export interface ConversationState {
  /** The form of this record; raised when the form changes. */
  schema: 2;
  /** Counts the turns; a turn that began on an older version is redone. */
  version: number;
  /** When the last turn was, in milliseconds since 1970. */
  at?: number;
  platform?: AskerPlatform;
  /** The asker was asked what the machine runs and does not know, or has both: nobody asks again. */
  anyPlatform?: true;
  /** What was told besides, by question. */
  facts?: Facts;
  /** The topic that is open, and what of it is shown. */
  topic?: TopicId;
  part?: PartId;
  /** Parts of the open topic that were tried, in order. */
  tried: PartId[];
  /** Set when it was asked whether the open topic has helped: nobody asks again. */
  isHelpAsked?: true;
  pending?: Pending;
  /** Other topics that fitted what was said of the open one. */
  others?: TopicId[];
  /** Problems that were told together with the open one, and whose turn is still to come. */
  waiting?: TopicId[];
  /** Where the talk was before, the last place at the end. */
  trail?: Place[];
  /** The message that came last, and what it did: changed afterwards, it does the same no second time. */
  last?: { id: string; act?: string };
  /** Ids of the ticked steps, by topic. */
  ticked: Record<TopicId, string[]>;
  /** Where several people take part: the ids of those who ticked, by topic and step. */
  tickedBy?: Record<TopicId, Record<string, string>>;
  /** What these people are called, by their ids. */
  names?: Record<string, string>;
  /** The last ticket that was opened here. */
  ticket?: TicketId;
  /** How often in a row nothing was found. */
  misses?: number;
  /** What the asker wrote of the problem that is open. */
  words?: string;
  /** Where several people take part: who wrote what of it, by their ids. */
  heard?: Heard[];
  /** Set when a person was offered because it is urgent: nobody asks again. */
  isPersonOffered?: true;
}

/** The state of a talk in which nothing was said yet. */
export function newConversation(): ConversationState {
  return { schema: 2, version: 0, tried: [], ticked: {} };
}

import type { AskerPlatform } from './content.js';
import type { Filled } from './form-fields.js';
import type { Facts, QuestionId } from './question.js';
import type { Opening } from './openings.js';
import type { PartId } from './topic-parts.js';
import type { RefusedFile } from './files.js';
import type { FileNote, TicketId, TicketState } from './ticket.js';
import type { ArticleId, TopicId } from './topic.js';

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
  /** Nobody can be asked here: on the command line, or where no tickets are kept. */
  | 'no-person'
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

/** What an asker is told of a ticket, when it has happened. */
export type TicketNews =
  | 'received'
  /** There is one already, and it waits. */
  | 'waiting'
  /** Nobody took it in time. */
  | 'late'
  | 'taken'
  | 'released'
  | 'resolved'
  | 'reopened'
  /** The asker took it back, or ended the talk. */
  | 'withdrawn'
  /** What the button wanted cannot be done with it any more. */
  | 'over';

/** A ticket as its asker sees it. */
export interface OwnTicket {
  ticket: TicketId;
  title: string;
  state: TicketState;
  /** The name of the expert who has it. */
  expert?: string;
  /** Milliseconds since 1970. */
  openedAt: number;
}

/** A form as it is shown, with what is known already. */
export interface ShownForm {
  /** The article that the form stands in; absent for the general one, which asks for the problem only. */
  form?: ArticleId;
  /** What was open. */
  topic?: TopicId;
  /** The problem as the asker told it, to be changed by them. */
  words: string;
  /** By the ids of fields: as it was typed, or the value of what was chosen. */
  filled?: Filled;
  knowsNoMore?: boolean;
  /** What is wrong with what was sent, by the ids of fields, or `words`. */
  problems?: Readonly<Record<string, string>>;
  /** It takes the place of the card whose button was pressed. */
  redraw?: true;
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
  /**
   * `code` is one that the message names and no topic knows; `before` is the topic that is open all the same; `person` that
   * it is time to ask a person.
   */
  | { kind: 'not-found'; reason: NotFoundReason; code?: string; before?: TopicId; person?: true }
  /** `waiting` are the problems that were told together with this one. */
  | {
      kind: 'solved';
      topic: TopicId;
      waiting?: TopicId[];
      /** A ticket that waits, and may not be needed any more. */
      ticket?: TicketId;
    }
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
  /** What is asked before experts get the problem. */
  | ({ kind: 'form' } & ShownForm)
  /**
   * `expert` is a name; `opens` says in words when somebody will look at it, where that is not now; `ended` how it ended,
   * and `isOld` that there was a later one, with news of one that is over.
   */
  | {
      kind: 'ticket';
      ticket: TicketId;
      news: TicketNews;
      expert?: string;
      note?: string;
      opens?: string;
      ended?: 'resolved' | 'withdrawn';
      isOld?: true;
    }
  /**
   * Why a ticket cannot be opened now, or opened again: `count` were within an hour, and it is possible in `minutes`.
   * `network` counts those of everybody at the same address. `reopens` is one that can be opened again instead.
   */
  | {
      kind: 'ticket-limit';
      of: Opening['kind'];
      why: 'own' | 'network';
      count: number;
      minutes: number;
      reopens?: TicketId;
    }
  | { kind: 'my-tickets'; tickets: OwnTicket[] }
  /** What an expert says to the asker. */
  | { kind: 'said'; ticket: TicketId; name: string; text: string; files?: FileNote[] }
  /**
   * What the asker said was passed on: the bot itself says nothing, unless something was removed, or files came with it.
   * `waits` says that nobody has the ticket yet.
   */
  | { kind: 'relayed'; ticket: TicketId; files?: FileNote[]; refused?: RefusedFile[]; waits?: true }
  /** Whether a person should be asked; said by the way. */
  | { kind: 'offer-person'; topic?: TopicId }
  | { kind: 'error'; id: string };

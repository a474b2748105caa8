import type { ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { RefusedFile } from '../model/files.js';
import type { Match } from '../model/match.js';
import type { Outcome } from '../model/outcome.js';
import type { FileNote, FormAnswer, TicketHead, TicketId } from '../model/ticket.js';
import type { OpeningLimits } from './openings.js';
import type { TopicId } from '../model/topic.js';
import type { Understanding } from '../model/understanding.js';
import type { CardAction } from '../model/verbs.js';

/** One of several people in a talk. */
export interface Person {
  id: string;
  name: string;
}

/** What is known of tickets when a message comes. */
export interface TicketSituation {
  /** The last ticket of this talk. */
  ticket?: TicketHead;
  /** The id that a ticket gets which is opened now; without it none can be opened. */
  newTicket?: TicketId;
  /** When somebody looks at new tickets, in words, where that is not now. */
  opens?: string;
  /** What the asker cannot do with tickets for a while. */
  limits?: OpeningLimits;
}

/** What there is to decide on, and when and by whom it came. */
export type Situation = TicketSituation & {
  /** Milliseconds since 1970. */
  at?: number;
  /** Who it is, where several people take part. */
  person?: Person;
} & (
    | {
        kind: 'text';
        understanding: Understanding;
        matches: readonly Match[];
        parts: readonly (readonly Match[])[];
        attachments: number;
        /** What was taken of them for the ticket, and what was not. */
        files?: { kept: readonly FileNote[]; refused: readonly RefusedFile[] };
        /** Whether the asker sees cards, with their boxes and buttons. */
        hasCards?: boolean;
        /** Whether an earlier message was changed to this. */
        isEdit?: boolean;
        /** The id of the message, which stays when it is changed. */
        original?: string;
      }
    /** `isForeign` says that the button's card was made for another talk. */
    | { kind: 'action'; action: CardAction; isForeign?: boolean }
    | { kind: 'unknown-action' }
    | { kind: 'joined' }
  );

/** What an asker does to a ticket. */
export type TicketAct =
  /** `words` are the asker's own, of the problem. */
  | { kind: 'open'; ticket: TicketId; words: string; topic?: TopicId; answers: FormAnswer[]; isUrgent?: true }
  /** Something for whoever has the ticket, or will have it. */
  | { kind: 'say'; text: string; files?: FileNote[] }
  | { kind: 'withdraw' }
  | { kind: 'reopen' };

/** The state after the decision. */
export interface Decided {
  state: ConversationState;
  decision: Decision;
  /** What is said besides. */
  also?: Decision;
  act?: TicketAct;
  /** What the keeper learns of topics. */
  outcomes?: Outcome[];
}

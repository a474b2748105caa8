import type { ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { Match } from '../model/match.js';
import type { Outcome } from '../model/outcome.js';
import type { Understanding } from '../model/understanding.js';
import type { CardAction } from '../model/verbs.js';

/** One of several people in a talk. */
export interface Person {
  id: string;
  name: string;
}

/** What there is to decide on, and when and by whom it came. */
export type Situation = {
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

/** The state after the decision. */
export interface Decided {
  state: ConversationState;
  decision: Decision;
  /** What the keeper learns of topics. */
  outcomes?: Outcome[];
}

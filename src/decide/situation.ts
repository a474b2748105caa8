import type { ConversationState } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { Match } from '../model/match.js';
import type { Understanding } from '../model/understanding.js';
import type { CardAction } from '../model/verbs.js';

/** What there is to decide on: a text that was understood and matched, a button, or somebody's arrival. */
export type Situation =
  | {
      kind: 'text';
      understanding: Understanding;
      matches: readonly Match[];
      parts: readonly (readonly Match[])[];
      attachments: number;
    }
  | { kind: 'action'; action: CardAction }
  | { kind: 'unknown-action' }
  | { kind: 'joined' };

/** The state after the decision. */
export interface Decided {
  state: ConversationState;
  decision: Decision;
}

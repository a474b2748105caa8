import type { AskerPlatform } from './content.js';
import type { TopicId } from './topic.js';

/** What one asker's talk has come to. */
export interface ConversationState {
  /** The form of this record; raised when the form changes. */
  schema: 1;
  /** Counts the turns; a turn that began on an older version is redone. */
  version: number;
  platform?: AskerPlatform;
  /** The asker was asked what the machine runs and does not know, or has both: nobody asks again. */
  anyPlatform?: true;
  /** The topic that is open, and where its causes are tried, the cause that is shown. */
  topic?: TopicId;
  cause?: TopicId;
  /** Causes of the open topic that were tried, in order. */
  tried: TopicId[];
  /** The question that is open, if the bot asked one. */
  pending?: { kind: 'platform'; topic: TopicId } | { kind: 'choose'; topics: TopicId[] };
  /** Ids of the ticked steps, by topic. */
  ticked: Record<TopicId, string[]>;
}

/** The state of a talk in which nothing was said yet. */
export function newConversation(): ConversationState {
  return { schema: 1, version: 0, tried: [], ticked: {} };
}

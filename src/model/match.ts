import type { TopicId } from './topic.js';

/** Why a topic matched, the strongest evidence first. */
export interface Evidence {
  kind: 'code' | 'near-code' | 'message' | 'words';
  /** What was found: the code, the message, or the words. */
  found: string;
}

/** A topic with the confidence, from 0 to 1, that it answers the message. */
export interface Match {
  topic: TopicId;
  confidence: number;
  evidence: Evidence[];
}

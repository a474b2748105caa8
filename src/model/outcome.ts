import type { AskerPlatform } from './content.js';
import type { Facts } from './question.js';
import type { PartId } from './topic-parts.js';
import type { TopicId } from './topic.js';

/** How it went with a topic. */
export type OutcomeResult =
  /** What was shown fixed the problem. */
  | 'solved'
  /** Everything the topic knows was tried in vain. */
  | 'not-solved'
  /** The topic was another problem than the asker's. */
  | 'not-my-problem'
  /** The topic was offered among others, and none of them was it. */
  | 'none-of-these';

/** What the keeper learns of a topic. Nothing in it is of an asker. */
export interface Outcome {
  topic: TopicId;
  result: OutcomeResult;
  /** What was shown last: what solved it, where it was solved. */
  part?: PartId;
  /** The parts that were tried before in vain. */
  tried: PartId[];
  /** The ids of the steps that were ticked in what was shown last. */
  steps: string[];
  platform?: AskerPlatform;
  facts?: Facts;
}

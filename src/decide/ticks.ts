import type { ConversationState } from '../model/conversation.js';
import type { TopicId } from '../model/topic.js';

/** The ticked steps of a topic. An article may be called `constructor`, so only what the state itself holds counts. */
export function ticksOf({ ticked }: ConversationState, topic: TopicId): string[] {
  return Object.hasOwn(ticked, topic) ? (ticked[topic] ?? []) : [];
}

import type { Form } from './form.js';
import type { Topic, TopicId } from './topic.js';

/** The compiled topics, with the forms that belong to them. Never changed after it was made. */
export interface Pack {
  topics: readonly Topic[];
  forms: readonly Form[];
  byId: ReadonlyMap<TopicId, Topic>;
}

/**
 * Joins topics and forms to a pack.
 * @throws Error when two topics have one id: the compiler must have merged or renamed them.
 */
export function createPack(topics: readonly Topic[], forms: readonly Form[] = []): Pack {
  const byId = new Map<TopicId, Topic>();
  for (const topic of topics) {
    if (byId.has(topic.id)) throw new Error(`two topics are called ${topic.id}`);
    byId.set(topic.id, topic);
  }
  return { topics, forms, byId };
}

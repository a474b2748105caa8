import type { Form } from './form.js';
import type { Question } from './question.js';
import type { Topic, TopicId } from './topic.js';

/**
 * The compiled topics, with the forms that belong to them. Never changed after it was made, nor is any topic of it: a
 * pack may read a topic anew each time it is asked for, so that thousands need no room of their own.
 */
export interface Pack {
  /** A hash of the saved pack with its index: packs of one version answer the same. Empty where it was not saved. */
  version: string;
  /** The ids of its topics, in the order of their articles. */
  ids: readonly TopicId[];
  has(id: TopicId): boolean;
  get(id: TopicId): Topic | undefined;
  /** The error codes of all topics, in the order of the topics. */
  codes: readonly string[];
  /** What may be asked besides the platform, in the order in which it is asked. */
  questions: readonly Question[];
  formCount: number;
  /** Every form, read anew by each call. */
  forms(): readonly Form[];
  /** The form at a place among them, from 0 on. */
  formAt(place: number): Form | undefined;
}

/**
 * Joins topics, forms and questions to a pack that holds them as they are.
 * @throws Error when two topics have one id: the compiler must have merged or renamed them.
 */
export function createPack(
  topics: readonly Topic[],
  forms: readonly Form[] = [],
  questions: readonly Question[] = [],
): Pack {
  const byId = new Map<TopicId, Topic>();
  for (const topic of topics) {
    if (byId.has(topic.id)) throw new Error(`two topics are called ${topic.id}`);
    byId.set(topic.id, topic);
  }
  return {
    version: '',
    ids: [...byId.keys()],
    has: (id) => byId.has(id),
    get: (id) => byId.get(id),
    codes: topics.flatMap((topic) => topic.codes),
    questions,
    formCount: forms.length,
    forms: () => forms,
    formAt: (place) => forms[place],
  };
}

/** Every topic of a pack in its order, one at a time. */
export function* topicsOf(pack: Pack): Generator<Topic> {
  for (const id of pack.ids) {
    const topic = pack.get(id);
    if (topic) yield topic;
  }
}

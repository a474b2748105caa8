import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { platformId, type Question, type Told } from '../model/question.js';
import type { Topic, TopicId } from '../model/topic.js';
import { isOpen, questionsOf, toldWith } from './facts.js';

/**
 * The first question of the articles that nobody answered and whose answer changes what is shown.
 * @param shown tells what would be shown to who told this from anything else; empty where it would be nothing
 */
export function questionBefore(
  state: ConversationState,
  pack: Pack,
  shown: (told: Told) => string,
): Question | undefined {
  return pack.questions.find((question) => {
    if (!isOpen(state, question)) return false;
    const keys = question.answers.map(({ id }) => shown(toldWith(state, question.id, id)));
    return keys.every((key) => key !== '') && new Set(keys).size > 1;
  });
}

/** The question that tells topics apart: each of them is for one answer, and not all for the same. */
export function questionBetween(
  state: ConversationState,
  topics: readonly TopicId[],
  pack: Pack,
): Question | undefined {
  return questionsOf(pack).find((question) => {
    if (!isOpen(state, question)) return false;
    const answers = topics.map((id) => onlyAnswer(pack.get(id), question));
    return answers.every((answer) => answer !== undefined) && new Set(answers).size > 1;
  });
}

function onlyAnswer(topic: Topic | undefined, { id }: Question): string | undefined {
  if (!topic) return undefined;
  if (id === platformId) return topic.platform === 'any' ? undefined : topic.platform;
  const answers = topic.facets?.[id] ?? [];
  return answers.length === 1 ? answers[0] : undefined;
}

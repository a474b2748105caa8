import { plainBlocks, plainSpans } from '../model/content.js';
import { allSteps, stepText, type Topic } from '../model/topic.js';
import { tokensOf } from './tokens.js';
import type { Field } from './word-index.js';

/** What each field of a topic counts: names and what people say before what an article explains and advises. */
const fields: readonly { weight: number; lengthPenalty: number; text: (topic: Topic) => string }[] = [
  { weight: 4, lengthPenalty: 0.3, text: (topic) => topic.title },
  { weight: 3, lengthPenalty: 0.3, text: (topic) => topic.codes.join(' ') },
  { weight: 3, lengthPenalty: 0.5, text: (topic) => topic.messages.join(' ') },
  { weight: 3, lengthPenalty: 0.5, text: (topic) => topic.symptoms.join(' ') },
  { weight: 1.5, lengthPenalty: 0.6, text: (topic) => plainBlocks(topic.summary) },
  { weight: 1, lengthPenalty: 0.7, text: stepTexts },
  { weight: 0.5, lengthPenalty: 0.7, text: (topic) => plainBlocks([...topic.notes, ...topic.ifItStillFails]) },
  { weight: 0.3, lengthPenalty: 0.7, text: (topic) => topic.links.map(plainSpans).join(' ') },
];

function stepTexts(topic: Topic): string {
  return [...allSteps(topic).map(stepText), ...topic.causes.map((cause) => cause.title)].join(' ');
}

/** The fields of topics, for the word index. */
export function topicFields(topics: readonly Topic[]): Field[] {
  return fields.map(({ weight, lengthPenalty, text }) => ({
    weight,
    lengthPenalty,
    documents: topics.map((topic) => tokensOf(text(topic))),
  }));
}

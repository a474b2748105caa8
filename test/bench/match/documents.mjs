// Topics as documents: the same texts for every engine, and how many of them there are in a run.
import { plainBlocks, plainSpans } from '../../../dist/model/content.js';
import { allSteps, stepText } from '../../../dist/model/topic.js';
import { isGold } from '../../../dist/commands/eval/scores.js';

/** How much a field counts for the engines that take weights: names before advice. */
export const weights = {
  title: 5,
  codes: 10,
  messages: 4,
  symptoms: 4,
  summary: 2,
  headings: 2,
  steps: 1,
  notes: 1,
  links: 1,
};

export const fieldNames = Object.keys(weights);

/** A topic and its texts by field. Ours reads the topic, everybody else the texts. */
export function documentOf(topic) {
  return {
    id: topic.id,
    topic,
    title: topic.title,
    codes: topic.codes.join('\n'),
    messages: topic.messages.join('\n'),
    symptoms: topic.symptoms.join('\n'),
    summary: plainBlocks(topic.summary),
    headings: topic.headings.join('\n'),
    steps: [...allSteps(topic).map(stepText), ...topic.causes.map((cause) => cause.title)].join('\n'),
    notes: plainBlocks([...topic.notes, ...topic.ifItStillFails]),
    links: topic.links.map(plainSpans).join('\n'),
  };
}

/**
 * So many topics, chosen the same way each time: first those that answer questions, one for each in turn, then others
 * that lie evenly spread in the order of the articles.
 */
export function chooseTopics(topics, questions, size) {
  const chosen = new Set();
  for (const { gold } of questions) {
    if (chosen.size >= size) break;
    const right = topics.find((topic) => isGold(gold, topic));
    if (right) chosen.add(right);
  }
  const others = topics.filter((topic) => !chosen.has(topic));
  const wanted = size - chosen.size;
  for (let place = 0; place < wanted; place++) chosen.add(others[Math.floor((place * others.length) / wanted)]);
  return topics.filter((topic) => chosen.has(topic));
}

/** The questions that these topics can answer, and those that nothing answers: as `triage eval` counts them. */
export function reachableBy(topics, questions) {
  return questions.filter(({ gold }) => gold.length === 0 || topics.some((topic) => isGold(gold, topic)));
}

import { plainBlocks, plainSpans } from '../model/content.js';
import { allSteps, stepText, type Topic } from '../model/topic.js';
import { tokensOf } from './tokens.js';
import { wordPairs } from './word-pairs.js';
import type { Field } from './word-index.js';

/** What each field of a topic counts: names and what people say before what an article explains and advises. */
const fields: readonly { weight: number; lines: (topic: Topic) => readonly string[] }[] = [
  { weight: 4, lines: (topic) => [topic.title] },
  { weight: 4, lines: (topic) => topic.codes },
  { weight: 3, lines: (topic) => topic.messages },
  { weight: 3, lines: (topic) => topic.symptoms },
  { weight: 1.5, lines: (topic) => plainBlocks(topic.summary).split('\n') },
  { weight: 1, lines: (topic) => topic.headings },
  { weight: 1, lines: stepLines },
  { weight: 1, lines: (topic) => plainBlocks([...topic.notes, ...topic.ifItStillFails]).split('\n') },
  { weight: 1, lines: (topic) => topic.links.map(plainSpans) },
];

function stepLines(topic: Topic): string[] {
  return [
    ...allSteps(topic).flatMap((step) => stepText(step).split('\n')),
    ...topic.causes.map((cause) => cause.title),
  ];
}

/** The words of topics, and the pairs of words within their lines, for an index of each. */
export function topicFields(topics: readonly Topic[]): { words: Field[]; pairs: Field[] } {
  const read = fields.map(({ weight, lines }) => {
    const documents = topics.map((topic) => lines(topic).map(tokensOf));
    return {
      words: { weight, documents: documents.map((each) => each.flat()) },
      pairs: { weight, documents: documents.map((each) => each.flatMap(wordPairs)) },
    };
  });
  return { words: read.map(({ words }) => words), pairs: read.map(({ pairs }) => pairs) };
}

import { join } from 'node:path';
import { z } from 'zod';
import { platformId, type Question } from '../model/question.js';
import type { Finding } from './parsed-article.js';
import { readYaml } from './read-terms.js';

/** The file of a knowledge folder that says what askers may be asked. */
export const questionsFile = 'questions.yaml';

const text = z.string('is missing').trim().min(1, 'is empty');
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'an id has small letters, digits and "-", and begins with a letter');

/** A card has room for no more buttons, and nobody reads longer ones. */
const [fewestAnswers, mostAnswers, longestTitle] = [2, 5, 40];

const answer = z.strictObject({
  title: z
    .string('an answer needs a title')
    .trim()
    .min(1, 'an answer needs a title')
    .max(longestTitle, `a title has at most ${longestTitle} characters: it stands on a button`),
  words: z.array(text).default([]),
});

const questions = z.record(
  id.refine((each) => each !== platformId, '"platform" is asked without being listed: choose another id'),
  z.strictObject({
    ask: z.string('a question needs "ask"').trim().min(1, 'a question needs "ask"'),
    answers: z.record(id, answer).refine((all) => {
      const count = Object.keys(all).length;
      return count >= fewestAnswers && count <= mostAnswers;
    }, `a question has ${fewestAnswers} to ${mostAnswers} answers`),
  }),
);

const expected = 'questions by their ids: "disks:", below it "ask:" and "answers:"; knowledge/README.md shows one';

/** Reads `questions.yaml` of a knowledge folder, where it is. With a fault it is not used. */
export async function readQuestions(folder: string): Promise<{ questions: Question[]; refused: Finding[] }> {
  const { value, refused } = await readYaml(join(folder, questionsFile), questions, expected, {});
  const read = Object.entries(value ?? {}).map(([name, { ask, answers }]): Question => ({
    id: name,
    ask,
    answers: Object.entries(answers).map(([each, { title, words }]) => ({ id: each, title, words })),
  }));
  return { questions: read, refused };
}

/** The questions of several folders; of two with one id the first counts. */
export function joinQuestions(all: readonly (readonly Question[])[]): Question[] {
  const byId = new Map<string, Question>();
  for (const question of all.flat()) if (!byId.has(question.id)) byId.set(question.id, question);
  return [...byId.values()];
}

import type { AskerPlatform } from './content.js';

/** Names a question that the articles' keeper has written, and one of its answers. */
export type QuestionId = string;
export type AnswerId = string;

/** One answer that an asker can give. */
export interface Answer {
  id: AnswerId;
  /** What stands on its button. */
  title: string;
  /** Words that tell this answer wherever an asker writes them. */
  words: string[];
}

/** Something that an asker is asked where the answer changes what is shown. */
export interface Question {
  id: QuestionId;
  ask: string;
  answers: Answer[];
}

/** Whom something is for: of each named question, the answers that fit. Who gave none of a question is not excluded. */
export type Facets = Record<QuestionId, AnswerId[]>;

/** What an asker answered. */
export type Facts = Record<QuestionId, AnswerId>;

/** The answer of who does not know, or has both: nobody asks again, and everything is shown. */
export const anyAnswer: AnswerId = '?';

/** What an asker told of what they have. Absent is what was not told. */
export interface Told {
  platform?: AskerPlatform;
  facts?: Facts;
}

/** The id of the question that is always there. */
export const platformId: QuestionId = 'platform';

/** The system of the machine; what tells it is read from a text by itself. */
export const platformQuestion: Question = {
  id: platformId,
  ask: 'Does the machine run Windows or Linux?',
  answers: [
    { id: 'windows', title: 'Windows', words: [] },
    { id: 'linux', title: 'Linux', words: [] },
  ],
};

/** Whether something for these answers concerns who told this. */
export function fits(facets: Facets | undefined, facts: Facts | undefined): boolean {
  if (!facets || !facts) return true;
  return Object.entries(facets).every(([question, answers]) => {
    const told = Object.hasOwn(facts, question) ? facts[question] : undefined;
    return told === undefined || told === anyAnswer || answers.includes(told);
  });
}

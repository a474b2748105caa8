import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, Problem } from '../../model/problem.js';

const question = z.object({
  id: z.string().min(1),
  text: z.string(),
  /** What would be a right answer: a topic's id, one of its codes, or an article's last part; none where nothing is. */
  gold: z.array(z.string().min(1)),
  lang: z.string().optional(),
  /** Where it was found: a thread, a page. */
  source: z.string().optional(),
  /** `project` for questions that were written for a test. */
  origin: z.string().optional(),
});

/** A question whose right answers are known. */
export type Question = z.infer<typeof question>;

/**
 * Reads labelled questions, one JSON object a line; empty lines count for nothing.
 * @throws Problem that names the file and the line that cannot be read
 */
export async function readQuestions(file: string): Promise<Question[]> {
  // Windows editors begin a file with a mark that is no text.
  const lines = (await readText(file)).replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${file}:${index + 1}`)]));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    const message = `${file} cannot be read: ${messageOf(thrown)}`;
    throw new Problem('questions-unreadable', message, 'Name a file of labelled questions with --questions.');
  }
}

const advice =
  'Write one JSON object a line: {"id": "...", "text": "...", "gold": ["..."]}, with [] where nothing answers.';

function parse(line: string, place: string): Question {
  try {
    const result = question.safeParse(JSON.parse(line));
    if (result.success) return result.data;
    throw new Error(z.prettifyError(result.error).replaceAll('\n', ' '));
  } catch (thrown) {
    throw new Problem('question-broken', `${place}: ${messageOf(thrown)}`, advice);
  }
}

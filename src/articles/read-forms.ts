import { join } from 'node:path';
import { z } from 'zod';
import type { Form, FormControl, FormField } from '../model/form.js';
import type { Finding } from './parsed-article.js';
import { readYaml } from './read-terms.js';

/** The file of a knowledge folder that says what is asked before experts get a problem. */
export const formsFile = 'forms.yaml';

/** Names a form of that file: no article has a name of this look. */
const articleOf = (id: string) => `forms.yaml#${id}`;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'an id has small letters, digits and "-", and begins with a letter');

/** What keepers call the ways to answer. */
const controls: Record<'line' | 'text' | 'number' | 'time' | 'one' | 'some', FormControl> = {
  line: 'text',
  text: 'multiline',
  number: 'number',
  time: 'datetime',
  one: 'choice',
  some: 'choices',
};

const needsOptions: readonly (string | undefined)[] = ['one', 'some'];

const [mostQuestions, longestAsk, longestHint, longestOption, mostOptions] = [7, 120, 100, 80, 20];

const words = (most: number, what: string) =>
  z
    .string(`${what} is missing`)
    .trim()
    .min(1, `${what} is empty`)
    .max(most, `${what} has at most ${most} characters: it stands on a card`);

const field = z
  .strictObject({
    ask: words(longestAsk, 'what is asked ("ask")'),
    answer: z
      .enum(['line', 'text', 'number', 'time', 'one', 'some'], 'an answer is line, text, number, time, one or some')
      .optional(),
    options: z
      .array(words(longestOption, 'an option'))
      .min(2, 'there are at least two options')
      .max(mostOptions, `there are at most ${mostOptions} options`)
      .refine((all) => new Set(all).size === all.length, 'two options are the same')
      .optional(),
    hint: words(longestHint, 'a hint').optional(),
    needed: z.boolean('"needed" is true or false').default(false),
  })
  .refine(({ answer, options }) => options !== undefined || !needsOptions.includes(answer), {
    error: '"one" and "some" need options to choose from',
    path: ['answer'],
  })
  .refine(({ answer, options }) => options === undefined || answer === undefined || needsOptions.includes(answer), {
    error: 'options go with the answers "one" and "some" only',
    path: ['answer'],
  });

const list = z.array(z.string('it must be text: put it in quotes').trim().min(1, 'an entry is empty'));

/** @param folders every folder that has articles */
const formsFor = (folders: ReadonlySet<string>) =>
  z.record(
    id,
    z
      .strictObject({
        title: words(longestAsk, 'a form needs a title, which'),
        folders: z
          .array(
            z
              .string()
              .transform((name) => name.replace(/\/+$/, ''))
              .refine(
                (name) => folders.has(name),
                'no article is in this folder: name it as it stands beside forms.yaml',
              ),
          )
          .default([]),
        'support-topics': list.default([]),
        clouds: list.default([]),
        questions: z.record(id, field).refine((all) => {
          const count = Object.keys(all).length;
          return count >= 1 && count <= mostQuestions;
        }, `a form has 1 to ${mostQuestions} questions: nobody answers more at night`),
      })
      .refine((form) => form.folders.length + form['support-topics'].length > 0, {
        error: 'a form names folders or support-topics: otherwise nothing leads to it',
      }),
  );

const expected =
  'forms by their ids: "my-product:", below it "title:", "folders:" and "questions:"; knowledge/README.md shows one';

/**
 * Reads `forms.yaml` of a knowledge folder, where it is. With a fault it is not used.
 * @param folders every folder below it that has articles
 */
export async function readForms(
  folder: string,
  folders: ReadonlySet<string>,
): Promise<{ forms: Form[]; refused: Finding[] }> {
  const { value, refused } = await readYaml(join(folder, formsFile), formsFor(folders), expected, {});
  const forms = Object.entries(value ?? {}).map(([name, form]): Form => ({
    article: articleOf(name),
    title: form.title,
    clouds: form.clouds.map((cloud) => cloud.toLowerCase()),
    supportTopics: form['support-topics'],
    folders: form.folders,
    fields: Object.entries(form.questions).map(([each, question]) => fieldOf(each, question)),
  }));
  return { forms, refused };
}

function fieldOf(name: string, { ask, answer, options = [], hint, needed }: z.infer<typeof field>): FormField {
  return {
    id: name,
    label: ask,
    control: controls[answer ?? (options.length > 0 ? 'one' : 'line')],
    required: needed,
    ...(hint !== undefined && { hint }),
    options: options.map((text) => ({ value: text, text })),
  };
}

/** The forms of several folders; of two with one id the first counts. */
export function joinForms(all: readonly (readonly Form[])[]): Form[] {
  const byArticle = new Map<string, Form>();
  for (const form of all.flat()) if (!byArticle.has(form.article)) byArticle.set(form.article, form);
  return [...byArticle.values()];
}

import { afterAll, describe, expect, test } from '@jest/globals';
import { compile } from '../../src/articles/compile.js';
import { readFolder } from '../../src/articles/read-folder.js';
import { joinQuestions, readQuestions } from '../../src/articles/read-questions.js';
import { stepText } from '../../src/model/topic.js';
import { folderOf } from '../helpers/folders.js';

const folders: { remove(): void }[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

function folderWith(files: Record<string, string>): string {
  const folder = folderOf(files);
  folders.push(folder);
  return folder.path;
}

const good = `disks:
  ask: Are the disks encrypted?
  answers:
    encrypted: { title: 'Yes, encrypted', words: [encrypted, bitlocker] }
    plain: { title: 'No' }
`;
const questions = [
  {
    id: 'disks',
    ask: 'Are the disks encrypted?',
    answers: [
      { id: 'encrypted', title: 'Yes, encrypted', words: ['encrypted', 'bitlocker'] },
      { id: 'plain', title: 'No', words: [] },
    ],
  },
];

test('questions are read in their order, and there need not be any', async () => {
  expect(await readQuestions(folderWith({ 'questions.yaml': good }))).toEqual({ questions, refused: [] });
  expect(await readQuestions(folderWith({ 'a.md': 'x' }))).toEqual({ questions: [], refused: [] });
});

test.each<[string, string, number, RegExp]>([
  ['no YAML', 'disks: [', 1, /./],
  ['one answer', 'disks:\n  ask: What?\n  answers:\n    one: { title: One }\n', 4, /2 to 5 answers/],
  [
    'an answer without a title',
    'disks:\n  ask: What?\n  answers:\n    one: {}\n    two: { title: Two }\n',
    4,
    /title/i,
  ],
  ['a title that no button holds', good.replace("'No'", `'${'No '.repeat(20)}'`), 5, /at most 40 characters/],
  ['the platform', good.replace('disks:', 'platform:'), 2, /choose another id/],
  ['an unknown key', `${good}  why: because\n`, 2, /why/],
])('%s is refused, with its line', async (_, text, line, reason) => {
  const { questions: read, refused } = await readQuestions(folderWith({ 'questions.yaml': text }));
  expect(read).toEqual([]);
  expect(refused).toHaveLength(1);
  expect(refused[0]!.reason).toMatch(reason);
  expect(refused[0]!.file).toMatch(/questions\.yaml$/);
  expect(refused[0]!.line).toBe(line);
});

test('of two questions with one id the first counts', () => {
  const other = [{ ...questions[0]!, ask: 'Another?' }];
  expect(joinQuestions([questions, other])).toEqual(questions);
});

describe('an article', () => {
  const article = (header: string, steps: string) =>
    `---\ntitle: A disk is full\ncodes: [DiskFullError]\n${header}sources:\n  - title: Book\n---\n\nIt is full.\n\n## Steps\n\n${steps}`;
  const compiled = async (header: string, steps: string) =>
    compile([await readFolder(folderWith({ 'questions.yaml': good, 'full.md': article(header, steps) }))]);

  test('and its steps are for who gave an answer', async () => {
    const steps =
      '1. [disks: encrypted] Unlock it.\n2. [Linux] [Disks: plain] Look.\n3. [disks: plain] [Windows] See.\n4. Go.\n';
    const { pack, refused } = await compiled('for: { disks: [encrypted, plain] }\n', steps);
    expect(refused).toEqual([]);
    expect(pack.questions).toEqual(questions);
    const topic = pack.get('full')!;
    expect(topic.facets).toEqual({ disks: ['encrypted', 'plain'] });
    expect(topic.steps.map(({ facets, platform }) => [facets, platform])).toEqual([
      [{ disks: ['encrypted'] }, 'any'],
      [{ disks: ['plain'] }, 'linux'],
      [{ disks: ['plain'] }, 'windows'],
      [undefined, 'any'],
    ]);
    expect(topic.steps.map(stepText)).toEqual(['Unlock it.', 'Look.', 'See.', 'Go.']);
  });

  test.each<[string, string, string, number, RegExp]>([
    [
      'a header that names no question',
      'for: { colour: red }\n',
      '1. Go.\n',
      4,
      /no question is called "colour".*disks/,
    ],
    ['a header that names no answer', 'for: { disks: wet }\n', '1. Go.\n', 4, /no answer "wet".*encrypted, plain/],
    ['a step that names no question', '', '1. Go.\n2. [colour: red] Paint.\n', 13, /no question is called "colour"/],
    ['a header of another form', 'for: encrypted\n', '1. Go.\n', 4, /must be answers to questions/],
  ])('is refused for %s, with the line', async (_, header, steps, line, reason) => {
    const { refused } = await compiled(header, steps);
    expect(refused.map((each) => each.line)).toEqual([line]);
    expect(refused[0]!.reason).toMatch(reason);
  });
});

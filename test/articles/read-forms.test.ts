import { afterAll, describe, expect, test } from '@jest/globals';
import { compile } from '../../src/articles/compile.js';
import { joinForms, readForms } from '../../src/articles/read-forms.js';
import { readFolder } from '../../src/articles/read-folder.js';
import { openPack, savePack } from '../../src/articles/saved-pack.js';
import { formFor, formOf } from '../../src/model/form-for.js';
import { folderOf } from '../helpers/folders.js';

const made: { remove(): void }[] = [];
afterAll(() => made.forEach((folder) => folder.remove()));

function folderWith(files: Record<string, string>): string {
  const folder = folderOf(files);
  made.push(folder);
  return folder.path;
}

const good = `printing:
  title: Printing
  folders: [printing/]
  support-topics: [100, '200']
  clouds: [Public]
  questions:
    printer:
      ask: Which printer is it?
      hint: Its name
      needed: true
    started: { ask: When did it begin?, answer: time }
    often: { ask: How often?, options: [Always, 'Now, and then'] }
    changed: { ask: What changed?, answer: some, options: [Toner, Paper] }
    pages: { ask: How many pages?, answer: number }
    shown: { ask: What does it show?, answer: text }
`;
const folders = new Set(['printing']);
const article =
  '---\ntitle: It jams\ncodes: [JamError]\nsources:\n  - title: Book\n---\n\nA jam.\n\n## Steps\n\n1. Go.\n';

test('a form is read with its questions in their order', async () => {
  const { forms, refused } = await readForms(folderWith({ 'forms.yaml': good }), folders);
  expect(refused).toEqual([]);
  const options = (...texts: string[]) => texts.map((text) => ({ value: text, text }));
  expect(forms).toEqual([
    {
      article: 'forms.yaml#printing',
      title: 'Printing',
      folders: ['printing'],
      supportTopics: ['100', '200'],
      clouds: ['public'],
      fields: [
        {
          id: 'printer',
          label: 'Which printer is it?',
          control: 'text',
          required: true,
          hint: 'Its name',
          options: [],
        },
        { id: 'started', label: 'When did it begin?', control: 'datetime', required: false, options: [] },
        {
          ...{ id: 'often', label: 'How often?', control: 'choice', required: false },
          options: options('Always', 'Now, and then'),
        },
        {
          ...{ id: 'changed', label: 'What changed?', control: 'choices', required: false },
          options: options('Toner', 'Paper'),
        },
        { id: 'pages', label: 'How many pages?', control: 'number', required: false, options: [] },
        { id: 'shown', label: 'What does it show?', control: 'multiline', required: false, options: [] },
      ],
    },
  ]);
});

test('there need not be any', async () => {
  expect(await readForms(folderWith({ 'a.md': 'x' }), folders)).toEqual({ forms: [], refused: [] });
});

test.each<[string, string, number, RegExp]>([
  ['no YAML', 'printing: [', 1, /./],
  ['a form without a title', good.replace('  title: Printing\n', ''), 2, /title/],
  ['a folder without articles', good.replace('[printing/]', '[plotting]'), 3, /no article is in this folder/],
  [
    'a form to which nothing leads',
    good.replace(/ {2}folders.*\n {2}support.*\n/, ''),
    2,
    /folders or support-topics: otherwise nothing leads to it/,
  ],
  ['a choice without options', good.replace(', options: [Toner, Paper]', ''), 13, /need options/],
  ['options for a text', good.replace('answer: text', 'answer: text, options: [a, b]'), 15, /"one" and "some" only/],
  ['one option', good.replace('[Toner, Paper]', '[Toner]'), 13, /at least two/],
  ['two equal options', good.replace('[Toner, Paper]', '[Toner, Toner]'), 13, /the same/],
  ['an unknown way to answer', good.replace('answer: number', 'answer: colour'), 14, /line, text, number/],
  ['a question without words', good.replace('ask: How many pages?, ', ''), 14, /"ask"\) is missing/],
  ['a question that is too long', good.replace('Which printer', 'Which '.repeat(30)), 8, /at most 120 characters/],
  [
    'too many questions',
    good + ['a', 'b'].map((id) => `    ${id}: { ask: More? }\n`).join(''),
    7,
    /1 to 7 questions: nobody/,
  ],
  ['an unknown key', `${good}  why: because\n`, 2, /why/],
])('%s is refused, with its line', async (_, text, line, reason) => {
  const { forms, refused } = await readForms(folderWith({ 'forms.yaml': text }), folders);
  expect(forms).toEqual([]);
  expect(refused.map((each) => [each.line, /forms\.yaml$/.test(each.file)])).toEqual([[line, true]]);
  expect(refused[0]!.reason).toMatch(reason);
});

test('of two forms with one id the first counts', async () => {
  const { forms } = await readForms(folderWith({ 'forms.yaml': good }), folders);
  expect(joinForms([forms, [{ ...forms[0]!, title: 'Another' }]])).toEqual(forms);
});

describe('a folder', () => {
  const selfHelp = `<properties pageTitle="Jams" selfHelpType="problemScopingQuestions" supportTopicIds="300" cloudEnvironments="public" />
# Jams
---
{ "title": "Jams", "formElements": [{ "id": "where", "controlType": "textbox", "displayLabel": "Where?", "required": true }] }
---
`;
  const files = { 'forms.yaml': good, 'printing/jam.md': article, 'portal/jams.md': selfHelp };

  test('gives its forms and those of its articles to the pack, also to a saved one', async () => {
    const { pack, refused } = compile([await readFolder(folderWith(files))]);
    expect(refused).toEqual([]);
    const bytes = savePack({ pack, articles: 2, index: {}, indexVersion: 1 });
    for (const each of [pack, openPack(bytes, 1, 'the.pack').pack]) {
      expect(each.forms().map((form) => form.article)).toEqual(['forms.yaml#printing', 'portal/jams']);
      expect([0, 1, 2, -1].map((place) => each.formAt(place))).toEqual([...each.forms(), undefined, undefined]);
      expect(formFor(each.get('jam'), each)?.title).toBe('Printing');
      expect(formOf('portal/jams', each)?.fields).toHaveLength(1);
      expect(formOf('gone', each)).toBeUndefined();
    }
  });
});

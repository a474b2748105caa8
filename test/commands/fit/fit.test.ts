import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownFit } from '../../../src/triage.js';
import { groupOf } from '../../../src/commands/fit/ask-rows.js';
import { fit, type FitOptions } from '../../../src/commands/fit/fit.js';
import { chooseStrength, fitRows } from '../../../src/commands/fit/fit-rows.js';
import type { Row } from '../../../src/commands/fit/row.js';
import type { Terminal } from '../../../src/commands/terminal.js';
import { evidenceNames } from '../../../src/match/confidence.js';
import { readFit } from '../../../src/match/read-fit.js';
import { someRows } from './rows.js';

interface Saved {
  version: number;
  names: string[];
  strength: number;
  base: number;
  weights: number[];
  rows: Row[];
}

let folder = '';
let said = '';
let warned = '';
const terminal: Terminal = {
  out: (text) => (said += text),
  err: (text) => (warned += text),
  isWatched: false,
  read: async () => '',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'triage-fit-'));
  const article = (title: string, code: string) =>
    `---\ntitle: ${title}\ncodes: [${code}]\nsources:\n  - title: Handbook\n    url: https://example.org/\n---\n\nIt means this.\n\n## Steps\n\n1. Do that.\n`;
  await writeFile(join(folder, 'jam.md'), article('Paper is stuck in the printer', 'PrinterPaperJamDetected'));
  await writeFile(join(folder, 'toner.md'), article('The toner is empty', 'TonerLevelTooLow'));
  const questions = [
    { id: '1', text: 'job failed: PrinterPaperJamDetected', gold: ['jam'], source: 'forum/a#1' },
    { id: '2', text: 'Paper is stuck in the printer', gold: ['jam'], source: 'forum/a#1 (comment)' },
    { id: '3', text: 'toner empty', gold: ['toner'], source: 'forum/a#2' },
    { id: '4', text: 'the toner of the other company is full', gold: [], source: 'forum/b#1' },
    { id: '5', text: 'where can I buy paper', gold: [], source: 'forum/b#2' },
    { id: '6', text: 'the scanner is stuck', gold: ['scanner'], source: 'forum/b#3' },
    { id: '7', text: 'qwertz', gold: [], source: 'forum/b#4' },
    { id: '8', text: 'Papierstau', gold: ['jam'], lang: 'de' },
  ];
  await writeFile(join(folder, 'questions.jsonl'), questions.map((each) => JSON.stringify(each)).join('\n'));
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  said = warned = '';
  await rm(join(folder, 'fit.json'), { force: true });
});

const run = (more: Partial<FitOptions> = {}) =>
  fit(
    {
      questions: [],
      knowledge: [folder],
      name: 'office',
      fit: join(folder, 'fit.json'),
      json: false,
      allLanguages: false,
      ...more,
    },
    terminal,
  );
const asked = () => ({ questions: [join(folder, 'questions.jsonl')] });
const saved = async (file = join(folder, 'fit.json')) => JSON.parse(await readFile(file, 'utf8')) as Saved;
const save = (what: unknown) => writeFile(join(folder, 'fit.json'), JSON.stringify(what));

describe('what is told beside the table', () => {
  test('a file that begins, what it holds, and that it is little', async () => {
    await run(asked());
    expect(warned).toBe(
      [
        `There is no ${join(folder, 'fit.json')} yet: it begins with these questions alone.`,
        `Written to ${join(folder, 'fit.json')}; questions kept: office 7.`,
        '7 questions are few: office counts as much as every other name, by chance or not.\n',
      ].join('\n'),
    );
  });

  test.each([
    ['a name', { name: 'office', knowledge: [] }],
    ['articles', { name: undefined }],
  ])('%s without questions', async (_, given) => {
    await run(asked());
    await expect(run(given as Partial<FitOptions>)).rejects.toMatchObject({ code: 'fit-no-questions' });
  });
});

describe('fit with questions', () => {
  test('keeps a row of values for each, and none of their text', async () => {
    await run(asked());
    const { rows, names } = await saved();
    expect(names).toEqual(evidenceNames);
    expect(rows.map(({ pack, scope, place }) => [pack, scope, place])).toEqual([
      ['office', 'in', 1],
      ['office', 'in', 1],
      ['office', 'in', 1],
      ['office', 'out', 0],
      ['office', 'out', 0],
      ['office', 'uncovered', 0],
      ['office', 'out', 0],
    ]);
    expect(rows.map(({ values }) => values.length)).toEqual([...Array<number>(6).fill(evidenceNames.length), 0]);
    expect(rows[0]!.codes[0]).toBe(true);
    const text = await readFile(join(folder, 'fit.json'), 'utf8');
    for (const word of ['printer', 'forum', 'qwertz', 'jam']) expect(text.toLowerCase()).not.toContain(word);
  });

  test('writes what the program reads', async () => {
    await run(asked());
    const file = join(folder, 'fit.json');
    const { base, weights } = await saved();
    expect(readFit(await readFile(file, 'utf8'), file)).toEqual({ base, weights });
  });

  test('replaces the rows of the same name, and leaves the others', async () => {
    await run(asked());
    await run({ ...asked(), name: 'second' });
    await run(asked());
    const { rows } = await saved();
    expect(rows.map(({ pack }) => pack)).toEqual([
      ...Array<string>(7).fill('second'),
      ...Array<string>(7).fill('office'),
    ]);
  });

  test('prints a table, or JSON', async () => {
    await run(asked());
    expect(said).toMatch(/unknownCode +-?\d/);
    expect(said).toContain('office: 3 questions in scope, 1 in scope of other articles, 3 out of scope');
    said = '';
    await run({ ...asked(), json: true });
    const { names, packs } = JSON.parse(said) as { names: string[]; packs: { pack: string }[] };
    expect(names).toEqual(evidenceNames);
    expect(packs.map(({ pack }) => pack)).toEqual(['office']);
  });

  test('counts other languages when told to', async () => {
    await run({ ...asked(), allLanguages: true });
    expect((await saved()).rows).toHaveLength(8);
  });

  test('wants a name for articles that are not ours', async () => {
    const { questions } = asked();
    const asking = fit(
      { questions, knowledge: [folder], fit: join(folder, 'fit.json'), json: false, allLanguages: false },
      terminal,
    );
    await expect(asking).rejects.toMatchObject({ code: 'fit-name-missing' });
  });

  test('drops rows of other evidence, and says so', async () => {
    await save({ version: 1, names: ['luck'], rows: [{ ...someRows(1)[0]!, pack: 'old', values: [1] }] });
    await run(asked());
    expect(warned).toMatch(/rows of old .*again/);
    expect((await saved()).rows.map(({ pack }) => pack)).toEqual(Array(7).fill('office'));
  });
});

describe('fit without questions', () => {
  const refit = () => run({ name: undefined, knowledge: [] });

  test('fits the kept rows anew', async () => {
    const rows = someRows(90);
    await save({ version: 1, names: evidenceNames, strength: 9, base: 0, weights: [], rows });
    await refit();
    const after = await saved();
    expect(after.rows).toEqual(rows);
    expect(after.strength).toBe(chooseStrength(rows));
    fitRows(rows, after.strength).weights.forEach((weight, i) => expect(after.weights[i]).toBeCloseTo(weight, 3));
  });

  test.each([
    ['no file', undefined, 'fit-missing'],
    ['what is no object', 'fit', 'fit-broken'],
    ['rows of other evidence', { version: 1, names: ['luck'], rows: [] }, 'fit-outdated'],
    ['another version', { version: 2, names: evidenceNames, rows: [] }, 'fit-broken'],
    [
      'rows with values too few',
      { version: 1, names: evidenceNames, rows: [{ ...someRows(1)[0]!, values: [1] }] },
      'fit-outdated',
    ],
    ['no rows', { version: 1, names: evidenceNames, rows: [] }, 'fit-one-sided'],
    [
      'rows that are all wrong',
      { version: 1, names: evidenceNames, rows: someRows(9).map((row) => ({ ...row, place: 0 })) },
      'fit-one-sided',
    ],
  ])('refuses %s', async (_, content, code) => {
    if (content !== undefined) await save(content);
    await expect(refit()).rejects.toMatchObject({ code, advice: expect.stringContaining('triage fit') });
  });

  test('refuses a file that cannot be written', async () => {
    const there = join(folder, 'nowhere', 'fit.json');
    await expect(run({ ...asked(), fit: there })).rejects.toMatchObject({ code: 'fit-unwritable' });
  });
});

describe('groups', () => {
  const question = { id: 'a', text: 'x', gold: [] };

  test('hold the questions of a thread together', () => {
    const one = groupOf({ ...question, source: 'forum#7' });
    expect(groupOf({ ...question, id: 'b', source: 'forum#7 (comment 3)' })).toBe(one);
    expect(groupOf({ ...question, id: 'b', source: 'forum#8' })).not.toBe(one);
  });

  test('hold nothing together that was written for a test, or has no source', () => {
    const ours = { ...question, source: 'written for this project', origin: 'project' };
    expect(groupOf(ours)).not.toBe(groupOf({ ...ours, id: 'b' }));
    expect(groupOf(question)).not.toBe(groupOf({ ...question, id: 'b' }));
  });
});

test('the kept rows give the kept weights', async () => {
  const { rows, strength, base, weights } = await saved(ownFit);
  expect(rows.length).toBeGreaterThan(300);
  expect(chooseStrength(rows)).toBe(strength);
  const anew = fitRows(rows, strength);
  expect(anew.base).toBeCloseTo(base, 3);
  anew.weights.forEach((weight, i) => expect(weight).toBeCloseTo(weights[i]!, 3));
});

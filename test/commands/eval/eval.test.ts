import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../../../src/commands/eval/eval.js';
import type { Evaluation } from '../../../src/commands/eval/evaluation.js';
import type { Terminal } from '../../../src/commands/terminal.js';

const article = (title: string, code: string, symptom: string) => `---
title: ${title}
codes: [${code}]
symptoms:
  - ${symptom}
sources:
  - title: Handbook
    url: https://example.org/handbook
---

What it means.

## Steps

1. Do what the handbook says about ${symptom}.
`;

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
  folder = await mkdtemp(join(tmpdir(), 'triage-eval-'));
  await writeFile(join(folder, 'jam.md'), article('Paper is stuck', 'PrinterPaperJamDetected', 'the paper got stuck'));
  await writeFile(join(folder, 'toner.md'), article('The toner is empty', 'TonerLevelTooLow', 'print looks faded'));
});

afterAll(() => rm(folder, { recursive: true }));

async function run(lines: object[], more: Partial<Parameters<typeof evaluate>[0]> = {}): Promise<string> {
  const file = join(folder, 'questions.jsonl');
  await writeFile(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`);
  said = warned = '';
  await evaluate({ questions: [file], knowledge: [folder], json: true, allLanguages: false, ...more }, terminal);
  return said;
}

const questions = [
  { id: 'code', text: 'job failed: PrinterPaperJamDetected', gold: ['jam'] },
  { id: 'by code', text: 'my print looks faded', gold: ['tonerleveltoolow'] },
  { id: 'other', text: 'the coffee is cold', gold: [] },
  { id: 'unreachable', text: 'the scanner is locked', gold: ['scanner-lock'] },
  { id: 'german', text: 'Papierstau', gold: ['jam'], lang: 'de' },
];

describe('eval --json', () => {
  test('counts what can be answered, in English', async () => {
    const { positives, negatives, unreachable, top1, top3, results } = JSON.parse(await run(questions)) as Evaluation;
    expect({ positives, negatives, unreachable, top1, top3 }).toEqual({
      positives: 2,
      negatives: 1,
      unreachable: 1,
      top1: 1,
      top3: 1,
    });
    expect(results.map(({ id, rank }) => [id, rank])).toEqual([
      ['code', 1],
      ['by code', 1],
      ['other', null],
    ]);
    expect(results[0]?.top[0]).toEqual({
      topic: 'jam',
      article: 'jam',
      articles: ['jam'],
      codes: ['PrinterPaperJamDetected'],
      confidence: expect.any(Number),
    });
    expect(results[0]?.decision).toBe('answer');
    expect(results[2]?.decision).toBe('refuse');
  });

  test('prints exactly what was agreed', async () => {
    expect(Object.keys(JSON.parse(await run(questions)) as object).sort()).toEqual(
      [
        ...['positives', 'negatives', 'unreachable', 'top1', 'top3', 'mrr', 'auroc', 'answered', 'offered', 'refused'],
        ...['answerPrecision', 'helped', 'falseAnswers', 'latencyMs', 'results'],
      ].sort(),
    );
  });

  test('counts other languages when told to', async () => {
    const { positives } = JSON.parse(await run(questions, { allLanguages: true })) as Evaluation;
    expect(positives).toBe(3);
  });
});

test('without --json it is a table', async () => {
  const table = await run(questions, { json: false });
  expect(table).toMatch(/first topic is right +100\.0 %/);
  expect(table).toMatch(/left out, as no loaded article answers them +1\n/);
  expect(warned).toBe('unreachable is left out: no loaded article is called scanner-lock\n');
});

test('figures that cannot be had are a dash', async () => {
  expect(await run(questions.slice(0, 2), { json: false })).toMatch(/AUROC[^\n]* -\n/);
});

describe('what cannot be read is told with file and line', () => {
  test.each([
    ['no JSON', '{"id": "a", '],
    ['no gold', '{"id": "a", "text": "x"}'],
    ['gold that is no list', '{"id": "a", "text": "x", "gold": "jam"}'],
  ])('%s', async (_, line) => {
    const file = join(folder, 'broken.jsonl');
    await writeFile(file, `{"id":"ok","text":"x","gold":[]}\n${line}\n`);
    const asked = evaluate({ questions: [file], knowledge: [folder], json: true, allLanguages: false }, terminal);
    await expect(asked).rejects.toMatchObject({
      code: 'question-broken',
      message: expect.stringContaining(`${file}:2`),
    });
  });

  test.each([
    ['a file without questions', '\n', 'no question stands there'],
    ['a file without English questions', '{"id":"x","text":"Papierstau","gold":[],"lang":"de"}\n', 'is in English'],
  ])('%s', async (_, lines, said) => {
    const file = join(folder, 'none.jsonl');
    await writeFile(file, lines);
    const asked = evaluate({ questions: [file], knowledge: [folder], json: true, allLanguages: false }, terminal);
    await expect(asked).rejects.toMatchObject({ code: 'questions-none', message: expect.stringContaining(said) });
  });

  test('a folder without articles', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'triage-eval-'));
    const asked = run(questions, { knowledge: [empty] }).finally(() => rm(empty, { recursive: true }));
    await expect(asked).rejects.toMatchObject({ code: 'knowledge-empty', message: expect.stringContaining(empty) });
  });

  test('a missing file', async () => {
    const asked = evaluate(
      { questions: ['/nowhere.jsonl'], knowledge: [folder], json: true, allLanguages: false },
      terminal,
    );
    await expect(asked).rejects.toMatchObject({ code: 'questions-unreadable' });
  });
});

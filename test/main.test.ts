import { afterAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Evaluation } from '../src/commands/eval/evaluation.js';
import { projectFolder } from '../src/knowledge.js';
import { anArticle, folderOf } from './helpers/folders.js';

const run = promisify(execFile);
const folder = folderOf({
  'printers/jam.md': anArticle('Paper is stuck', 'codes: [PrinterPaperJamDetected]', '## Steps\n\n1. Pull.'),
  'lifts/stuck.md': anArticle('The lift is stuck', 'codes: [LiftStuckBetweenFloors]', '## Steps\n\n1. Wait.'),
  'one.jsonl': '{"id":"one","text":"PrinterPaperJamDetected","gold":["jam"]}\n',
  'two.jsonl': '{"id":"two","text":"LiftStuckBetweenFloors","gold":["stuck"]}\n',
});
afterAll(folder.remove);

const triage = (...args: string[]) => run(process.execPath, ['dist/main.js', ...args], { cwd: projectFolder });
const at = (name: string) => `${folder.path}/${name}`;

describe('options that take several values', () => {
  test.each([
    ['in a row', ['--questions', at('one.jsonl'), at('two.jsonl'), '--knowledge', at('printers'), at('lifts')]],
    ['one by one', ['-q', at('one.jsonl'), '-q', at('two.jsonl'), '-k', at('printers'), '-k', at('lifts')]],
  ])('take them %s', async (_, options) => {
    const { positives, top1 } = JSON.parse((await triage('eval', ...options, '--json')).stdout) as Evaluation;
    expect({ positives, top1 }).toEqual({ positives: 2, top1: 1 });
  });

  test('leave the question of ask alone', async () => {
    const { stdout } = await triage('ask', '--knowledge', at('printers'), 'PrinterPaperJamDetected');
    expect(stdout).toContain('Paper is stuck');
  });
});

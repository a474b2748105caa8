import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { anArticle, folderOf } from '../helpers/folders.js';
import { aStep, aTopic } from '../helpers/topics.js';

const worker = fileURLToPath(new URL('match/worker.mjs', import.meta.url));
const command = fileURLToPath(new URL('match.mjs', import.meta.url));

/** A database server takes some seconds to start, and more where others are at work. */
const patience = 120_000;

const topics = [
  aTopic('mail-full', { title: 'The mailbox is full', codes: ['MailboxFullError'], steps: [aStep('Empty the bin')] }),
  aTopic('paper-jam', { title: 'Paper is stuck in the printer', steps: [aStep('Open the rear door and pull it out')] }),
  aTopic('odd', { title: 'A\0title "with\' signs\\ \ud800', steps: [aStep('x'.repeat(3000))] }),
  aTopic('silent'),
];
const longTopic = aTopic('long', { steps: [aStep('word '.repeat(90_000))] });
const linesOf = (some: object[]) => some.map((one) => `${JSON.stringify(one)}\n`).join('');

const files = folderOf({
  'topics.jsonl': linesOf(topics),
  'more-topics.jsonl': linesOf([...topics, longTopic]),
  'articles/mail-full.md': anArticle(
    'The mailbox is full',
    'codes: [MailboxFullError]',
    '## Steps\n\n1. Empty the bin.',
  ),
  'articles/paper-jam.md': anArticle('Paper is stuck', 'codes: [PaperJam]', '## Steps\n\n1. Open the rear door.'),
  'articles/no-toner.md': anArticle('The toner is empty', 'codes: [NoToner]', '## Steps\n\n1. Buy toner.'),
  'questions.jsonl': linesOf([
    { id: '1', text: 'the paper is stuck', gold: ['paper-jam'] },
    { id: '2', text: 'my mailbox is full', gold: ['MailboxFullError'] },
    { id: '3', text: 'the coffee is cold', gold: [] },
    { id: '4', text: 'no answer to this', gold: ['elsewhere'] },
    { id: '5', text: 'Papierstau', gold: ['paper-jam'], lang: 'de' },
  ]),
});

// A database server that does not run as root has to enter.
beforeAll(() => chmodSync(files.path, 0o755));
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  files.remove();
});

/** What a failed test leaves running. */
const started: ChildProcess[] = [];

interface Told {
  isDone?: boolean;
  error?: string;
  bytes?: number;
  answers?: { ms: number; found: { id: string; score: number }[] }[];
}

/** Tells a worker what to do and collects what it says until it is done. */
function tell(child: ChildProcess, order: object): Promise<Told> {
  return new Promise((resolve, reject) => {
    const answers: NonNullable<Told['answers']> = [];
    const hear = (told: Told) => {
      answers.push(...(told.answers ?? []));
      if (told.error !== undefined) reject(new Error(told.error));
      else if (told.isDone) resolve({ ...told, answers });
      else return;
      child.off('message', hear);
    };
    child.on('message', hear);
    child.send(order);
  });
}

const hostile = [
  ...[
    '',
    ' ',
    '\0',
    'mail\0box',
    '"',
    '""',
    "'",
    "''' \\ ' OR 1=1 --",
    '*',
    'mail*',
    '^mail',
    'title:mail',
    '-mail',
    '+',
  ],
  ...[
    'NEAR',
    'NEAR(mail full)',
    'mail NEAR/3 full',
    'AND',
    'OR OR',
    'NOT mail',
    'mail AND (',
    ')',
    '{title} : x',
    '$1 :a ?',
  ],
  ...[
    'services.msc 10.0.0.4 vm-name 0x80070005 C:\\temp',
    'mail & full | !printer',
    'mail:*',
    'mail <-> full',
    '!!!',
    '=exact',
    '|',
    '\\',
    '%',
    '_',
    '🖨️ 📄',
    '\ud800',
    'İ',
    '漢字',
  ],
  ...['a', 'mail '.repeat(4000), 'x'.repeat(20_000), '"'.repeat(20_000), '(mail '.repeat(3300)],
  Array.from({ length: 5000 }, (_, number) => `w${number}`)
    .join(' ')
    .slice(0, 20_000),
];

// Fuse would take minutes for long questions over long texts.
describe.each([
  ...['ours', 'fts5', 'minisearch', 'postgres'].map((engine) => [engine, 'more-topics.jsonl'] as const),
  ...['fuse', 'fuse-tokens'].map((engine) => [engine, 'topics.jsonl'] as const),
])('%s', (engine, topicsFile) => {
  test(
    'finds the obvious topic, bears hostile questions and leaves nothing',
    async () => {
      const folder = join(files.path, engine);
      mkdirSync(folder);
      const child = fork(worker, [engine], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
      started.push(child);
      const ended = new Promise((resolve) => child.on('close', resolve));
      try {
        await tell(child, { documents: join(files.path, topicsFile) });
        await tell(child, { build: true, folder });
        const obvious = ['paper is stuck in the printer', 'MailboxFullError'];
        const { answers = [] } = await tell(child, { ask: obvious, limit: 1 });
        expect(answers.map(({ found }) => found)).toEqual([
          [{ id: 'paper-jam', score: expect.any(Number) }],
          [{ id: 'mail-full', score: expect.any(Number) }],
        ]);
        expect(answers[0]?.found[0]?.score).toBeGreaterThan(0);
        const all = await tell(child, { ask: hostile, limit: 10 });
        expect(all.answers).toHaveLength(hostile.length);
        const { bytes } = await tell(child, { memory: true });
        expect(bytes).toBeGreaterThan(10e6);
      } finally {
        if (child.connected) child.send({ close: true });
        expect(await ended).toBe(0);
      }
      expect(readdirSync(folder)).toEqual([]);
    },
    patience,
  );
});

/** Runs the command; all its temporary files are in `folder`. */
function start(args: readonly string[], folder: string) {
  const env = { ...process.env, TMPDIR: folder };
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out += text));
  const ended = new Promise<unknown>((resolve) => child.on('close', resolve));
  return { child, ended, said: () => out };
}

function emptyFolder(name: string): string {
  const folder = join(files.path, name);
  mkdirSync(folder);
  return folder;
}

const small = [
  ...['--questions', join(files.path, 'questions.jsonl'), '--knowledge', join(files.path, 'articles')],
  ...['--rounds', '2'],
];

test(
  'measures engines at several sizes, for people and for machines',
  async () => {
    const folder = emptyFolder('measured');
    const report = join(files.path, 'report.json');
    const run = start([...small, '--sizes', '2,50,all', '--only', 'ours', 'fts5', '--json', report], folder);
    expect([await run.ended, run.said()]).toEqual([0, expect.stringMatching(/^all: 3 topics/m)]);
    expect(run.said()).not.toMatch(/NaN|undefined|null/);
    for (const line of run.said().split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const { sizes, ours } = JSON.parse(readFileSync(report, 'utf8')) as {
      sizes: { size: string; documents: number; engines: object[] }[];
      ours: object;
    };
    // The two topics that are right answers are the first to be chosen; of 50 there are not enough.
    expect(sizes.map(({ size, documents }) => [size, documents])).toEqual([
      ['2', 2],
      ['all', 3],
    ]);
    const row = { questions: 3, times: 3, top1: 1, top3: 1, mrr: 1, auroc: 1, stoppedAfterMs: null, isWarm: true };
    expect(sizes[0]).toMatchObject({ inScope: 2, outOfScope: 1, unreachable: 1, engines: [row, row] });
    expect(ours).toMatchObject({ growth: { half: 2, all: 3 }, own: { documents: expect.any(Number) } });
    expect(readdirSync(folder)).toEqual([]);
  },
  patience,
);

test(
  'an engine that takes too long is stopped, and told so',
  async () => {
    const run = start([...small, '--only', 'fuse', '--sizes', 'all', '--limit', '0.001'], emptyFolder('late'));
    expect([await run.ended, run.said()]).toEqual([0, expect.stringMatching(/^Fuse: stopped after \d+ s/m)]);
  },
  patience,
);

test(
  'stopped while a database server starts, it leaves nothing',
  async () => {
    const folder = emptyFolder('starting');
    chmodSync(folder, 0o755);
    const run = start([...small, '--only', 'postgres'], folder);
    const isStarting = () => readdirSync(folder).some((name) => existsSync(join(folder, name, 'data')));
    while (!isStarting()) await setTimeout(5);
    run.child.kill('SIGINT');
    expect([await run.ended, run.said()]).toEqual([1, expect.stringContaining('stopped')]);
    expect(readdirSync(folder)).toEqual([]);
  },
  patience,
);

test(
  'stopped half-way, it takes its database server and its files with it',
  async () => {
    const folder = emptyFolder('stopped');
    chmodSync(folder, 0o755);
    const run = start([...small, '--only', 'postgres', '--rounds', '1000000'], folder);
    // The file is there before the server is: making its folder takes one, too.
    let server = '';
    while (!server.includes('ready')) {
      await setTimeout(20);
      const files = readdirSync(folder).map((name) => join(folder, name, 'data/postmaster.pid'));
      server = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('');
    }
    const pid = Number(server.split('\n')[0]);
    expect(process.kill(pid, 0)).toBe(true);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  },
  patience,
);

test.each([
  [['--sizes', 'some'], 'Name it: --set NAME=FOLDER,FOLDER'],
  [['--set', 'some'], 'Write --set NAME=FOLDER,FOLDER'],
  [['--only', 'guesses'], 'Allowed choices are ours,'],
])('%j says what to do', async (args, advice) => {
  const run = start([...small, ...args], files.path);
  expect([await run.ended, run.said()]).toEqual([1, expect.stringContaining(advice)]);
});

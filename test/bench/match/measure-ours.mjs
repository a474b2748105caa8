// What is asked of our engine alone: twice the articles, very long questions, and our own articles.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../../../dist/commands/eval/scores.js';
import { startWorker } from './start-worker.mjs';

const longQuestion = 100_000;
const longRounds = 5;

/** @returns times in milliseconds: `growth` of half and all topics, `long` for each kind of long text, `own` */
export async function measureOurs({ topics, questions, ownTopics, ownQuestions }, { rounds, signal, tellProgress }) {
  const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
  const running = [];
  const start = async (name, some) => {
    const worker = startWorker('ours', signal);
    running.push(worker);
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, some.map((topic) => `${JSON.stringify(topic)}\n`).join(''));
    tellProgress(`ours over ${some.length} topics`);
    await worker.tell({ documents: file });
    await worker.tell({ build: true });
    return worker;
  };
  try {
    const half = topics.filter((_, place) => place % 2 === 0);
    const sides = [await start('half', half), await start('all', topics), await start('own', ownTopics)];
    const texts = [questions, questions, ownQuestions].map((some) => some.map(({ text }) => text));
    const times = sides.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [place, worker] of sides.entries()) {
        const ms = await timesOf(worker, texts[place]);
        // The first round warms up.
        if (round > 0) times[place].push(...ms);
      }
    }
    const long = {};
    for (const [kind, text] of Object.entries(longTexts(texts[0]))) {
      const ms = await timesOf(sides[1], Array(longRounds + 1).fill(text));
      long[kind] = { p50: quantile(ms.slice(1), 0.5), most: Math.max(...ms) };
    }
    const [p50Half, p50All] = times.map((ms) => quantile(ms, 0.5));
    return {
      growth: { half: half.length, all: topics.length, p50Half, p50All, ratio: p50All / p50Half },
      long,
      own: { documents: ownTopics.length, p50: quantile(times[2], 0.5), p99: quantile(times[2], 0.99) },
    };
  } finally {
    await Promise.all(running.map((worker) => worker.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timesOf(worker, texts) {
  const answers = [];
  const take = (message) => answers.push(...message.answers);
  take(await worker.tell({ ask: texts, limit: 10 }, { onPart: take }));
  return answers.map(({ ms }) => ms);
}

/** Texts of 100,000 characters as people paste them, and as nobody does. */
function longTexts(texts) {
  const fill = (part) => part.repeat(Math.ceil(longQuestion / part.length)).slice(0, longQuestion);
  const log = texts
    .flatMap((text) => text.split('\n'))
    .map((line, place) => `2026-01-02T03:04:05.${String(place % 1000).padStart(3, '0')}Z ERROR [${place}] ${line}\n`);
  return {
    questions: fill(`${texts.join('\n')}\n`),
    log: fill(log.join('')),
    letter: fill('a'),
    signs: fill('"{[<%=:/'),
  };
}

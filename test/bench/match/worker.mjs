// One engine in a process of its own, so that its memory and its pauses are its own. Told by messages what to do:
//   { documents: FILE }            reads the topics, one as JSON a line
//   { build: true, folder }        answers { ms }
//   { ask: [TEXT], limit, until }  answers { answers: [{ ms, found: [{ id, score }] }] }, in parts, then { isDone }
//   { memory: true }               answers { bytes }, of this process and those the engine started
//   { close: true }                ends
// `until` is a time of the clock, in milliseconds, after which no further question is asked.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import process from 'node:process';
import { documentOf } from './documents.mjs';
import { buildEngine } from './engines/engines.mjs';

/** Milliseconds after which answers are told though there are more to come. */
const tellAfter = 1000;

const [name] = process.argv.slice(2);
let documents = [];
let engine = { search: () => [], close: () => undefined };
let building = Promise.resolve();

const orders = {
  async documents({ documents: file }) {
    const lines = readFileSync(file, 'utf8').split('\n');
    documents = lines.filter((line) => line !== '').map((line) => documentOf(JSON.parse(line)));
    return { isDone: true };
  },
  async build({ folder }) {
    const started = performance.now();
    building = buildEngine(name, documents, folder).then((built) => (engine = built));
    await building;
    return { isDone: true, ms: performance.now() - started };
  },
  async ask({ ask: texts, limit, until = Infinity }) {
    let answers = [];
    let told = performance.now();
    for (const text of texts) {
      if (Date.now() > until) break;
      const started = performance.now();
      const found = await engine.search(text, limit);
      const ended = performance.now();
      answers.push({ ms: ended - started, found });
      if (ended - told > tellAfter) {
        process.send({ answers });
        answers = [];
        told = ended;
        // Lets the message leave before the next question holds the process up.
        await setTimeout(1);
      }
    }
    return { isDone: true, answers };
  },
  async memory() {
    for (let time = 0; time < 3; time++) globalThis.gc?.();
    await setTimeout(50);
    return { isDone: true, bytes: process.memoryUsage().rss + ((await engine.memory?.()) ?? 0) };
  },
  async close() {
    await leave();
  },
};

async function leave() {
  // What is being started cannot be ended yet.
  await building.catch(() => undefined);
  await engine.close();
  process.exit(0);
}

process.on('message', async (order) => {
  try {
    const [kind] = Object.keys(order);
    process.send(await orders[kind](order));
  } catch (thrown) {
    if (process.connected) process.send({ error: thrown instanceof Error ? thrown.message : String(thrown) });
  }
});
// Whoever started this is gone: so must be a server that the engine runs.
process.on('disconnect', () => void leave());
// Ctrl-C reaches all processes of a terminal; the one that started this asks to close.
process.on('SIGINT', () => undefined);

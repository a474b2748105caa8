// npm run bench:match: our matching against the engines a person would pick instead, over the same articles and questions
// in one run. Prints a table for each number of topics and, with --json FILE, writes the same for machines.
//
//   npm run bench:match
//   npm run bench:match -- --questions FILE... --knowledge FOLDER... --set 580=FOLDER,FOLDER --sizes 50,580,all
//
// Each engine runs in a process of its own and is built once for each size. The engines take turns, round by round; the
// first round warms up and tells the ranks. Ours is timed as in a turn of the bot: secrets removed, the text understood,
// matched and decided on. The peers search the bare text.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ownKnowledge } from '../../dist/knowledge.js';
import { readQuestions } from '../../dist/commands/eval/questions.js';
import { messageOf, Problem } from '../../dist/model/problem.js';
import { measureOurs } from './match/measure-ours.mjs';
import { measureSize } from './match/measure-size.mjs';
import { readOptions } from './match/options.mjs';
import { readSets, readTopics } from './match/sets.mjs';
import { sizeTable, targetsTable } from './match/tables.mjs';

const ownQuestions = fileURLToPath(new URL('../questions/own.jsonl', import.meta.url));

// Ctrl-C ends the measuring, not what cleans up after it.
const stop = new globalThis.AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error('stopped')));

function tellProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

async function compare(options) {
  const questions = (await Promise.all(options.questions.map(readQuestions))).flat().filter(isEnglish);
  const [load] = loadavg();
  tellProgress('reading articles');
  const sets = await readSets(options, questions);
  const { signal } = stop;
  const settings = { signal, rounds: options.rounds, tellProgress };
  const limits = { engines: options.only, enough: options.seconds * 1000, limit: options.limit * 1000 };
  const report = { machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`, node: process.version, sizes: [] };
  for (const set of sets) {
    const size = await measureSize({ ...set, questions }, { ...settings, ...limits });
    tellProgress('');
    console.log(sizeTable(size));
    report.sizes.push(size);
  }
  const largest = sets.at(-1);
  if (options.only.includes('ours') && largest) {
    const own = { ownTopics: await readTopics([ownKnowledge]), ownQuestions: await readQuestions(ownQuestions) };
    report.ours = await measureOurs({ topics: largest.topics, questions, ...own }, settings);
    tellProgress('');
    console.log(targetsTable(report));
  }
  // Where others are at work all times are longer, those above some milliseconds the most.
  report.load = { before: load, after: loadavg()[0] };
  console.log(
    `${report.machine}, Node ${report.node}, load ${report.load.before} before and ${report.load.after} after`,
  );
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

function isEnglish({ lang = 'en' }) {
  return lang === 'en';
}

try {
  await compare(readOptions(process.argv.slice(2)));
} catch (thrown) {
  tellProgress('');
  console.error(`bench:match: ${messageOf(thrown)}`);
  if (thrown instanceof Problem) console.error(thrown.advice);
  process.exitCode = 1;
}

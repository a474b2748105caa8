// One engine over one set of documents: built, asked in rounds, and what it took.
import { scoresOf, isGold } from '../../../dist/commands/eval/scores.js';
import { engines } from './engines/engines.mjs';
import { startWorker } from './start-worker.mjs';

/** How many results are looked at; `triage eval` looks at as many. */
const resultsWanted = 10;

/**
 * Starts an engine in a process of its own.
 * @param limit milliseconds for building and for all questions; what takes longer is stopped and told
 * @param enough milliseconds of questions after which no further round begins
 */
export async function startEngine(name, { file, topics, questions, limit, enough, signal }) {
  const worker = startWorker(name, signal);
  const asked = spread(questions, engines[name]?.mostQuestions?.(topics.length) ?? Infinity);
  const state = { name, asked, first: [], timed: [], spent: 0, isOver: false, isStopped: false };
  const byId = new Map(topics.map((topic) => [topic.id, topic]));

  /** Runs an order within what is left of the time; an engine that is late is closed. */
  async function within(order, onPart) {
    const started = Date.now();
    const left = limit - state.spent;
    try {
      return await worker.tell({ ...order, until: started + left }, { ms: left, onPart });
    } catch (thrown) {
      if (!thrown.isLate) throw thrown;
      state.isOver = state.isStopped = true;
      return undefined;
    } finally {
      state.spent += Date.now() - started;
    }
  }

  async function build() {
    await worker.tell({ documents: file });
    state.buildMs = (await within({ build: true }))?.ms;
  }

  /** Asks all questions once. The first round warms up and tells the ranks; times are of the others, if there are any. */
  async function askRound() {
    if (state.isOver) return;
    const before = state.spent;
    const answers = [];
    const take = (message) => answers.push(...message.answers);
    const last = await within({ ask: asked.map(({ text }) => text), limit: resultsWanted }, take);
    if (last) take(last);
    if (answers.length < asked.length) state.isOver = state.isStopped = true;
    if (state.first.length === 0) state.first = answers;
    else state.timed.push(...answers.map(({ ms }) => ms));
    const lasted = state.spent - before;
    if (state.spent - (state.buildMs ?? 0) + lasted > enough) state.isOver = true;
  }

  async function memory() {
    return state.isStopped ? undefined : (await worker.tell({ memory: true })).bytes;
  }

  function result() {
    const ms = state.timed.length > 0 ? state.timed : state.first.map((answer) => answer.ms);
    const outcomes = state.first.map(({ ms, found }, place) => outcomeOf(asked[place].gold, found, byId, ms));
    const { top1, top3, mrr, auroc } = scoresOf(outcomes);
    const { latencyMs } = scoresOf(ms.map((each) => ({ ms: each })));
    const { length } = state.first;
    // A few questions say nothing about accuracy.
    const isFair = length === questions.length;
    return {
      engine: name,
      questions: length,
      times: ms.length,
      ...(isFair ? { top1, top3, mrr, auroc } : { top1: null, top3: null, mrr: null, auroc: null }),
      latencyMs: length === 0 ? { p50: null, p99: null } : latencyMs,
      buildMs: state.buildMs ?? null,
      isWarm: state.timed.length > 0,
      stoppedAfterMs: state.isStopped ? state.spent : null,
    };
  }

  return { name, build, askRound, memory, result, isOver: () => state.isOver, close: worker.close };
}

/** Ranks as `triage eval` counts them; the peers decide nothing, so decisions are left out. */
function outcomeOf(gold, found, byId, ms) {
  const place = found.findIndex(({ id }) => isGold(gold, byId.get(id))) + 1;
  return {
    isInScope: gold.length > 0,
    rank: place === 0 ? null : place,
    confidence: found[0]?.score ?? 0,
    decision: 'refuse',
    isRight: false,
    ms,
  };
}

/** At most so many of them, evenly spread. */
function spread(questions, most) {
  if (questions.length <= most) return questions;
  return Array.from({ length: most }, (_, place) => questions[Math.floor((place * questions.length) / most)]);
}

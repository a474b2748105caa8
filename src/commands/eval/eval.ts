import { loadTriage, type Triage } from '../../triage.js';
import { newConversation } from '../../model/conversation.js';
import type { Match } from '../../model/match.js';
import { type Pack, topicsOf } from '../../model/pack.js';
import { Problem } from '../../model/problem.js';
import type { Topic } from '../../model/topic.js';
import { think } from '../../turn/think.js';
import { decidedTopics, decisionName } from '../decision-name.js';
import { tellRefused } from '../findings.js';
import { progressOn, type Terminal } from '../terminal.js';
import { typedMessage } from '../typed-message.js';
import { evalTable } from './eval-table.js';
import type { EvalResult, Evaluation } from './evaluation.js';
import { type Question, readQuestions } from './questions.js';
import { isGold, namesOf, type Outcome, scoresOf } from './scores.js';

export interface EvalOptions {
  questions: string[];
  knowledge: string[];
  json: boolean;
  allLanguages: boolean;
}

/**
 * `triage eval`: asks labelled questions and prints how good the answers are.
 * @throws Problem when a file cannot be read or a folder is missing
 */
export async function evaluate(options: EvalOptions, terminal: Terminal): Promise<void> {
  const questions = (await Promise.all(options.questions.map(readQuestions))).flat();
  const counted = questions.filter(({ lang = 'en' }) => options.allLanguages || lang === 'en');
  if (counted.length === 0) throw noQuestions(options.questions, questions.length);
  const triage = await loadTriage(options.knowledge, progressOn(terminal, 'articles'));
  tellRefused(triage.refused, terminal);
  const evaluation = evaluateQuestions(counted, triage);
  tellUnreachable(counted, triage.pack, terminal);
  terminal.out(options.json ? `${JSON.stringify(evaluation)}\n` : evalTable(evaluation));
}

function noQuestions(files: readonly string[], all: number): Problem {
  const where = files.join(' and ');
  return all === 0
    ? new Problem('questions-none', `${where}: no question stands there`, 'Write one question a line, as JSON.')
    : new Problem('questions-none', `${where}: no question is in English`, 'Add --all-languages to count the others.');
}

/** Whether a question is out of scope, or some loaded article is one that answers it. */
function reachableIn(pack: Pack): (question: Question) => boolean {
  const known = new Set(Array.from(topicsOf(pack), namesOf).flat());
  return ({ gold }) => gold.length === 0 || gold.some((name) => known.has(name.toLowerCase()));
}

/** So many are told by name. */
const mostTold = 5;

/** A slip in `gold` looks like an article that is not loaded. */
function tellUnreachable(questions: readonly Question[], pack: Pack, terminal: Terminal): void {
  const isReachable = reachableIn(pack);
  const lost = questions.filter((question) => !isReachable(question));
  for (const { id, gold } of lost.slice(0, mostTold))
    terminal.err(`${id} is left out: no loaded article is called ${gold.join(' or ')}\n`);
  if (lost.length > mostTold) terminal.err(`${lost.length - mostTold} more are left out\n`);
}

/** So many questions are asked once before times count. */
const warmUp = 300;

/** Asks each question in a talk of its own. */
export function evaluateQuestions(questions: readonly Question[], triage: Triage): Evaluation {
  const reachable = questions.filter(reachableIn(triage.pack));
  // The times are to be those of a bot at work: the first questions after a start take many times longer.
  for (const question of reachable.slice(0, warmUp)) askOne(question, triage);
  const asked = reachable.map((question) => askOne(question, triage));
  return {
    ...scoresOf(asked.map(({ outcome }) => outcome)),
    unreachable: questions.length - reachable.length,
    results: asked.map(({ result }) => result),
  };
}

function askOne({ id, text, gold }: Question, triage: Triage): { outcome: Outcome; result: EvalResult } {
  const { pack } = triage;
  const message = typedMessage(text);
  const started = performance.now();
  const { decision, matches } = think(message, newConversation(), { pack, match: triage.match });
  const ms = performance.now() - started;
  const ranked = matches.flatMap((match): [Match, Topic][] => {
    const topic = pack.get(match.topic);
    return topic ? [[match, topic]] : [];
  });
  const place = ranked.findIndex(([, topic]) => isGold(gold, topic)) + 1;
  const rank = place === 0 ? null : place;
  const shown = decidedTopics(decision).flatMap((topic) => pack.get(topic) ?? []);
  return {
    outcome: {
      isInScope: gold.length > 0,
      rank,
      confidence: matches[0]?.confidence ?? 0,
      decision: decisionName(decision),
      isRight: shown.some((topic) => isGold(gold, topic)),
      ms,
    },
    result: { id, rank, decision: decisionName(decision), top: ranked.map(describe) },
  };
}

function describe([{ topic: id, confidence }, { articles, codes }]: [Match, Topic]): EvalResult['top'][number] {
  return { topic: id, article: articles[0] ?? id, articles, codes, confidence };
}

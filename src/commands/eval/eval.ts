import { loadTriage, type Triage } from '../../triage.js';
import { newConversation } from '../../model/conversation.js';
import type { Decision } from '../../model/decision.js';
import type { Match } from '../../model/match.js';
import { topicsOf } from '../../model/pack.js';
import type { Topic } from '../../model/topic.js';
import { think } from '../../turn.js';
import { progressOn, type Terminal } from '../terminal.js';
import { evalTable } from './eval-table.js';
import type { EvalResult, Evaluation } from './evaluation.js';
import { type Question, readQuestions } from './questions.js';
import { type EvalDecision, isGold, namesOf, type Outcome, scoresOf } from './scores.js';

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
  const triage = await loadTriage(options.knowledge, progressOn(terminal, 'articles'));
  const evaluation = evaluateQuestions(counted, triage);
  terminal.out(options.json ? `${JSON.stringify(evaluation)}\n` : evalTable(evaluation));
}

/** Asks each question in a talk of its own. */
export function evaluateQuestions(questions: readonly Question[], triage: Triage): Evaluation {
  const known = new Set(Array.from(topicsOf(triage.pack), namesOf).flat());
  const isReachable = ({ gold }: Question) => gold.length === 0 || gold.some((name) => known.has(name.toLowerCase()));
  const reachable = questions.filter(isReachable);
  const asked = reachable.map((question) => askOne(question, triage));
  return {
    ...scoresOf(asked.map(({ outcome }) => outcome)),
    unreachable: questions.length - reachable.length,
    results: asked.map(({ result }) => result),
  };
}

function askOne({ id, text, gold }: Question, triage: Triage): { outcome: Outcome; result: EvalResult } {
  const { pack } = triage;
  const traits = { cards: true, universalActions: false };
  const message = {
    kind: 'text' as const,
    id: '',
    conversation: '',
    asker: { channel: '', id: '' },
    text,
    attachments: 0,
    traits,
  };
  const started = performance.now();
  const { decision, matches } = think(message, newConversation(), { pack, match: triage.match });
  const ms = performance.now() - started;
  const ranked = matches.flatMap((match): [Match, Topic][] => {
    const topic = pack.get(match.topic);
    return topic ? [[match, topic]] : [];
  });
  const place = ranked.findIndex(([, topic]) => isGold(gold, topic)) + 1;
  const rank = place === 0 ? null : place;
  const shown = shownBy(decision).flatMap((topic) => pack.get(topic) ?? []);
  return {
    outcome: {
      isInScope: gold.length > 0,
      rank,
      confidence: matches[0]?.confidence ?? 0,
      decision: nameOf(decision),
      isRight: shown.some((topic) => isGold(gold, topic)),
      ms,
    },
    result: { id, rank, decision: nameOf(decision), top: ranked.map(describe) },
  };
}

function describe([{ topic: id, confidence }, { articles, codes }]: [Match, Topic]): EvalResult['top'][number] {
  return { topic: id, article: articles[0] ?? id, articles, codes, confidence };
}

function nameOf({ kind }: Decision): EvalDecision {
  switch (kind) {
    case 'answer':
    case 'checklist':
    case 'cause':
      return 'answer';
    case 'choose':
      return 'choose';
    case 'ask-platform':
    case 'welcome':
      return 'ask';
    default:
      return 'refuse';
  }
}

/** The topics that a decision shows, offers or asks about. */
function shownBy(decision: Decision): string[] {
  if (decision.kind === 'choose') return decision.topics;
  return 'topic' in decision ? [decision.topic] : [];
}

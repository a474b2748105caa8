import { loadTriage } from '../triage.js';
import { plainBlocks, type AskerPlatform, type Platform } from '../model/content.js';
import { type ConversationState, newConversation } from '../model/conversation.js';
import type { Decision } from '../model/decision.js';
import type { Match } from '../model/match.js';
import type { Pack } from '../model/pack.js';
import { Problem } from '../model/problem.js';
import type { Told } from '../model/question.js';
import type { Card } from '../model/reply.js';
import { causesOf, stepsOf } from '../model/topic-steps.js';
import type { Step, Topic } from '../model/topic.js';
import { think } from '../turn/think.js';
import { decidedTopics, decisionName, type DecisionName } from './decision-name.js';
import { explain } from './explain.js';
import { tellRefused } from './findings.js';
import { progressOn, type Terminal } from './terminal.js';
import { typedMessage } from './typed-message.js';

export interface AskOptions {
  knowledge: string[];
  json: boolean;
  /** Whether it is told why topics matched. */
  explain?: boolean;
  platform?: AskerPlatform;
}

/** What `ask --json` prints. */
export interface Asked {
  decision: DecisionName;
  topics: AskedTopic[];
  /** What the bot asks, or null when it asks nothing. */
  question: string | null;
  text: string;
  card: Card | null;
  /** With --explain: the topics that matched, the most likely first, with the evidence for each. */
  matches?: Match[];
  /** Cards that follow the first, where an article does not fit into one. */
  moreCards?: Card[];
}

interface AskedTopic {
  topic: string;
  title: string;
  articles: string[];
  codes: string[];
  confidence: number;
  steps: AskedStep[];
}

interface AskedStep {
  text: string;
  platform: Platform;
  steps: AskedStep[];
}

/**
 * `triage ask`: answers one question and prints the answer.
 * @param question the question, or `-` for standard input
 * @throws Problem when the question is empty or a knowledge folder is missing
 */
export async function ask(question: string, options: AskOptions, terminal: Terminal): Promise<void> {
  const text = question === '-' ? await terminal.read() : question;
  if (text.trim() === '') {
    throw new Problem(
      'question-empty',
      'the question is empty',
      'Say what fails, or paste the error: triage ask "..."',
    );
  }
  const { pack, match, render, refused } = await loadTriage(options.knowledge, progressOn(terminal, 'articles'));
  tellRefused(refused, terminal);
  const message = typedMessage(text);
  const before = { ...newConversation(), ...(options.platform && { platform: options.platform }) };
  const { state, decision, removed, matches } = think(message, before, { pack, match });
  const replies = render(decision, { traits: message.traits, removed, turn: 'ask' });
  const said = replies.map((reply) => reply.text).join('\n\n');
  if (!options.json) {
    terminal.out(`${said}\n${options.explain ? `\n${explain(matches, pack)}\n` : ''}`);
    return;
  }
  const told = toldOf(state);
  const [first, ...more] = replies.map((reply) => reply.card);
  const asked: Asked = {
    decision: decisionName(decision),
    topics: decidedTopics(decision).flatMap((id) => {
      const topic = pack.get(id);
      return topic ? [describe(topic, pack, matches, told)] : [];
    }),
    question: questionOf(decision, replies[0]?.speak ?? ''),
    text: said,
    card: first ?? null,
    ...(options.explain && { matches: [...matches] }),
    ...(more.length > 0 && { moreCards: more }),
  };
  terminal.out(`${JSON.stringify(asked, null, 2)}\n`);
}

function questionOf({ kind }: Decision, speak: string): string | null {
  return ['choose', 'ask-platform', 'ask', 'did-it-help', 'welcome'].includes(kind) ? speak : null;
}

function toldOf({ platform, facts }: ConversationState): Told {
  return { ...(platform && { platform }), ...(facts && { facts }) };
}

function describe(topic: Topic, pack: Pack, matches: readonly Match[], told: Told): AskedTopic {
  const causes = causesOf(topic, told).flatMap((cause): AskedStep[] => {
    const how = pack.get(cause.topic);
    return how
      ? [{ text: cause.title, platform: cause.platform, steps: stepsOf(how, pack, told).map(describeStep) }]
      : [];
  });
  return {
    topic: topic.id,
    title: topic.title,
    articles: topic.articles,
    codes: topic.codes,
    confidence: matches.find((match) => match.topic === topic.id)?.confidence ?? 0,
    steps: [...stepsOf(topic, pack, told).map(describeStep), ...causes],
  };
}

function describeStep(step: Step): AskedStep {
  return { text: plainBlocks(step.body), platform: step.platform, steps: step.steps.map(describeStep) };
}

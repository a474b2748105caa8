import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loadTriage } from '../../src/triage.js';
import { newConversation } from '../../src/model/conversation.js';
import type { Decision } from '../../src/model/decision.js';
import { think } from '../../src/turn/think.js';

/** A question and the topics that answer it; none where nothing that we know does. */
interface Question {
  id: string;
  text: string;
  gold: string[];
}

interface Result extends Question {
  decision: Decision['kind'];
  /** The topic that was shown at once, if one was. */
  answered?: string;
  ranked: string[];
  confidence: number;
}

const read = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);

const questions = read('own.jsonl');
/** Other products, other languages, chat; and near misses, which other articles than ours answer. */
const strange = read('out-of-scope.jsonl');

const showing: readonly Decision['kind'][] = ['answer', 'checklist', 'cause', 'ask-platform'];

let results: Result[] = [];
let strangeResults: Result[] = [];
let known: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const { pack, match } = await loadTriage([]);
  known = new Set(pack.ids);
  const askOne = (question: Question): Result => {
    const traits = { cards: true, universalActions: false };
    const message = {
      kind: 'text' as const,
      id: '',
      conversation: '',
      asker: { channel: '', id: '' },
      attachments: 0,
      traits,
      text: question.text,
    };
    const { decision, matches } = think(message, newConversation(), { pack, match });
    return {
      ...question,
      decision: decision.kind,
      ...(showing.includes(decision.kind) && 'topic' in decision && { answered: decision.topic }),
      ranked: matches.map(({ topic }) => topic),
      confidence: matches[0]?.confidence ?? 0,
    };
  };
  results = questions.map(askOne);
  strangeResults = strange.map(askOne);
});

/** A share in percent, and the questions that it lacks, for whoever reads the failure. */
function expectShare(good: (result: Result) => boolean, of: Result[], atLeast: number): void {
  const bad = of.filter((result) => !good(result));
  const share = (100 * (of.length - bad.length)) / of.length;
  if (share >= atLeast) return;
  const table = bad.map(
    ({ id, text, gold, decision, ranked, confidence }) =>
      `${id} ${decision} ${confidence.toFixed(2)} ${text.slice(0, 60)}\n      wanted ${gold.join(' or ') || 'nothing'}; got ${ranked.slice(0, 3).join(', ')}`,
  );
  throw new Error(`${share.toFixed(1)} % where ${atLeast} % are wanted:\n${table.join('\n')}`);
}

describe('our questions against our articles', () => {
  test('are enough to tell anything', () => {
    expect(questions.filter(({ gold }) => gold.length > 0).length).toBeGreaterThanOrEqual(50);
    expect(questions.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(30);
  });

  test('name topics that exist', () => {
    expect(questions.flatMap(({ gold }) => gold).filter((id) => !known.has(id))).toEqual([]);
  });

  test('the best match is right for 90 %', () => {
    const inScope = results.filter(({ gold }) => gold.length > 0);
    expectShare(({ gold, ranked }) => gold.includes(ranked[0] ?? ''), inScope, 90);
  });

  test('one of the best three is right for 96 %', () => {
    const inScope = results.filter(({ gold }) => gold.length > 0);
    expectShare(({ gold, ranked }) => ranked.slice(0, 3).some((topic) => gold.includes(topic)), inScope, 96);
  });

  test('nothing is answered that we do not know', () => {
    const outOfScope = results.filter(({ gold }) => gold.length === 0);
    expectShare(({ answered }) => answered === undefined, outOfScope, 100);
  });

  test('nothing is answered of other products, other languages and chat, and most is refused', () => {
    expect(strange.length).toBeGreaterThanOrEqual(80);
    expect(strange.flatMap(({ gold }) => gold).filter((id) => known.has(id))).toEqual([]);
    expectShare(({ answered }) => answered === undefined, strangeResults, 100);
    expectShare(({ decision }) => decision !== 'choose', strangeResults, 80);
  });

  test('what is answered at once is right for 97 %', () => {
    const answered = results.filter((result) => result.answered !== undefined);
    expect(answered.length).toBeGreaterThanOrEqual(30);
    expectShare(({ gold, answered: topic }) => gold.includes(topic ?? ''), answered, 97);
  });
});

import { expect, test } from '@jest/globals';
import { type ConversationState, newConversation } from '../src/model/conversation.js';
import type { Decision } from '../src/model/decision.js';
import type { Message } from '../src/model/message.js';
import type { Card, Reply } from '../src/model/reply.js';
import { ownKnowledge } from '../src/knowledge.js';
import { readState } from '../src/storage/read-state.js';
import { loadTriage } from '../src/triage.js';
import { think } from '../src/turn/think.js';
import { elementsOf, sendingActions, shownText } from './helpers/cards.js';
import { deepFreeze } from './helpers/deep-freeze.js';
import { numbers } from './helpers/random.js';
import { randomMessage } from './helpers/random-talk.js';

const { pack, match, render } = await loadTriage([ownKnowledge]);

/** A state of a talk over our own articles: each of them ticked would take more than that, and nobody does it. */
const largestState = 20_000;
const hour = 60 * 60 * 1000;

/** The questions whose answers a state holds. */
function answersIn({ platform, anyPlatform, facts = {} }: ConversationState): string[] {
  return [...(platform || anyPlatform ? ['platform'] : []), ...Object.keys(facts)];
}

function questionIn(decision: Decision): string | undefined {
  if (decision.kind === 'ask-platform') return 'platform';
  return decision.kind === 'ask' ? decision.question : undefined;
}

const isStart = (message: Message, decision: Decision) =>
  decision.kind === 'welcome' && (message.kind !== 'text' || /start over/.test(message.text));

/** Whether a message can change ticks. */
function ticks(message: Message): boolean {
  if (message.kind === 'text') return /done|untick/.test(message.text);
  return message.kind === 'action' && ['tick', 'solved', 'still-failing'].includes(message.action.verb);
}

/** What is wrong with a turn, whatever was said. */
function faultsOf(
  before: ConversationState,
  message: Message,
  { state, decision }: { state: ConversationState; decision: Decision },
  replies: readonly Reply[],
): string[] {
  const cards = replies.map(({ card }) => card);
  const text = cards.map(shownText).join('\n');
  const boxes = cards.flatMap((card) => elementsOf(card.body).filter(({ type }) => type === 'Input.Toggle'));
  const done = boxes.filter(({ value }) => value === 'true').length;
  const progress = /(\d+) of (\d+) done/.exec(text);
  const question = questionIn(decision);
  const json = JSON.stringify(state);
  const isTold = decision.kind === 'so-far' || ('at' in decision && decision.at !== undefined);
  const lost = Object.entries(before.ticked).some(
    ([topic, ids]) => !ids.every((id) => state.ticked[topic]?.includes(id)),
  );
  const faults: [string, boolean][] = [
    ['nothing is said', replies.length === 0 || replies.some((reply) => reply.text.trim() === '')],
    ['no way out', !cards.some((card) => sendingActions(card).length > 0) && !/paste|tell me|You can say/i.test(text)],
    ['more than six buttons', cards.some(({ actions }) => (actions as unknown[]).length > 6)],
    ['a hole in the text', /undefined|NaN|\[object/.test(text)],
    ['progress', progress !== null && !isTold && boxes.length > 0 && progress[0] !== `${done} of ${boxes.length} done`],
    ['position', 'position' in decision && (decision.position < 1 || decision.position > decision.total)],
    ['asked twice', question !== undefined && answersIn(before).includes(question)],
    [
      'an answer is forgotten',
      !isStart(message, decision) && answersIn(before).some((id) => !answersIn(state).includes(id)),
    ],
    ['a tick is lost', lost && !isStart(message, decision) && !ticks(message)],
    ['tried twice', new Set(state.tried).size < state.tried.length],
    ['grows', json.length > largestState],
    ['cannot be read', !('value' in readState(json, before.version + 1))],
  ];
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault);
}

test.each([1, 2, 3, 4, 5, 6])('whatever is said and clicked, a talk keeps its word (%s)', (seed) => {
  const next = numbers(seed * 7_919);
  const old: Card[] = [];
  let state = newConversation();
  let shown: Card[] = [];
  let at = hour;
  const said: unknown[] = [];
  for (let turn = 0; turn < 250; turn++) {
    const message = randomMessage(next, shown, old, 'talk');
    at += next(20) === 0 ? 20 * hour : 60_000;
    const thought = think(message, deepFreeze(state), { pack, match }, at);
    const replies = render(thought.decision, { traits: message.traits, removed: [], turn: `turn-${turn}` });
    said.push(message.kind === 'text' ? message.text.slice(0, 60) : message, thought.decision);
    const faults = faultsOf(state, message, thought, replies);
    expect({ faults, ...(faults.length > 0 && { said: said.slice(-8), before: state }) }).toEqual({ faults: [] });
    ({ state } = thought);
    shown = replies.map(({ card }) => card);
    old.push(...shown);
  }
  expect(state.version).toBe(250);
});

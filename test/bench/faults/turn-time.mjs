// How long a turn takes with its state in SQLite, and how long without any store: the same messages, one by one, each to
// the one and then the other.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../dist/storage/open-store.js';
import { ownKnowledge } from '../../../dist/knowledge.js';
import { loadTriage } from '../../../dist/triage.js';
import { createTurn } from '../../../dist/turn/turn.js';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const talks = 100;
const warmUp = 300;
/** Others use the disk as well, in bursts: the middle of so many rounds counts. */
const rounds = 7;

/** Keeps the talks as they are, and nothing else. */
function nothingStored() {
  const states = new Map();
  return {
    loadTurn: async (conversation) => ({ state: states.get(conversation) }),
    saveTurn: async ({ conversation, state }) => {
      states.set(conversation, state);
      return true;
    },
  };
}

/** @param turns how many of each @returns milliseconds, each the middle of those of all rounds */
export async function measureTurnTime({ folder, turns, tellProgress }) {
  const { store } = await openStore({ dataDir: mkdtempSync(join(folder, 'data-')) }, quiet);
  const triage = await loadTriage([ownKnowledge]);
  const turnOn = (kept) => createTurn({ triage: () => triage, store: kept, newId: randomUUID, log: quiet });
  const sides = { kept: turnOn(store), bare: turnOn(nothingStored()) };
  const messages = messagesWithoutEnd();
  await takeTurns(sides, messages, warmUp);
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    tellProgress(`round ${round + 1} of ${rounds}`);
    measured.push(await takeTurns(sides, messages, Math.ceil(turns / rounds)));
  }
  await store.close();
  const middle = (of) => measured.map(of).sort((one, other) => one - other)[Math.floor(rounds / 2)];
  const both = (share) => ({
    kept: middle(({ kept }) => at(kept, share)),
    bare: middle(({ bare }) => at(bare, share)),
  });
  return { turns, p50: both(0.5), p99: both(0.99), ratio: middle(({ kept, bare }) => at(kept, 0.99) / at(bare, 0.99)) };
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** @returns the milliseconds of each turn, sorted */
async function takeTurns({ kept, bare }, messages, count) {
  const sides = [
    { turn: kept, ms: [] },
    { turn: bare, ms: [] },
  ];
  for (let number = 0; number < count; number++) {
    const { value: message } = messages.next();
    for (const { turn, ms } of number % 2 === 0 ? sides : [...sides].reverse()) {
      const started = performance.now();
      await turn(message);
      ms.push(performance.now() - started);
    }
  }
  const [ofKept, ofBare] = sides.map(({ ms }) => ms.sort((one, other) => one - other));
  return { kept: ofKept, bare: ofBare };
}

function* messagesWithoutEnd() {
  const questions = readFileSync(new URL('../../questions/own.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const texts = questions.map((line) => JSON.parse(line).text);
  for (let count = 0; ; count++) {
    yield {
      ...{ kind: 'text', id: randomUUID(), conversation: `talk-${count % talks}`, attachments: 0 },
      ...{ asker: { channel: 'test', id: 'ann' }, traits: { cards: true, universalActions: false } },
      text: texts[count % texts.length],
    };
  }
}

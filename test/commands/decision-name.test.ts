import { expect, test } from '@jest/globals';
import { decidedTopics, decisionName } from '../../src/commands/decision-name.js';
import type { Decision } from '../../src/model/decision.js';

const decisions: [Decision, name: string, topics: string[]][] = [
  [{ kind: 'answer', topic: 'a' }, 'answer', ['a']],
  [{ kind: 'checklist', topic: 'a' }, 'answer', ['a']],
  [{ kind: 'cause', topic: 'a', cause: 'b', position: 1, total: 2 }, 'answer', ['a']],
  [{ kind: 'guide', topic: 'a', step: 's', position: 1, total: 4 }, 'answer', ['a']],
  [{ kind: 'so-far', topic: 'a', ticked: [], tried: [] }, 'answer', ['a']],
  [{ kind: 'exhausted', topic: 'a', tried: ['b'] }, 'answer', ['a']],
  [{ kind: 'more', topic: 'a' }, 'answer', ['a']],
  [{ kind: 'choose', topics: ['a', 'b'] }, 'choose', ['a', 'b']],
  [{ kind: 'ask-platform', topic: 'a' }, 'ask', ['a']],
  [{ kind: 'ask', question: 'q', topics: ['a', 'b'] }, 'ask', ['a', 'b']],
  [{ kind: 'did-it-help', topic: 'a' }, 'ask', ['a']],
  [{ kind: 'welcome' }, 'ask', []],
  [{ kind: 'form', topic: 'a', words: '' }, 'ask', ['a']],
  [{ kind: 'form', words: '' }, 'ask', []],
  [{ kind: 'solved', topic: 'a' }, 'refuse', ['a']],
  [{ kind: 'not-found', reason: 'no-match' }, 'refuse', []],
];

test.each(decisions)('%j is named for machines', (decision, name, topics) => {
  expect([decisionName(decision), decidedTopics(decision)]).toEqual([name, topics]);
});

import { expect, test } from '@jest/globals';
import type { Card } from '../../src/model/reply.js';
import { cardLimit, cardProblems } from '../../src/render/card-problems.js';
import { aContext, rendererOf } from '../helpers/rendering.js';
import { packOf } from '../helpers/topics.js';

const good = rendererOf(packOf())({ kind: 'welcome' }, aContext())[0]!.card;
const withBody = (...body: unknown[]): Card => ({ ...good, body });

test('a good card has none', () => {
  expect(cardProblems(good)).toEqual([]);
});

test('what the schema refuses is told with its place', () => {
  const problems = cardProblems(
    withBody({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a', color: 'red' }] }),
  );
  expect(problems[0]).toMatch(/^is no valid card at body\.0\.inlines\.0\.color: /);
});

test('at most five of them are told', () => {
  const bad = Array.from({ length: 20 }, () => ({ type: 'Nothing' }));
  expect(cardProblems(withBody(...bad)).filter((problem) => problem.startsWith('is no valid card'))).toHaveLength(5);
});

test('what the parser of Adaptive Cards complains of is told', () => {
  const problems = cardProblems(withBody({ type: 'Nonsense' }));
  expect(problems.join('\n')).toContain('is refused by the Adaptive Cards parser');
});

test('a card that is too large is told by its bytes, not its characters', () => {
  const run = (count: number) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '€'.repeat(count) }] });
  const fits = Math.floor((cardLimit - Buffer.byteLength(JSON.stringify(withBody(run(0))))) / 3);
  expect(cardProblems(withBody(run(fits)))).toEqual([]);
  expect(cardProblems(withBody(run(fits + 1)))).toEqual([
    expect.stringMatching(/^has \d+ bytes, and channels take 28672$/),
  ]);
});

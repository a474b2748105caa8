import { expect, test } from '@jest/globals';
import { compareMarks, readTeams, type SentLine } from './faults/tickets/arrivals.mjs';

const line = (mark: string, changed: Partial<SentLine> = {}): SentLine => ({
  ...{ verdict: 'taken', bot: 1, start: 1, activity: { text: `please look at line ${mark} of the manual` } },
  ...changed,
});

test.each([
  ['all of it, once and in order', ['e1x0', 'e1x1'], ['e1x0', 'e1x1'], []],
  ['one is lost', ['e1x0', 'e1x1'], ['e1x1'], ['there has lost e1x0']],
  ['one is there twice', ['e1x0'], ['e1x0', 'e1x0'], ['there has 1 messages twice']],
  ['another order', ['e1x0', 'e1x1'], ['e1x1', 'e1x0'], ['there has e1x1,e1x0 instead of e1x0,e1x1']],
  ['one of another talk', ['e1x0'], ['e1x0', 'e2x0'], ['there has e2x0, which nobody there was to get']],
])('what arrived is compared with what was acknowledged: %s', (_, acknowledged, arrived, problems) => {
  expect(compareMarks(acknowledged, arrived, 'there')).toEqual(problems);
});

test('what the channel refuses for good may be missing, and nothing else', () => {
  expect(compareMarks(['e1x0', 'e1x1'], [], 'there', new Set(['e1x0']))).toEqual(['there has lost e1x1']);
});

test.each([
  ['the connection was dropped', line('e1x0', { verdict: 'drops' }), line('e1x0')],
  ['it came late, after the second one', line('e1x0'), line('e1x0', { verdict: 'hangs' })],
  ['the process was killed in between', line('e1x0'), line('e1x0', { bot: 2 })],
  ['the stand-in was killed in between', line('e1x0'), line('e1x0', { start: 2 })],
])('a second copy in Teams is in doubt where %s', (_, first, second) => {
  expect(readTeams([first, second])).toMatchObject({ marks: ['e1x0'], inDoubt: 1, problems: [] });
});

test('a second copy of one process that had its answer is none', () => {
  const { inDoubt, problems } = readTeams([line('e1x0'), line('e1x0')]);
  expect([inDoubt, problems]).toEqual([0, [expect.stringContaining('sent e1x0 twice')]]);
});

test('what was not taken is not there; what is forbidden is told', () => {
  const read = readTeams([line('e1x0', { verdict: '429' }), line('e1x1', { verdict: '403' }), line('e1x2')]);
  expect(read).toMatchObject({ marks: ['e1x2'], refused: new Set(['e1x1']) });
});

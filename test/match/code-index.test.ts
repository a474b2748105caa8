import { describe, expect, test } from '@jest/globals';
import { type CodeIndex, createCodeIndex } from '../../src/match/code-index.js';

/** An index of the codes of each topic. */
function indexOf(codesOf: Record<string, string[]>): CodeIndex {
  const ids = Object.keys(codesOf);
  const all = Object.values(codesOf).flatMap((codes, topic) => codes.map((code) => ({ code, topic })));
  const data = { codes: all.map(({ code }) => code), topics: Uint32Array.from(all, ({ topic }) => topic) };
  return createCodeIndex(data, ids);
}

const index = indexOf({
  agent: ['UserErrorGuestAgentStatusUnavailable'],
  conflict: ['Conflict', 'Busy'],
  denied: ['0x80070005'],
  numbered: ['34513', '403'],
  'short number': ['0x1FC07'],
});
const found = (text: string, codes: string[] = [], hresults: string[] = []) =>
  index.find(codes, hresults, text).map(({ topic, closeness }) => [topic, closeness]);

test('a code that is written in words is found in the text', () => {
  expect(found('the user-error guest agent status (unavailable) again')).toEqual([['agent', 1]]);
});

test('words that only begin as a code does are no code', () => {
  expect(found('user error guest agent status unavailability')).toEqual([]);
});

describe('a short code counts only where the text calls it one', () => {
  test.each([
    ['a word', 'we are busy now', 'Busy', 'conflict'],
    ['a short number', 'HTTP 403', '403', 'numbered'],
  ])('%s', (_, text, code, topic) => {
    expect(found(text)).toEqual([]);
    expect(found(text, [code])).toEqual([[topic, 1]]);
  });

  test('and a longer number by itself', () => {
    expect(found('(ID: 34513)')).toEqual([['numbered', 1]]);
  });
});

test('an error number is found exactly or not at all', () => {
  expect(found('', [], ['0x80070005'])).toEqual([['denied', 1]]);
  expect(found('0x80070006 0x8007005', ['0x80070006'], ['0x80070006'])).toEqual([]);
});

test('an error number of few digits is found as texts are read: filled up to eight', () => {
  expect(found('', [], ['0x0001fc07'])).toEqual([['short number', 1]]);
  expect(found('', [], ['0x1001fc07'])).toEqual([]);
});

test('a topic is told once for a code, by the closest that stands there', () => {
  const text = 'UserErrorGuestAgentStatusUnavailable UserErrorGuestAgentStatusUnavailabel';
  expect(found(text, text.split(' '))).toEqual([['agent', 1]]);
});

test('a misspelt code is less close than the code', () => {
  const [[topic, closeness]] = found('', ['UserErrorGuestAgnetStatusUnavailable']) as [[string, number]];
  expect(topic).toBe('agent');
  expect(closeness).toBeGreaterThan(0.8);
  expect(closeness).toBeLessThan(1);
});

test('a code that is much longer or shorter is another code', () => {
  expect(found('', ['UserErrorGuestAgentStatus'])).toEqual([]);
  expect(found('', ['UserErrorGuestAgentStatusUnavailableForLong'])).toEqual([]);
});

describe('short codes that look like codes, or are all there is', () => {
  const short = indexOf({ gateway: ['E42', 'TS-999', 'WinFoo', '404'] });
  test.each(['what does E42 mean', 'E42', 'e42', 'error TS-999 again', 'it says WinFoo', 'winfoo', 'Error 404', '404'])(
    '%s is found',
    (text) => expect(short.find([], [], text)).toHaveLength(1),
  );
  test.each(['we paid 404 euros', 'see e42 for that', 'the winfoo of it', 'E421', 'XE42'])('%s is not', (text) =>
    expect(short.find([], [], text)).toEqual([]),
  );
});

test('two topics with one code are both told', () => {
  const twins = indexOf({ one: ['LiftStuckError'], other: ['LiftStuckError'] });
  expect(twins.find(['LiftStuckError'], [], '').map(({ topic }) => topic)).toEqual(['one', 'other']);
});

test('an index of no codes finds none', () => {
  expect(indexOf({ silent: [] }).find(['LiftStuckError'], ['0x80070005'], 'LiftStuckError E42')).toEqual([]);
});

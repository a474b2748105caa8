import { expect, test } from '@jest/globals';
import { readChannel, type ChannelLine } from './faults/tickets/read-channel.mjs';

const channel = '19:channel';
const first = `${channel};messageid=1`;
const second = `${channel};messageid=2`;

const card = (state: string) => ({ text: `Ticket K7M-3QX · ${state}` });

/** Of what came to a channel, in this order. */
const lines = (...all: Partial<ChannelLine>[]): ChannelLine[] =>
  all.map((line, at) => ({ verdict: 'taken', bot: 1, start: 1, at, conversation: first, activity: {}, ...line }));

const begins = (thread: string, more: Partial<ChannelLine> = {}) => ({
  ...{ conversation: channel, begins: thread, activity: card('waits for somebody') },
  ...more,
});
const says = (mark: string, more: Partial<ChannelLine> = {}) => ({
  activity: { text: `Ticket K7M-3QX: Somebody writes: the server shows line ${mark} of the log` },
  ...more,
});
const draws = (state: string, more: Partial<ChannelLine> = {}) => ({ changes: '1', activity: card(state), ...more });

test('a card, what was told in its thread, and how the card stands at last', () => {
  expect(readChannel(lines(begins(first), says('a1x0'), draws('Engineer has it'), says('a1x1')))).toEqual({
    ...{ threads: 1, marks: ['a1x0', 'a1x1'], inDoubt: 0, isGone: false, problems: [] },
    ...{ card: card('Engineer has it'), begunAt: 0, isUsed: true },
  });
});

test('a channel that got nothing shows nothing', () => {
  expect(readChannel(lines(begins(first, { verdict: '403' })))).toMatchObject({ threads: 0, marks: [], isGone: true });
});

test.each([
  ['nobody was told that it has arrived', lines(begins(first, { verdict: 'drops' }), begins(second))],
  ['the process was killed before it could note it', lines(begins(first), begins(second, { bot: 2 }))],
  ['it came late', lines(begins(first), says('a1x0'), begins(second, { verdict: 'hangs' }))],
])('a second card is in doubt where %s', (_, all) => {
  expect(readChannel(all)).toMatchObject({ threads: 1, inDoubt: 1, problems: [] });
});

test('a card that came late is not the one in use', () => {
  const all = lines(begins(first), says('a1x0'), begins(second, { verdict: 'hangs' }), draws('resolved by Engineer'));
  expect(readChannel(all).card).toEqual(card('resolved by Engineer'));
});

test('a second card takes the place of one that was refused', () => {
  const all = lines(begins(first), says('a1x0', { verdict: '403' }), begins(second), {
    ...says('a1x0'),
    conversation: second,
  });
  expect(readChannel(all)).toMatchObject({ threads: 2, marks: ['a1x0'], inDoubt: 0, problems: [] });
});

test('where the second card was lost to a kill, the first one is in use again', () => {
  const refused = says('a1x0', { verdict: '403' });
  const all = lines(begins(first), refused, begins(second), says('a1x0', { bot: 2 }), draws('resolved', { bot: 2 }));
  expect(readChannel(all)).toMatchObject({ marks: ['a1x0'], problems: [], card: card('resolved') });
});

test.each([
  ['the first one is in use', lines(begins(first), says('a1x0'), begins(second, { bot: 2 }))],
  ['one process began both', lines(begins(first), begins(second))],
])('a second card is a fault where %s', (_, all) => {
  expect(readChannel(all).problems).toEqual([expect.stringContaining('was begun again')]);
});

test('a message that one process tells twice is a fault', () => {
  expect(readChannel(lines(begins(first), says('a1x0'), says('a1x0'))).problems).toHaveLength(1);
});

test('what the bot answers to a question in a thread is not told there', () => {
  const answer = { activity: { text: 'I found nothing on “line e1x0 of the manual”' } };
  expect(readChannel(lines(begins(first), answer)).marks).toEqual([]);
});

test.each([
  ['the last thing was refused', [draws('resolved by Engineer', { verdict: '403' })], true],
  ['the card was too large twice', [draws('one', { verdict: '413' }), draws('one', { verdict: '413' })], true],
  ['it was too large once', [draws('x', { verdict: '413' }), draws('resolved by Engineer')], false],
])('nothing more comes to a thread where %s', (_, all, isGone) => {
  expect(readChannel(lines(begins(first), ...all)).isGone).toBe(isGone);
});

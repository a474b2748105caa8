import { expect, test } from '@jest/globals';
import { judgeChannel, type ChannelKnown, type TicketRead } from './faults/tickets/judge-channel.mjs';
import type { ChannelLine } from './faults/tickets/read-channel.mjs';

const thread = '19:channel;messageid=1';
const endsAt = Date.parse('2026-01-01T12:00:00Z');
const minute = 60_000;

/** The record: two messages of the asker and one of an expert, and the end. */
const read: TicketRead = {
  ticket: { id: 'K7M-3QX' },
  entries: [
    ...[
      ['asker', 'a1x0'],
      ['expert', 'e1x0'],
      ['asker', 'a1x1'],
    ].map(([role = '', mark]) => ({
      kind: 'said',
      by: { role },
      text: `line ${mark} of it`,
      at: '2026-01-01T11:59:30Z',
    })),
    { kind: 'said', by: { role: 'bot' }, text: 'I looked at line a1x9 of it', at: '2026-01-01T11:59:30Z' },
    { kind: 'resolved', by: { role: 'expert' }, at: '2026-01-01T12:00:00Z' },
  ],
};

const line = (more: Partial<ChannelLine>): ChannelLine => ({
  ...{ verdict: 'taken', bot: 1, start: 1, at: 0, conversation: thread, activity: {} },
  ...more,
});
const begun = line({ conversation: '19:channel', begins: thread, activity: { text: 'Ticket K7M-3QX · waits' } });
const said = (mark: string) => line({ activity: { text: `Ticket K7M-3QX: line ${mark} of it` } });
const resolved = line({ changes: '1', activity: { text: 'Ticket K7M-3QX · resolved by Engineer' } });
const refused = line({ verdict: '403', activity: { text: 'Ticket K7M-3QX: line a1x1 of it' } });

const judge = (lines: ChannelLine[], known: Partial<ChannelKnown> = {}) =>
  judgeChannel({ linesOf: () => lines, outs: () => [], written: new Map(), ...known }, read);

const all = [begun, said('a1x0'), said('e1x0'), said('a1x1'), resolved];

test('a ticket that was told whole', () => {
  expect(judge(all)).toEqual({ begun: 1, told: 3, inDoubt: 0, unshown: 0, cut: 0, problems: [] });
});

test('what was written into the thread itself is not told there', () => {
  expect(judge([begun, said('a1x0'), said('a1x1'), resolved], { written: new Map([['e1x0', {}]]) })).toMatchObject({
    ...{ cut: 0, problems: [] },
  });
});

test.each([
  ['a message is missing', [begun, said('a1x0'), said('e1x0'), resolved], 'has lost a1x1'],
  ['one came in another order', [begun, said('e1x0'), said('a1x0'), said('a1x1'), resolved], 'instead of'],
  ['one is nobody’s', [...all, said('a2x0')], 'has a2x0'],
  ['the card shows an earlier state', all.slice(0, -1), 'does not show that it is resolved'],
  ['the card was begun twice', [begun, ...all], 'was begun again'],
])('it is a fault where %s', (_, lines, problem) => {
  expect(judge(lines).problems.join('\n')).toContain(problem);
});

test('where the thread went before the end, what came last may be missing, and nothing before it', () => {
  expect(judge([begun, said('a1x0'), refused])).toMatchObject({ told: 1, cut: 1, problems: [] });
  expect(judge([begun, said('e1x0'), refused]).problems).toEqual([expect.stringContaining('has lost a1x0')]);
});

test.each([
  ['when the ticket ended', -minute, minute, []],
  ['right after it, while something was still to be told', minute / 2, 2 * minute, []],
  ['and was set up again before', -2 * minute, -minute, ['has lost a1x1', 'does not show']],
  ['long after it', 2 * minute, 3 * minute, ['has lost a1x1', 'does not show']],
])('a channel that was taken out %s', (_, from, to, problems) => {
  const outs = () => [{ from: endsAt + from, to: endsAt + to }];
  const found = judge([begun, said('a1x0'), said('e1x0')], { outs });
  expect(found.problems).toEqual(problems.map((problem) => expect.stringContaining(problem)));
});

test('a ticket that ended before it could be shown is counted; where it was open for a minute, it is a fault', () => {
  expect(judge([])).toMatchObject({ begun: 0, unshown: 1, problems: [] });
  const [opened, ...rest] = read.entries;
  const long = { ...read, entries: [{ ...opened!, at: '2026-01-01T11:58:59Z' }, ...rest] };
  const known = { outs: () => [], written: new Map() };
  expect(judgeChannel({ ...known, linesOf: () => [] }, long)).toMatchObject({
    ...{ unshown: 1, problems: [expect.stringContaining('was never to show it')] },
  });
  const refusedToBegin = { ...begun, verdict: '429' };
  expect(judgeChannel({ ...known, linesOf: () => [refusedToBegin] }, long)).toMatchObject({ unshown: 1, problems: [] });
});

test('so is one whose thread nobody could note, for a minute; after that it is a fault that nothing is told there', () => {
  expect(judge([{ ...begun, at: endsAt - minute / 2 }])).toMatchObject({ unshown: 1, problems: [] });
  expect(judge([{ ...begun, at: endsAt - 2 * minute }]).problems).toContain('the channel of K7M-3QX has lost a1x0');
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeReport, report } from '../../src/commands/report.js';
import { listTickets } from '../../src/commands/tickets/list.js';
import { showTicket } from '../../src/commands/tickets/show.js';
import { changeTicket } from '../../src/model/change-ticket.js';
import type { Decision } from '../../src/model/decision.js';
import type { Store } from '../../src/model/store.js';
import type { TicketEvent, TicketHead } from '../../src/model/ticket.js';
import { createLog } from '../../src/server/log.js';
import { openStore } from '../../src/storage/open-store.js';
import { aTurn, stateOf } from '../helpers/saved-turns.js';
import { fakeTerminal } from '../helpers/terminal.js';
import { aNewTicket, anExpert, aStory, aTicket } from '../helpers/tickets.js';

const before = process.env.DATA_DIR;
const minute = 60_000;
let dataDir: string;
let store: Store;
let now = 0;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'triage-tickets-'));
  process.env.DATA_DIR = dataDir;
  now = Date.now();
  store = (await openStore({ dataDir }, createLog('silent'), () => now)).store;
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
  if (before === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = before;
});

async function change(ticket: TicketHead, event: TicketEvent, at: number): Promise<TicketHead> {
  const changed = changeTicket(ticket, event, { by: anExpert, at });
  if ('refused' in changed) throw new Error(changed.refused);
  await store.saveChange({ ticket: changed.ticket, entries: [changed.entry] });
  return changed.ticket;
}

/** A ticket with everything in it, also what a terminal would obey. */
async function openOne(): Promise<TicketHead> {
  const ticket = aTicket({ openedAt: now, changedAt: now, title: 'The disk \u001b[31mis full\u202e', isUrgent: true });
  const story = aStory({
    words: 'the disk is full\nsince today',
    messages: ['No space left on device'],
    topics: [{ topic: 'disk-full', title: 'Disk full', confidence: 0.93 }],
    tried: [
      {
        ...{ topic: 'disk-full', part: 'p', title: 'Logs fill the disk', outcome: 'tried' },
        steps: [
          { id: 'a', text: 'Look at the logs', isDone: true },
          { id: 'b', text: 'Remove old ones', isDone: false },
        ],
      },
    ],
    answers: [
      { id: 'q', question: 'Since when?', answer: '' },
      { id: 'r', question: 'Which disk?', answer: 'C:' },
    ],
    transcript: [{ at: now, who: 'asker', text: 'hello' }],
    removed: 2,
  });
  await store.saveChange({ ...aNewTicket(), ticket, story });
  return ticket;
}

describe('triage tickets list', () => {
  const list = async (more: Partial<Parameters<typeof listTickets>[0]> = {}) => {
    const terminal = fakeTerminal();
    await listTickets({ state: [], json: false, ...more }, terminal);
    return terminal.written();
  };

  test('those that are not over, in a line each', async () => {
    const ticket = await openOne();
    expect(await list()).toMatch(
      /^K7M-3QX {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}open, urgent {2}The disk {2}\[31mis full \n$/,
    );
    await change(await change(ticket, { kind: 'taken' }, now), { kind: 'resolved' }, now);
    expect(await list()).toBe('There are no such tickets.\n');
    expect(await list({ state: ['resolved'] })).toContain('K7M-3QX');
    expect(JSON.parse(await list({ state: ['resolved'], json: true }))).toMatchObject([{ state: 'resolved' }]);
  });

  test('by tag and words', async () => {
    await openOne();
    expect(await list({ tag: 'vm', text: 'SINCE today' })).toContain('K7M-3QX');
    expect(await list({ tag: 'mars' })).toBe('There are no such tickets.\n');
  });

  test('a state that there is not is refused', async () => {
    await expect(list({ state: ['done'] })).rejects.toMatchObject({ code: 'no-state' });
  });
});

describe('triage tickets show', () => {
  const show = async (id: string, more = {}) => {
    const terminal = fakeTerminal();
    await showTicket(id, { json: false, transcript: false, ...more }, terminal);
    return terminal.written();
  };

  test('the whole story, and what happened since', async () => {
    const ticket = await change(await openOne(), { kind: 'taken' }, now);
    await change(
      await change(ticket, { kind: 'said', text: 'line 1\nline 2' }, now),
      { kind: 'resolved', note: 'Done' },
      now,
    );
    const shown = await show(' k7m-3qx ');
    for (const part of [
      'resolved (First engineer)',
      'urgent',
      '  the disk is full\n  since today',
      'Disk full (93 %)',
      'Logs fill the disk: tried',
      '[x] Look at the logs',
      '[ ] Remove old ones',
      'Since when?: does not know',
      'Which disk?: C:',
      'Secrets were removed 2 times.',
      'opened by the asker',
      'said by First engineer:\n    line 1\n    line 2',
      'resolved by First engineer:\n    Done',
    ]) {
      expect(shown).toContain(part);
    }
    for (const hidden of ['\u001b', '\u202e', 'hello']) expect(shown).not.toContain(hidden);
    expect(await show('K7M-3QX', { transcript: true })).toContain('hello');
    expect(JSON.parse(await show('K7M-3QX', { json: true }))).toMatchObject({ ticket: { story: { removed: 2 } } });
  });

  test('one that is not there', async () => {
    await expect(show('AAA-AAA')).rejects.toMatchObject({ code: 'no-ticket' });
  });
});

describe('triage report', () => {
  const miss = { kind: 'not-found', reason: 'no-match' } as const;
  const turn = (count: number, said: string, decisions: Decision[]) =>
    store.saveTurn(
      aTurn({
        ...{ conversation: `c${count}`, state: stateOf(1), keys: [`a${count}`, `b${count}`] },
        handled: { said, decisions, removed: [], turn: `t${count}` },
      }),
    );

  test('what found nothing, the same question once', async () => {
    await turn(1, 'The coffee  machine', [miss]);
    await turn(2, 'the coffee machine', [miss]);
    await turn(3, 'something else', [miss]);
    await turn(4, 'a greeting', [{ kind: 'welcome' }]);
    await turn(5, '', [{ kind: 'not-found', reason: 'empty' }]);
    const { unanswered } = await makeReport(store, 1, now);
    expect(unanswered.map(({ question, times }) => [question.toLowerCase(), times])).toEqual([
      ['the coffee machine', 2],
      ['something else', 1],
    ]);
    expect((await makeReport(store, 1, now + 2 * 24 * 60 * minute)).unanswered).toEqual([]);
  });

  test('how it went with topics, those first that helped least', async () => {
    const outcome = { tried: [], steps: [] };
    const outcomes = (['solved', 'none-of-these', 'none-of-these'] as const).map((result) => ({
      topic: 'b',
      result,
      ...outcome,
    }));
    await store.saveTurn(aTurn({ outcomes: [{ topic: 'a', result: 'solved', ...outcome }, ...outcomes] }));
    expect((await makeReport(store, 1, now)).topics).toEqual([
      { topic: 'b', solved: 1, 'not-solved': 0, 'not-my-problem': 0, 'none-of-these': 2 },
      { topic: 'a', solved: 1, 'not-solved': 0, 'not-my-problem': 0, 'none-of-these': 0 },
    ]);
  });

  test('tickets by topic, and how long they took', async () => {
    const ticket = await openOne();
    const taken = await change(ticket, { kind: 'taken' }, now + 4 * minute);
    await change(taken, { kind: 'resolved' }, now + 10 * minute);
    await store.saveChange(aNewTicket({ id: 'AAA-AAA', openedAt: now, changedAt: now }));
    expect((await makeReport(store, 1, now)).tickets).toEqual({
      ...{ total: 2, waiting: 1, live: 1, reminded: 0, medianMinutesToTake: 4, medianMinutesToResolve: 10 },
      byTopic: [
        { topic: '(none)', tickets: 1 },
        { topic: 'disk-full', tickets: 1 },
      ],
    });
  });

  test('is printed for people and for machines', async () => {
    await turn(1, 'what \u001b[31m is this', [miss]);
    await openOne();
    const [people, machines] = [fakeTerminal(), fakeTerminal()];
    await report({ days: '1', json: false }, people);
    await report({ days: '7', json: true }, machines);
    expect(people.written()).toContain('Questions of the last day that found nothing: 1\n  1 × what  [31m is this');
    expect(people.written()).toContain('Tickets of the last day: 1, of which 1 are live and 1 wait');
    expect(JSON.parse(machines.written())).toMatchObject({ days: 7, tickets: { total: 1 } });
    await expect(report({ days: '0', json: false }, people)).rejects.toMatchObject({ code: 'bad-days' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { changeTicket, openedEntry } from '../../src/model/change-ticket.js';
import type { Speaker, TicketEvent, TicketHead, TicketState } from '../../src/model/ticket.js';
import { anAskerSpeaks, anExpert, anotherExpert, aTicket } from '../helpers/tickets.js';

const system: Speaker = { role: 'system', name: 'servicedesk' };
const bot: Speaker = { role: 'bot' };

function ticketIn(state: TicketState): TicketHead {
  const holder = { id: anExpert.id, name: anExpert.name };
  return aTicket({ state, ...(state === 'assigned' || state === 'resolved' ? { expert: holder } : {}) });
}

function change(state: TicketState, kind: TicketEvent['kind'], by: Speaker = anExpert) {
  const event = (kind === 'said' ? { kind, text: 'x' } : { kind }) as TicketEvent;
  const changed = changeTicket(ticketIn(state), event, { by, at: 5_000, key: 'k' });
  return 'refused' in changed ? changed.refused : changed.ticket.state;
}

/** Every event in every state; what it leads to, or why not. */
describe.each([
  ['taken', { open: 'assigned', reopened: 'assigned', assigned: 'taken', resolved: 'over', withdrawn: 'over' }],
  ['released', { open: 'not-taken', reopened: 'not-taken', assigned: 'open', resolved: 'over', withdrawn: 'over' }],
  ['resolved', { open: 'resolved', reopened: 'resolved', assigned: 'resolved', resolved: 'over', withdrawn: 'over' }],
  [
    'reopened',
    { open: 'not-over', reopened: 'not-over', assigned: 'not-over', resolved: 'reopened', withdrawn: 'reopened' },
  ],
  [
    'withdrawn',
    { open: 'withdrawn', reopened: 'withdrawn', assigned: 'withdrawn', resolved: 'over', withdrawn: 'over' },
  ],
  ['said', { open: 'not-taken', reopened: 'not-taken', assigned: 'assigned', resolved: 'over', withdrawn: 'over' }],
] as const)('%s by the expert who has it', (kind, outcomes) => {
  test.each(Object.entries(outcomes))('in state %s: %s', (state, outcome) => {
    expect(change(state as TicketState, kind)).toBe(outcome);
  });
});

test.each([
  ['taken', 'taken'],
  ['said', 'taken'],
  ['resolved', 'taken'],
  ['released', 'open'],
] as const)('%s of a ticket that another expert has', (kind, outcome) => {
  expect(change('assigned', kind, anotherExpert)).toBe(outcome);
});

test('the asker can speak as long as it is not over', () => {
  for (const state of ['open', 'reopened', 'assigned'] as const)
    expect(change(state, 'said', anAskerSpeaks)).toBe(state);
  expect(change('resolved', 'said', anAskerSpeaks)).toBe('over');
});

test('another system speaks without taking it, unless an expert has it', () => {
  expect(change('open', 'said', system)).toBe('open');
  expect(change('assigned', 'said', system)).toBe('taken');
});

test('reminded is only who waits', () => {
  expect(change('open', 'reminded', bot)).toBe('open');
  expect(change('assigned', 'reminded', bot)).toBe('taken');
  expect(change('resolved', 'reminded', bot)).toBe('over');
});

test('an entry tells who, when and what, and the version counts the entries', () => {
  const before = aTicket();
  const changed = changeTicket(before, { kind: 'taken' }, { by: anExpert, at: 5_000, key: 'k' });
  expect(changed).toEqual({
    ticket: {
      ...before,
      state: 'assigned',
      version: 2,
      changedAt: 5_000,
      expert: { id: 'expert-1', name: 'First engineer' },
    },
    entry: { ticket: before.id, seq: 2, at: 5_000, by: anExpert, event: { kind: 'taken' }, key: 'k' },
  });
  expect(openedEntry(before, { by: anAskerSpeaks, at: 1 })).toEqual({
    ...{ ticket: before.id, seq: 1, at: 1, by: anAskerSpeaks, event: { kind: 'opened' } },
  });
});

test('who waits has no expert, who is resolved names the last one', () => {
  const released = changeTicket(ticketIn('assigned'), { kind: 'released' }, { by: anExpert, at: 1 });
  expect(released).not.toHaveProperty('ticket.expert');
  const resolved = changeTicket(ticketIn('open'), { kind: 'resolved' }, { by: anotherExpert, at: 1 });
  expect(resolved).toHaveProperty('ticket.expert', { id: 'expert-2', name: 'Second engineer' });
});

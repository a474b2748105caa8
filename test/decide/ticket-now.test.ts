import { describe, expect, test } from '@jest/globals';
import { ticketNow } from '../../src/decide/ticket-now.js';
import type { TicketNews } from '../../src/model/decision.js';
import { aTicket } from '../helpers/tickets.js';

const id = 'K7M-3QX';
const expert = { id: 'e', name: 'First engineer' };
const said = (news: TicketNews) => ({ kind: 'ticket', ticket: id, news }) as const;
const last = { isLast: true, opens: 'Monday' };

describe('what was said of a ticket, said again', () => {
  test.each([
    ['received', 'open'],
    ['received', 'reopened'],
    ['reopened', 'open'],
    ['withdrawn', 'withdrawn'],
    ['resolved', 'resolved'],
    ['taken', 'assigned'],
    ['over', 'resolved'],
  ] as const)('%s of one that is %s: the same', (news, state) => {
    const decision = said(news);
    expect(ticketNow(decision, aTicket({ state, expert }), last)).toBe(decision);
  });

  test.each([
    ['received', 'withdrawn', { news: 'over', ended: 'withdrawn' }],
    ['received', 'resolved', { news: 'over', ended: 'resolved', expert: 'First engineer' }],
    ['reopened', 'withdrawn', { news: 'over', ended: 'withdrawn' }],
    ['withdrawn', 'resolved', { news: 'over', ended: 'resolved' }],
    ['withdrawn', 'reopened', { news: 'waiting', opens: 'Monday' }],
    ['over', 'reopened', { news: 'waiting' }],
    ['received', 'assigned', { news: 'taken', expert: 'First engineer' }],
  ] as const)('%s of one that is %s now', (news, state, told) => {
    const now = ticketNow(said(news), aTicket({ id, state, expert }), last);
    expect(now).toMatchObject({ kind: 'ticket', ticket: id, ...told });
    expect(now).not.toHaveProperty('isOld');
  });

  test('one that was followed by another cannot be opened again, and says so', () => {
    const ticket = aTicket({ id, state: 'withdrawn' });
    const old = { kind: 'ticket', ticket: id, news: 'over', ended: 'withdrawn', isOld: true } as const;
    for (const news of ['received', 'withdrawn'] as const) {
      expect(ticketNow(said(news), ticket, { ...last, isLast: false })).toEqual(old);
    }
    expect(ticketNow(old, ticket, { ...last, isLast: false })).toBe(old);
  });

  test('one that is no longer kept', () => {
    expect(ticketNow(said('received'), undefined, last)).toMatchObject({ reason: 'outdated-button' });
  });
});

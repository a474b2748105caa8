import { describe, expect, test } from '@jest/globals';
import { expertInputs, expertVerbs } from '../../src/model/expert-verbs.js';
import type { Card } from '../../src/model/reply.js';
import type { Ticket, TicketEntry, TicketState } from '../../src/model/ticket.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { largestCard } from '../../src/render/render.js';
import { actionsOf, bytesOf, elementsOf, keysOf, sendingActions, shownText } from '../helpers/cards.js';
import { cards, drawing, entries, everyCard, ticket } from './expert-samples.js';

const inState = (state: TicketState): Ticket => ({ ...ticket, state });
const titlesOf = (card: Card) => (card.actions as { title: string }[]).map(({ title }) => title);
const inputsOf = (card: Card) =>
  elementsOf(card.body).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []));

describe('a ticket', () => {
  const text = shownText(cards.ticket(ticket, drawing).card);

  test.each([
    ['who asks, where and in which language', 'Asker: Asker (Teams), de-DE'],
    ['since when, in the time of support', 'Since: 2025-11-21 09:00 Europe/Berlin'],
    ['that it is urgent', 'Urgent: the asker says so'],
    ['who has it', 'Support engineer has it'],
    ['its id', 'Ticket K7M-3QX'],
    ['the title', 'The printer prints nothing'],
    ['the own words, line by line', 'second floor prints nothing since this morning.\nThe queue says'],
    ['codes', '0x80070005'],
    ['error messages', 'The print queue is stuck and cannot be emptied.'],
    ['articles with their confidence', 'The print queue is stuck (87 %)'],
    ['what was tried', 'Paper is jammed (did not help)'],
    ['what was done, and by whom', '☑\nOpen the front door (Colleague)'],
    ['what was not done', '☐\nPull the paper out'],
    ['answers', 'Since when does it fail: this morning'],
    ['what nobody knows', 'Which model is it: does not know'],
    ['how many secrets were removed', '2 secrets were removed'],
    ['tags and system', 'System: windows\nTags: printers, windows'],
  ])('tells %s', (_, words) => {
    expect(text).toContain(words);
  });

  test.each<[TicketState, string[]]>([
    ['open', ['Take', 'Send message', 'Resolve', 'Transcript']],
    ['reopened', ['Take', 'Send message', 'Resolve', 'Transcript']],
    ['assigned', ['Send message', 'Resolve', 'Give back', 'Transcript']],
    ['resolved', ['Open again', 'Transcript']],
    ['withdrawn', ['Open again', 'Transcript']],
  ])('that is %s offers what can be done', (state, titles) => {
    const { card } = cards.ticket(inState(state), drawing);
    expect(titlesOf(card)).toEqual(titles);
    const isOver = state === 'resolved' || state === 'withdrawn';
    expect(inputsOf(card)).toEqual(isOver ? [] : [expertInputs.reply, expertInputs.note]);
  });

  test('tells apart what others of a group said of it', () => {
    const others = [{ name: 'Colleague', text: 'since the new driver' }, { text: 'here, too' }];
    const told = { ...ticket, story: { ...ticket.story, others } };
    for (const { card } of [cards.ticket(told, drawing), cards.transcript(told, [], undefined, drawing)]) {
      const shown = shownText(card);
      expect(shown).toMatch(/What others said of it\s+Colleague:?\s+since the new driver\s+Somebody:?\s+here, too/);
    }
    expect(text).not.toContain('What others said of it');
  });

  test('keeps what was filled in and did not get anywhere', () => {
    const { card } = cards.ticket(ticket, { ...drawing, typed: { reply: 'Please restart it.', note: 'queue' } });
    const values = elementsOf(card.body).filter(({ type }) => type === 'Input.Text');
    expect(values.map(({ value }) => value)).toEqual(['Please restart it.', 'queue']);
  });

  test('tells who clicked what they must know, first of all', () => {
    const { card } = cards.ticket(ticket, { ...drawing, notice: 'Second engineer has this ticket.' });
    expect(shownText(card).split('\n').slice(0, 4)).toContain('Second engineer has this ticket.');
  });
});

describe.each(everyCard(ticket, entries))('%s', (_, { card, speak }) => {
  test('is a card that Teams takes', () => {
    expect(cardProblems(card)).toEqual([]);
    expect(speak.trim()).not.toBe('');
    expect(JSON.stringify(card)).not.toMatch(/\$\{|undefined|\[object|\uE001/);
  });

  test('sends by Action.Execute, with the same as Action.Submit for older clients', () => {
    for (const action of card.actions as Record<string, unknown>[]) {
      const { type, title, style, data, verb, fallback } = action;
      expect(type).toBe('Action.Execute');
      expect(expertVerbs).toContain(verb);
      expect(data).toMatchObject({ verb, topic: '', step: 'K7M-3QX', key: 'k1' });
      expect(fallback).toEqual({ type: 'Action.Submit', title, style, data });
    }
    expect(new Set(keysOf(card)).size).toBeLessThanOrEqual(1);
  });
});

describe('what is told of an entry', () => {
  const by = { role: 'expert', id: 'e', name: 'Second engineer' } as const;
  const asker = { role: 'asker', id: '29:asker', name: 'Asker' } as const;
  const shown = (event: TicketEntry['event'], who: TicketEntry['by'] = by) => {
    const reply = cards.entry({ ticket: 'K7M-3QX', seq: 4, at: 0, by: who, event }, ticket, drawing);
    return reply && shownText(reply.card);
  };

  test.each<[TicketEntry['event'], TicketEntry['by'], string]>([
    [{ kind: 'taken' }, by, 'Second engineer has taken it'],
    [{ kind: 'released', note: 'for the network people' }, by, 'gave it back\nfor the network people'],
    [{ kind: 'resolved', note: 'new drum' }, by, 'Second engineer resolved it\nnew drum'],
    [{ kind: 'reopened' }, asker, 'Asker opened it again'],
    [{ kind: 'withdrawn' }, asker, 'Asker took it back'],
    [{ kind: 'reminded' }, { role: 'bot' }, 'Nobody has taken it yet'],
    [
      { kind: 'undelivered', of: 3, why: 'gone' },
      { role: 'bot' },
      'Not delivered to the asker\nThe bot is no longer in their chat',
    ],
    [{ kind: 'undelivered', of: 3, why: 'too-large' }, { role: 'bot' }, 'send it in parts'],
    [{ kind: 'said', text: 'still nothing', removed: 1 }, asker, 'Asker writes\nstill nothing\n1 secret was removed'],
    [{ kind: 'said', text: 'restart it' }, by, 'Second engineer wrote to the asker\nrestart it'],
    [{ kind: 'said', text: 'done there' }, { role: 'system', name: 'Jira' }, 'Jira wrote to the asker\ndone there'],
  ])('%j', (event, who, words) => {
    expect(shown(event, who)).toContain(words);
  });

  test('what the card tells, or the bot said, needs no word', () => {
    expect(shown({ kind: 'opened' })).toBeUndefined();
    expect(shown({ kind: 'said', text: 'Step 1' }, { role: 'bot' })).toBeUndefined();
  });

  test('files lead to this server', () => {
    const files = [{ name: 'screen.png', type: 'image/png', size: 1, path: '/api/files/1' }];
    const event = { kind: 'said' as const, text: '', files };
    const reply = cards.entry({ ticket: 'K7M-3QX', seq: 4, at: 0, by: asker, event }, ticket, drawing);
    expect(actionsOf(reply!.card)).toMatchObject([{ url: 'https://help.example.com/api/files/1' }]);
  });
});

describe('the transcript', () => {
  const long = Array.from({ length: 300 }, (_, n) => ({
    ...{ at: 1_763_711_000_000 + n, who: n % 2 === 0 ? ('asker' as const) : ('bot' as const) },
    text: `Line ${n} says ${'what happened '.repeat(20)}`,
  }));
  const many = { ...ticket, story: { ...ticket.story, transcript: long } };
  const page = (number?: number) => cards.transcript(many, entries, number, drawing).card;

  test('tells everything that was said before and since, with when and who', () => {
    const text = shownText(cards.transcript(ticket, entries, undefined, drawing).card);
    for (const words of [
      'Asker, 2025-11-21 08:43 Europe/Berlin\nPrintQueueStuckError',
      'Bot, 2025-11-21 08:43 Europe/Berlin\nThe print queue is stuck',
      'The ticket was opened, 2025-11-21 09:00',
      'Support engineer has taken it',
      'It still prints nothing.',
    ])
      expect(text).toContain(words);
  });

  test('takes as many cards as it needs, the newest first, and nothing is left out', () => {
    const pages = Number(/part \d+ of (\d+)/.exec(shownText(page()))?.[1]);
    expect(pages).toBeGreaterThan(2);
    expect(shownText(page())).toContain(`part ${pages} of ${pages}`);
    expect(titlesOf(page())).toEqual(['Earlier', 'Back to the ticket']);
    expect(titlesOf(page(1))).toEqual(['Later', 'Back to the ticket']);
    expect(titlesOf(page(2))).toEqual(['Earlier', 'Later', 'Back to the ticket']);
    expect(sendingActions(page(2)).map(({ data }) => data.part)).toEqual(['1', '3', undefined]);
    const all = Array.from({ length: pages }, (_, n) => page(n + 1));
    for (const card of all) expect(bytesOf(card)).toBeLessThanOrEqual(largestCard);
    const text = all.map(shownText).join('\n');
    for (const n of long.keys()) expect(text).toContain(`Line ${n} says`);
  });

  test('what the bot showed is cut, and what people said is not', () => {
    const text = 'all of this '.repeat(300);
    const transcript = (['bot', 'asker'] as const).map((who) => ({ at: 0, who, text: `${text} END of ${who}` }));
    const shown = { ...ticket, story: { ...ticket.story, transcript } };
    const all = shownText(cards.transcript(shown, [], 1, drawing).card);
    expect(all).toContain('END of asker');
    expect(all).not.toContain('END of bot');
  });

  test('a page that is not there is the last one', () => {
    expect(shownText(page(99))).toBe(shownText(page()));
  });
});

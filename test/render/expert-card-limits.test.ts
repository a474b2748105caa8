import { describe, expect, test } from '@jest/globals';
import type { Ticket, TicketEntry } from '../../src/model/ticket.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { largestCard } from '../../src/render/render.js';
import { actionsOf, bytesOf, elementsOf, runTexts, shownText } from '../helpers/cards.js';
import { cards, drawing, entries, everyCard, ticket } from './expert-samples.js';

describe('sizes', () => {
  test.each([
    ['letters', 'word '],
    ['emoji', '👩‍👩‍👧'],
    ['control characters', '\u0001'],
    ['lines', 'a\n'],
    ['quotes', '"\\'],
    ['one long word', 'x'],
    ['three bytes each', '漢'],
  ])('%s everywhere, and still one card', (_, piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    const list = Array.from({ length: 40 }, () => text);
    const huge: Ticket = {
      ...{ ...ticket, title: text, tags: list, expert: { id: 'e', name: text } },
      asker: { channel: 'msteams', id: 'a', name: text },
      story: {
        ...{ ...ticket.story, words: text, codes: list, messages: list },
        others: list.map((said) => ({ name: text, text: said })),
        topics: list.map((title) => ({ topic: 't', title, confidence: 1 })),
        tried: list.map((title) => ({
          ...{ topic: 't', part: 'p', title, outcome: 'tried' },
          steps: list.map((step) => ({ id: 's', text: step, isDone: true, by: text })),
        })),
        answers: list.map((question) => ({ id: 'q', question, answer: text })),
      },
    };
    const said: TicketEntry = {
      ...entries[2]!,
      by: { role: 'expert', id: 'e', name: text },
      event: { kind: 'said', text },
    };
    for (const [name, { card }] of everyCard(huge, [said])) {
      expect({ name, problems: cardProblems(card) }).toEqual({ name, problems: [] });
      expect({ name, isSmall: bytesOf(card) <= largestCard }).toEqual({ name, isSmall: true });
    }
    expect(bytesOf(cards.ticket(huge, { ...drawing, most: 12_000 }).card)).toBeLessThanOrEqual(12_000);
    expect(bytesOf(cards.entry(said, huge, { ...drawing, most: 12_000 })!.card)).toBeLessThanOrEqual(12_000);
  });

  test('a message that was cut says where all of it is', () => {
    const said: TicketEntry = { ...entries[2]!, event: { kind: 'said', text: 'word '.repeat(9_000) } };
    expect(shownText(cards.entry(said, ticket, drawing)!.card)).toContain('The transcript has all of it.');
  });
});

describe.each([
  ['a template', '${title} and ${$root.kicker}'],
  ['a date function', '{{DATE(2020-01-01T00:00:00Z)}}'],
  ['Markdown', '**bold** _it_ [x](javascript:alert(1)) # head'],
  ['a script', '<script>alert("1")</script><at>Triage</at>'],
  ['entities', '&lt;b&gt; &#65;'],
  ['quotes', `"double" "}],"x":[{"`],
])('%s in every field', (_, text) => {
  const { story } = ticket;
  const nasty: Ticket = {
    ...{ ...ticket, title: text, tags: [text], expert: { id: 'e', name: text } },
    asker: { channel: 'msteams', id: 'a', name: text },
    story: {
      ...{ ...story, words: text, codes: [text], messages: [text], locale: text },
      others: [{ name: text, text }],
      topics: [{ topic: 't', title: text }],
      tried: [{ ...story.tried[0]!, title: text, steps: [{ id: 's', text, isDone: true, by: text }] }],
      answers: [{ id: 'q', question: text, answer: text }],
      transcript: [{ at: 0, who: 'asker', name: text, text }],
    },
  };
  const by = { role: 'expert', id: 'e', name: text } as const;
  const record: TicketEntry[] = [
    { ticket: 'K7M-3QX', seq: 1, at: 0, by, event: { kind: 'said', text, files: [{ name: text, type: '', size: 1 }] } },
    { ticket: 'K7M-3QX', seq: 2, at: 0, by, event: { kind: 'resolved', note: text } },
  ];

  test.each(everyCard(nasty, record))('is shown as it is: %s', (_name, { card }) => {
    expect(cardProblems(card)).toEqual([]);
    const words = text.replace(/\s+/g, ' ');
    const shown = runTexts(card).map((run) => run.replaceAll('\u2060', ''));
    expect(shown.some((run) => run.includes(words))).toBe(true);
    // Only a TextRun shows what it holds as it is; a heading is one of ours.
    const blocks = elementsOf(card.body).filter(({ type }) => type === 'TextBlock');
    for (const block of blocks) expect(block.text).not.toContain(text);
    expect(actionsOf(card).filter(({ type }) => type === 'Action.OpenUrl').length).toBeLessThanOrEqual(1);
  });
});

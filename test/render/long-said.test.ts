import { describe, expect, test } from '@jest/globals';
import { toActivity } from '../../src/channels/reply-activity.js';
import type { Decision } from '../../src/model/decision.js';
import { longestSaid } from '../../src/model/desk.js';
import { createPack } from '../../src/model/pack.js';
import { largestCard } from '../../src/render/render.js';
import { bytesOf, runTexts } from '../helpers/cards.js';
import { aContext, rendererOf } from '../helpers/rendering.js';

const render = rendererOf(createPack([]));

/** Source: Teams, "Size limits for bots and cards". */
const largestMessage = 28 * 1024;
/** What a notification and a screen reader get, in characters. */
const longestSpeak = 500;

const lines = Array.from({ length: 3_300 }, (_, index) => String(index + 1)).join('\n');
const texts: [string, string, number][] = [
  ['one line', Array.from({ length: 3_600 }, (_, index) => String(index)).join(' '), 1],
  ['one word', 'x'.repeat(longestSaid), 1],
  ['numbered lines', lines, 20],
  ['10,000 lines', 'x\n'.repeat(longestSaid / 2), 45],
  ['letters of four bytes', '🙂'.repeat(longestSaid / 2), 3],
  ['letters that JSON escapes', '"\\'.repeat(longestSaid / 2), 3],
  ['right-to-left letters', 'שלום '.repeat(longestSaid / 5), 3],
  ['addresses', 'https://a.example/ '.repeat(1_000), 20],
];
const kinds: [string, (text: string) => Decision][] = [
  ['a message', (text) => ({ kind: 'said', ticket: 'K7M-3QX', name: 'First engineer', text })],
  [
    'a note',
    (note) => ({ kind: 'ticket', ticket: 'K7M-3QX', news: 'resolved', expert: 'First engineer', note }) as const,
  ],
];
const letters = (text: string) => text.replace(/\s/g, '');

describe.each(kinds)('%s of an expert as long as it may be', (_, decisionOf) => {
  test.each(texts)('%s: fits into Teams, and nothing of it is lost', (_name, text, most) => {
    expect(text.length).toBeLessThanOrEqual(longestSaid);
    const replies = render(decisionOf(text), aContext({ universalActions: true }));
    expect(replies.length).toBeLessThanOrEqual(most);
    for (const reply of replies) {
      expect(bytesOf(reply.card)).toBeLessThanOrEqual(largestCard);
      const activity = JSON.stringify(toActivity(reply, 'msteams', 'an id'));
      expect(Buffer.byteLength(activity)).toBeLessThanOrEqual(largestMessage);
      expect(reply.speak.length).toBeLessThanOrEqual(longestSpeak);
    }
    // Heads and ends of the cards stand between.
    const shown = replies.map(({ card }) => letters(runTexts(card).join('')));
    const told = replies.map((reply) => letters(reply.text));
    expect(lettersFound(letters(text), shown)).toBe(letters(text).length);
    expect(lettersFound(letters(text), told)).toBe(letters(text).length);
  });
});

/** How many letters of a text are found from its beginning on, in parts that each hold a piece of it, in order. */
function lettersFound(text: string, parts: readonly string[]): number {
  let found = 0;
  for (const part of parts) {
    // The longest piece that the part holds; pieces are found by halving, as a shorter one is there wherever a longer one is.
    let [least, most] = [0, text.length - found];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (part.includes(text.slice(found, found + middle))) least = middle;
      else most = middle - 1;
    }
    found += least;
  }
  return found;
}

import { describe, expect, test } from '@jest/globals';
import { evenBidi } from '../../src/render/even-bidi.js';
import { peopleView } from '../../src/render/people-view.js';
import { newView } from '../../src/render/view.js';
import { textRow } from '../../src/render/views/lines.js';
import { createPack } from '../../src/model/pack.js';
import { createExpertCards } from '../../src/render/experts/expert-cards.js';
import { aContext, rendererOf, templates } from '../helpers/rendering.js';
import { anEntry, aTicket } from '../helpers/tickets.js';
import { numbers } from '../helpers/random.js';

const [lre, rle, pdf, lro, rlo] = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e'];
const [lri, rli, fsi, pdi] = ['\u2066', '\u2067', '\u2068', '\u2069'];

describe('a text turns nothing around it', () => {
  test.each([
    ['plain', 'plain'],
    ['שלום עולם, backup נכשל \u200f(0x80)', 'שלום עולם, backup נכשל \u200f(0x80)'],
    [`${rle}שלום${pdf} x`, `${rle}שלום${pdf} x`],
    [`${fsi}שלום${pdi} ${lri}x${pdi}`, `${fsi}שלום${pdi} ${lri}x${pdi}`],
    [`${rlo}elif.exe${pdf}!`, 'elif.exe!'],
    [`${lro}a${rlo}b`, 'ab'],
    [`${rle}open`, `${rle}open${pdf}`],
    [`${rli}${lre}open`, `${rli}${lre}open${pdf}${pdi}`],
    [`a${pdf}b${pdi}c`, 'abc'],
    [`${rle}a\nb${pdf}c`, `${rle}a${pdf}\nbc`],
    [`${lri}a${pdf}b${pdi}`, `${lri}ab${pdi}`],
    [`${lri}${rle}a${pdi}b${pdf}`, `${lri}${rle}a${pdf}${pdi}b`],
    [`${rli}a${rlo}b${pdf}c${pdi}`, `${rli}abc${pdi}`],
  ])('%j', (text, even) => expect(evenBidi(text)).toBe(even));

  test('whatever it holds', () => {
    const below = numbers(7);
    const letters = [lre, rle, pdf, lro, rlo, lri, rli, fsi, pdi, 'a', 'ש', '\n', '🙂'] as const;
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: below(12) }, () => letters[below(letters.length)]).join('');
      const even = evenBidi(text);
      for (const line of even.split('\n')) expect(pairsLeft(line)).toBe('');
      expect(evenBidi(even)).toBe(even);
      const seen = (one: string) => one.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
      expect(seen(even)).toBe(seen(text));
    }
  });

  test('in every part of a view', () => {
    const view = { ...newView('said', `${rlo}title`), sections: [{ heading: '', rows: [textRow(`${rlo}text`)] }] };
    expect(JSON.stringify(peopleView({ ...view, kicker: `${rli}kicker` }))).not.toContain(rlo);
    expect(peopleView({ ...view, kicker: `${rli}kicker` }).kicker).toBe(`${rli}kicker${pdi}`);
  });

  test('on the cards of askers and experts, and in their plain text', () => {
    const text = `${rlo}gnp.exe${pdf} and ${rli}more`;
    const said = rendererOf(createPack([]))(
      { kind: 'said', ticket: 'K7M-3QX', name: 'First expert', text },
      aContext(),
    );
    const entry = anEntry(2, { kind: 'said', text }, { role: 'asker', id: 'a', name: 'Kim' });
    const cards = createExpertCards({ templates, zone: 'UTC' });
    const shown = [...said, cards.entry(entry, aTicket(), { key: 'k' })];
    for (const reply of shown) {
      const json = JSON.stringify(reply);
      expect(json).not.toContain(rlo);
      expect(json).toContain(`gnp.exe and ${rli}more${pdi}`);
    }
  });
});

/** What is left of a line's controls when pairs that hold nothing but pairs are taken away again and again. */
function pairsLeft(line: string): string {
  let left = line.replace(/[^\u202a-\u202e\u2066-\u2069]/gu, '');
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(/[\u202a\u202b]\u202c|[\u2066-\u2068]\u2069/g, '');
  }
  return left;
}

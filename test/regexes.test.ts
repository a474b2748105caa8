import { describe, expect, test } from '@jest/globals';
import { decide } from '../src/decide/decide.js';
import { createAbbreviations } from '../src/match/abbreviations.js';
import { buildIndex } from '../src/match/build-index.js';
import { newConversation } from '../src/model/conversation.js';
import { findParts } from '../src/understand/find-parts.js';
import { tellingText } from '../src/understand/telling-text.js';
import { understand } from '../src/understand/understand.js';
import { attackStrings } from './helpers/attack-strings.js';
import { longTexts } from './helpers/long-texts.js';
import { matcherOf } from './helpers/matcher.js';
import { printers } from './helpers/printers.js';
import { regexLiteralsOf } from './helpers/regex-literals.js';
import { slowUnits, tail } from './helpers/slow-units.js';
import { aTopic, packOf, paragraph } from './helpers/topics.js';
import { growth, MOST_GROWTH } from './understand/work-grows.js';

const topics = [...printers, aTopic('vault', { title: 'Key vault of a keyvault', summary: [paragraph('Call.')] })];
const pack = packOf(...topics);
const match = matcherOf(
  topics,
  [['printer', 'print machine']],
  [{ language: 'xx', foreign: ['brakk', '备份', 'カ'], english: ['broken', 'backup', 'ka'] }],
);

/** Everything that reads what askers write, from the text to the decision. */
function readAsAsked(text: string): void {
  const understanding = understand(text);
  const matches = match(understanding);
  // Also what is not reduced to what a long paste is about.
  match({ ...understanding, telling: text, readable: text });
  tellingText(text);
  findParts(text);
  const situation = { kind: 'text', understanding, matches, parts: [], attachments: 0 } as const;
  for (const pending of [
    { kind: 'choose' as const, topics: ['toner'] },
    { kind: 'platform' as const, topic: 'toner' },
  ])
    decide({ ...newConversation(), topic: 'toner', pending }, situation, pack);
}

/** What reads the texts of articles to find them. */
function readAsArticle(text: string): void {
  createAbbreviations().read(text, 0);
  buildIndex([aTopic('a', { title: text, messages: [text], summary: [paragraph(text)] })]);
}

const readers = [readAsAsked, readAsArticle].map((read) => (text: string) => read(text + tail));

describe('no text makes a regular expression run away: four times the text takes about four times as long', () => {
  const literals = ['understand', 'match', 'model', 'decide'].flatMap(regexLiteralsOf);

  test('the regular expressions are found where they stand', () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(literals.map(({ place }) => place.replace(/:\d+$/, ''))).toEqual(
      expect.arrayContaining(['understand/telling-text.ts', 'understand/find-parts.ts', 'match/compounds.ts']),
    );
  });

  /** What may be slow, with the regular expression that it was made for. */
  const units = new Map<string, string>();
  for (const literal of literals) {
    // Secrets have tests of their own for what they are usually slow at.
    const samples = literal.place.includes('/secrets/') ? [] : attackStrings(literal.pattern).slice(-1);
    for (const unit of [...slowUnits(literal), ...samples]) if (!units.has(unit)) units.set(unit, literal.place);
  }

  test.each([...units])('%j, over and over, made for %s', (unit) => {
    for (const read of readers) expect(growth(unit, read)).toBeLessThan(MOST_GROWTH);
  });

  test.each(longTexts)('%s', (_, textOf) => {
    const text = textOf(100_000);
    for (const read of readers) expect(growth(text, read)).toBeLessThan(MOST_GROWTH);
  });
});

describe('strings that attack a regular expression are made of what it speaks of', () => {
  test.each([
    ['(a+)+$', ['a']],
    ['x(?:foo|ba[rz])\\s{0,3}:', ['foo', 'bar', 'baz', ' :', 'xfoobar :']],
    ['(?<=[.!?]\\s{0,4})(?=also)', ['.', '!', ' ', 'also']],
    ['\\u0041\\p{Script=Han}\\d[^"]', ['A备1a']],
  ])('%s', (pattern, units) => {
    expect(attackStrings(pattern)).toEqual(expect.arrayContaining(units));
  });

  test('and find one that runs away', () => {
    const slow = (pattern: string) => slowUnits({ place: '', pattern, flags: 'i' });
    expect(slow('\\s+$')).toContain(' ');
    expect(slow('(?:foo)*bar')).toContain('foo');
    expect(slow('"[^x]*x')).toContain('"');
    expect(() => slow('^(?:a+)+$')).toThrow('runs away');
  });
});

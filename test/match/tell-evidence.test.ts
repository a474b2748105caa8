import { describe, expect, test } from '@jest/globals';
import { matcherOf } from '../helpers/matcher.js';
import { printers } from '../helpers/printers.js';
import { aStep, aTopic, paragraph } from '../helpers/topics.js';
import { anUnderstanding } from '../helpers/understandings.js';

const topics = [
  ...printers,
  aTopic('coffee', {
    title: 'The coffee machine leaks',
    steps: [aStep('Tighten the loose screws behind the boiler.')],
    summary: [paragraph('The gaskets age.')],
  }),
];
const match = matcherOf(topics, [['coffee machine', 'espresso maker']]);
const evidenceOf = (text: string) => match(anUnderstanding(text))[0]?.evidence ?? [];
const found = (text: string, kind: string) => evidenceOf(text).find((evidence) => evidence.kind === kind)?.found;

describe('evidence is told in the words of the asker', () => {
  test('as they wrote them, not as stems', () => {
    const text = 'Cartridges? CARTRIDGES! we ordered new ones';
    expect(found(text, 'words')?.split(' ')).toContain('Cartridges');
    expect(evidenceOf(text).flatMap((evidence) => evidence.found.split(' '))).not.toContain('cartridg');
  });

  test('a line of an article in its order', () => {
    expect(found('they say: tighten loose screws, where is the boiler?', 'line')).toBe('tighten loose screws boiler');
  });

  test('no line of which hardly anything was said, and none of a single word', () => {
    expect(found('what is a boiler', 'line')).toBeUndefined();
    expect(found('gaskets', 'line')).toBeUndefined();
  });

  test('a long line by its first eight words', () => {
    const line = 'alpha bravo charlie delta echo foxtrot golf hotel india juliett';
    const long = matcherOf([aTopic('a', { title: 'x', summary: [paragraph(line)] })]);
    const [best] = long(anUnderstanding(line.toUpperCase()));
    expect(best?.evidence.find(({ kind }) => kind === 'line')?.found).toBe(
      'ALPHA BRAVO CHARLIE DELTA ECHO FOXTROT GOLF HOTEL',
    );
  });

  test('no concept, which nobody wrote', () => {
    for (const text of ['the espresso maker leaks', 'coffee machine', 'espresso maker'])
      expect(JSON.stringify(evidenceOf(text))).not.toContain('=');
    expect(evidenceOf('espresso maker')).toEqual([]);
    expect(match(anUnderstanding('espresso maker'))[0]?.topic).toBe('coffee');
  });

  test('each word once', () => {
    const words = found('the vendor-vendor, Vendor and vendors', 'words')?.split(' ') ?? [];
    expect(words).toEqual([...new Set(words)]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { createAbbreviations } from '../../src/match/abbreviations.js';
import { matcherOf } from '../helpers/matcher.js';
import { aTopic, paragraph } from '../helpers/topics.js';
import { anUnderstanding } from '../helpers/understandings.js';

/** What is learnt when each text is a line of its own topic. */
function learnt(...lines: string[]): string[][] {
  const abbreviations = createAbbreviations();
  lines.forEach((line, topic) => abbreviations.read(line, topic));
  return abbreviations.groups();
}
const twice = (line: string) => learnt(line, line);

describe('an abbreviation is learnt', () => {
  test.each([
    ['from the words before the bracket', 'Restart the Volume Shadow Copy (VSC) first', ['vsc', 'volum shadow copi']],
    ['in the plural', 'no restore points (RPs) left', ['rp', 'restor point']],
    ['of joined words', 'a self-service portal (SSP)', ['ssp', 'self servic portal']],
  ])('%s', (_, line, group) => {
    expect(twice(line)).toEqual([group]);
  });

  test('each of several in one line', () => {
    expect(twice('The lift control unit (LCU) asks the door control unit (DCU).')).toEqual([
      ['lcu', 'lift control unit'],
      ['dcu', 'door control unit'],
    ]);
  });
});

describe('an abbreviation is not learnt', () => {
  test.each([
    ['when its letters begin no words before it', 'Restart the copy service (VSS)'],
    ['when one letter is another', 'the Lift Control Box (LCU)'],
    ['when the words stand behind it', '(LCU) Lift Control Unit'],
    ['from a remark in brackets', 'the lift control unit (see below)'],
    ['when it is one letter', 'a lift (L)'],
    ['without words', '(LCU)'],
  ])('%s', (_, line) => {
    expect(twice(line)).toEqual([]);
  });

  test('from one topic, however often it says so', () => {
    const abbreviations = createAbbreviations();
    for (let line = 0; line < 5; line++) abbreviations.read('the lift control unit (LCU)', 7);
    expect(abbreviations.groups()).toEqual([]);
  });

  test('when articles do not agree', () => {
    const unit = 'the lift control unit (LCU)';
    const other = 'the local cash unit (LCU)';
    expect(learnt(unit, unit, other, other)).toEqual([]);
    expect(learnt(unit, unit, unit, other)).toEqual([]);
    // One in five may be wrong.
    expect(learnt(unit, unit, unit, unit, other)).toEqual([['lcu', 'lift control unit']]);
  });
});

describe('topics', () => {
  const explains = (id: string) => aTopic(id, { title: id, summary: [paragraph('See the lift control unit (LCU).')] });
  const topics = [
    explains('first'),
    explains('second'),
    aTopic('silent', { title: 'Lift control unit is hot', summary: [paragraph('Open a window.')] }),
    aTopic('short', { title: 'LCU is wet', summary: [paragraph('Mop.')] }),
    ...['door', 'roof', 'floor', 'wall', 'lamp', 'sink'].map((id) =>
      aTopic(id, { title: `The ${id} is broken`, summary: [paragraph('Call.')] }),
    ),
  ];

  test('that say only the long form are found by the abbreviation', () => {
    expect(matcherOf(topics)(anUnderstanding('LCU hot'))[0]?.topic).toBe('silent');
  });

  test('that say only the abbreviation are found by the long form', () => {
    const found = (all: typeof topics) =>
      matcherOf(all)(anUnderstanding('lift control unit')).map(({ topic }) => topic);
    expect(found(topics)).toContain('short');
    // Nobody else explains it.
    expect(found(topics.slice(1))).not.toContain('short');
  });

  test('are found by what the keeper says it means, and not by what articles say', () => {
    const match = matcherOf(topics, [['LCU', 'wet']]);
    const found = match(anUnderstanding('LCU')).map(({ topic }) => topic);
    expect(found).not.toContain('silent');
    expect(found[0]).toBe('short');
  });
});

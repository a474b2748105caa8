import { describe, expect, test } from '@jest/globals';
import { buildIndex as indexOf } from '../../src/match/build-index.js';
import { createMatcher } from '../../src/match/match.js';
import { keptFit } from '../helpers/fits.js';
import { type MatchIndex, matchIndexVersion } from '../../src/match/match-index.js';
import { mostWords } from '../../src/match/word-pairs.js';
import type { Topic } from '../../src/model/topic.js';
import { understand } from '../../src/understand/understand.js';
import { printers } from '../helpers/printers.js';
import { inventedWord, numbers } from '../helpers/random.js';
import { aCause, aStep, aTopic, paragraph } from '../helpers/topics.js';

/** @param synonyms groups of terms that mean the same, as people write them */
const buildIndex = (topics: readonly Topic[], synonyms: string[][] = []) =>
  indexOf(topics, {
    synonyms,
    translations: [{ language: 'xx', foreign: ['brakk'], english: ['broken'] }],
    otherProducts: ['Fax', 'AB Copier'],
  });

/** The pairs of an index as words. */
const pairsOf = ({ pairs, words }: MatchIndex) =>
  [...pairs].map((pair) => `${words[Math.floor(pair / mostWords)]} ${words[pair % mostWords]}`);

/** The topics that hold a term. */
function holding({ starts, documents }: MatchIndex['wordPostings'], term: number): number[] {
  return [...documents.subarray(starts[term], starts[term + 1])];
}

describe('pairs', () => {
  const topics = [
    aTopic('a', { title: 'Vault quota', symptoms: ['disk full', 'agent stopped'], summary: [paragraph('Buy.')] }),
    aTopic('b', { title: 'disk full', summary: [paragraph('Sell.')] }),
  ];
  const index = buildIndex(topics);

  test('are of words in one line', () => {
    expect(pairsOf(index)).toContain('disk full');
    expect(pairsOf(index)).not.toContain('full agent');
  });

  test('stand in rising order, each with the topics that hold it', () => {
    expect([...index.pairs]).toEqual([...index.pairs].sort((one, other) => one - other));
    const place = (pair: string) => pairsOf(index).indexOf(pair);
    expect(holding(index.pairPostings, place('disk full'))).toEqual([0, 1]);
    expect(holding(index.pairPostings, place('vault quota'))).toEqual([0]);
    expect(index.pairPostings.starts).toHaveLength(index.pairs.length + 1);
  });
});

test('every word has the topics that hold it', () => {
  const index = buildIndex(printers);
  const term = (word: string) =>
    holding(index.wordPostings, index.words.indexOf(word)).map((each) => index.topics[each]);
  expect(term('printer')).toEqual(['paper-jam', 'offline']);
  expect(term('lock')).toEqual(['scanner']);
});

test('topics that say nothing are left out, and the numbers of the others follow on', () => {
  const topics = [
    aTopic('empty', { codes: ['NothingHereError'] }),
    aTopic('cause', { causes: [aCause('x')], platform: 'linux', clouds: ['fairfax'] }),
    aTopic('step', { steps: [aStep('Wait')], codes: ['WaitForItError'], clouds: ['mooncake', 'public'] }),
  ];
  const index = buildIndex(topics);
  expect(index.topics).toEqual(['cause', 'step']);
  expect([...index.platforms]).toEqual([2, 0]);
  expect([...index.isPublic]).toEqual([0, 1]);
  expect(index.codes).toEqual({ codes: ['WaitForItError'], topics: Uint32Array.of(1) });
  expect(index.lines.ofTopic).toHaveLength(3);
});

describe('meanings', () => {
  const topics = [aTopic('a', { title: 'The virtual machine is stuck', summary: [paragraph('Call.')] })];

  test('that keepers wrote are kept as tokens', () => {
    expect(buildIndex(topics, [['VM', 'virtual machines']]).synonyms).toEqual([['vm', 'virtual machin']]);
  });

  test('of one term, or of one that is nothing but stop words, are none', () => {
    expect(buildIndex(topics, [['VM'], ['disk', 'it is'], ['disks', 'disk'], []]).synonyms).toEqual([]);
  });

  const explain = (long: string) =>
    ['a', 'b'].map((id) => aTopic(id, { title: id, summary: [paragraph(`${long} is stuck.`)] }));

  test('that several articles explain are learnt', () => {
    expect(buildIndex(explain('The Lift Control Unit (LCU)')).synonyms).toEqual([['lcu', 'lift control unit']]);
  });

  test('that a keeper gave go before what articles explain', () => {
    const { synonyms } = buildIndex(explain('The Lift Control Unit (LCU)'), [['LCU', 'local cash unit']]);
    expect(synonyms).toEqual([['lcu', 'local cash unit']]);
  });
});

describe('other products', () => {
  const naming = (id: string, title: string) => aTopic(id, { title, summary: [paragraph('Call.')] });

  test('are those that fewer than two topics name', () => {
    const topics = [naming('a', 'The fax is full'), naming('b', 'Hello'), naming('c', 'The AB copier is full')];
    expect(buildIndex(topics).otherProducts).toEqual(['fax', 'ab copier']);
    expect(buildIndex([...topics, naming('d', 'Faxes')]).otherProducts).toEqual(['ab copier']);
    expect(buildIndex([...topics, naming('d', 'AB buys a copier')]).otherProducts).toEqual(['fax', 'ab copier']);
  });
});

describe('the index', () => {
  const next = numbers(23);
  const word = () => inventedWord(next, 3 + next(6));
  const phrase = () => Array.from({ length: 2 + next(9) }, word).join(' ');
  const many: Topic[] = [
    ...printers,
    ...Array.from({ length: 60 }, (_, number) =>
      aTopic(`t${number}`, { title: phrase(), symptoms: [phrase()], summary: [paragraph(phrase())] }),
    ),
  ];
  const synonyms = [['toner', 'cartridge', 'ink']];

  test('of the same topics is the same', () => {
    const again = JSON.parse(JSON.stringify(many)) as Topic[];
    expect(buildIndex(again, synonyms)).toEqual(buildIndex(many, synonyms));
  });

  test('is plain data: a copy of it finds the same', () => {
    const index = buildIndex(many, synonyms);
    const copy = structuredClone(index);
    expect(copy).toEqual(index);
    const [match, matchCopy] = [createMatcher(index, keptFit), createMatcher(copy, keptFit)];
    for (const text of ['papre jam', 'the ink is low', 'TonerLevelLow', 'PrinterPaperJamDetectd', many[40]!.title])
      expect(matchCopy(understand(text))).toEqual(match(understand(text)));
  });

  test('is not changed by being asked', () => {
    const index = buildIndex(many, synonyms);
    const before = structuredClone(index);
    const match = createMatcher(index, keptFit);
    for (const { title } of many) match(understand(title));
    expect(index).toEqual(before);
  });

  test('tells its version, and holds for no topics, too', () => {
    const index = buildIndex([]);
    expect(index.version).toBe(matchIndexVersion);
    expect([index.topics, index.words, [...index.pairs], index.synonyms]).toEqual([[], [], [], []]);
  });
});
